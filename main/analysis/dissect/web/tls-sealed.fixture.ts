import { createCipheriv, createHash } from 'node:crypto';
import { hkdfExpandLabel } from '../../bytes/crypto.ts';
import { clientHello, record, serverHello } from './tls.fixture.ts';

/** What one side says. */
export interface Sealable {
  readonly out: boolean;
  readonly bytes: Uint8Array;
}

/** Seals records as TLS 1.3 does with AES-128-GCM, RFC 8446 section 5.2. */
export class Sealer {
  #secret: Uint8Array;
  #number = 0;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  seal(type: number, content: Uint8Array, padding = 0): Uint8Array {
    const key = hkdfExpandLabel('sha256', this.#secret, 'key', 16);
    const nonce = Uint8Array.from(hkdfExpandLabel('sha256', this.#secret, 'iv', 12));
    nonce[11] = (nonce[11] ?? 0) ^ this.#number++;
    const plain = Uint8Array.from([...content, type, ...new Uint8Array(padding)]);
    const length = plain.length + 16;
    const head = Uint8Array.from([23, 3, 3, length >> 8, length & 0xff]);
    const cipher = createCipheriv('aes-128-gcm', key, nonce);
    cipher.setAAD(head);
    return Uint8Array.from([...head, ...cipher.update(plain), ...cipher.final(), ...cipher.getAuthTag()]);
  }

  /** RFC 8446 section 7.2. */
  update(): void {
    this.#secret = hkdfExpandLabel('sha256', this.#secret, 'traffic upd', 32);
    this.#number = 0;
  }
}

/** Octets of our own that look like nobody's. */
export function octetsOf(name: string): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(name).digest());
}

/** A hello with a client random of its own. */
export function helloOf(name: string, sni = 'sealed.example'): Uint8Array {
  const hello = Uint8Array.from(clientHello({ sni, more: [[43, [2, 3, 4]]] }));
  hello.set(octetsOf(`${name} random`), 6);
  return hello;
}

/** A whole conversation in TLS 1.3, and the lines of a key log that open it. */
export function sealedTalk(said: readonly Sealable[], name = 'one'): { talk: Sealable[]; keyLog: string } {
  const secret = (what: string): Uint8Array => octetsOf(`${name} ${what}`);
  const hand = { out: new Sealer(secret('client handshake')), in: new Sealer(secret('server handshake')) };
  const data = { out: new Sealer(secret('client data')), in: new Sealer(secret('server data')) };
  const lines = [
    ['CLIENT_HANDSHAKE_TRAFFIC_SECRET', 'client handshake'],
    ['SERVER_HANDSHAKE_TRAFFIC_SECRET', 'server handshake'],
    ['CLIENT_TRAFFIC_SECRET_0', 'client data'],
    ['SERVER_TRAFFIC_SECRET_0', 'server data'],
  ].map(
    ([label, what]) =>
      `${label} ${Buffer.from(secret('random')).toString('hex')} ${Buffer.from(secret(what ?? '')).toString('hex')}`,
  );
  const finished = Uint8Array.from([20, 0, 0, 32, ...octetsOf(`${name} finished`)]);
  const talk = [
    { out: true, bytes: record(22, helloOf(name), 0x0301) },
    { out: false, bytes: record(22, serverHello(0x0303, 0x1301, { supported: 0x0304 })) },
    { out: false, bytes: record(20, [1]) },
    { out: false, bytes: hand.in.seal(22, finished) },
    { out: true, bytes: record(20, [1]) },
    { out: true, bytes: hand.out.seal(22, finished) },
    ...said.map(({ out, bytes }) => ({ out, bytes: data[out ? 'out' : 'in'].seal(23, bytes, 3) })),
  ];
  return { talk, keyLog: `# made for a test\n${lines.join('\n')}\n` };
}

/** A key log of these lines. */
export function keyLogBytes(lines: string): Uint8Array {
  return Uint8Array.from(Buffer.from(lines, 'latin1'));
}
