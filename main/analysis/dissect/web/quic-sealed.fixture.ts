import { createCipheriv } from 'node:crypto';
import { initial, crypto as cryptoFrame, join } from './quic.fixture.ts';
import { AES_128_GCM, headerMask, nextSecret, packetKeys, type PacketKeys } from './quic-keys.ts';
import { octetsOf } from './tls-sealed.fixture.ts';
import { clientHello, serverHello } from './tls.fixture.ts';

/** Seals packets with a short header under AES-128-GCM, RFC 9001 section 5. */
export class ShortSealer {
  #secret: Uint8Array;
  #keys: PacketKeys;
  #phase = 0;
  #number = 0;
  readonly #id: Uint8Array;

  constructor(secret: Uint8Array, id: Uint8Array) {
    this.#secret = secret;
    this.#keys = packetKeys(secret, AES_128_GCM, 'quic');
    this.#id = id;
  }

  seal(frames: Uint8Array): Uint8Array {
    const number = this.#number++;
    const header = join([0x41 | (this.#phase << 2)], this.#id, [number >> 8, number & 0xff]);
    const nonce = Uint8Array.from(this.#keys.iv);
    nonce[11] = (nonce[11] ?? 0) ^ (number & 0xff);
    nonce[10] = (nonce[10] ?? 0) ^ (number >> 8);
    const cipher = createCipheriv('aes-128-gcm', this.#keys.key, nonce);
    cipher.setAAD(header);
    const plain = join(frames, new Uint8Array(Math.max(0, 20 - frames.length)));
    const packet = join(header, cipher.update(plain), cipher.final(), cipher.getAuthTag());
    const at = header.length - 2;
    const mask = headerMask(this.#keys, packet.subarray(at + 4, at + 20)) ?? new Uint8Array(5);
    packet[0] = (packet[0] ?? 0) ^ ((mask[0] ?? 0) & 0x1f);
    for (let i = 0; i < 2; i++) packet[at + i] = (packet[at + i] ?? 0) ^ (mask[1 + i] ?? 0);
    return packet;
  }

  /** RFC 9001 section 6. */
  update(): void {
    this.#secret = nextSecret(this.#secret, AES_128_GCM, 'quic');
    this.#keys = { ...packetKeys(this.#secret, AES_128_GCM, 'quic'), hp: this.#keys.hp };
    this.#phase ^= 1;
  }
}

const CLIENT_ID = Uint8Array.from([1, 2, 3]);
const SERVER_ID = Uint8Array.from([9, 8, 7, 6, 5]);

/** Both hellos of a connection, the lines of a key log that open it, and what seals its packets. */
export function sealedConnection(name: string, alpn: string) {
  const hello = Uint8Array.from(clientHello({ sni: 'quic.example', alpn: [alpn], more: [[43, [2, 3, 4]]] }));
  hello.set(octetsOf(`${name} random`), 6);
  const answer = Uint8Array.from(serverHello(0x0303, 0x1301, { supported: 0x0304 }));
  const digits = (what: string): string => Buffer.from(octetsOf(`${name} ${what}`)).toString('hex');
  return {
    hellos: [
      ['out', initial(cryptoFrame(hello), { source: CLIENT_ID })],
      [
        'in',
        initial(cryptoFrame(answer), {
          from: 'server',
          keyedBy: INITIAL_ID,
          destination: CLIENT_ID,
          source: SERVER_ID,
        }),
      ],
    ] as const,
    keyLog: `CLIENT_TRAFFIC_SECRET_0 ${digits('random')} ${digits('client')}\nSERVER_TRAFFIC_SECRET_0 ${digits('random')} ${digits('server')}\n`,
    client: new ShortSealer(octetsOf(`${name} client`), SERVER_ID),
    server: new ShortSealer(octetsOf(`${name} server`), CLIENT_ID),
  };
}

/** The client's first destination, of which `initial` makes keys. */
const INITIAL_ID = Uint8Array.from([0x83, 0x94, 0xc8, 0xf0, 0x3e, 0x51, 0x57, 0x08]);

/** A STREAM frame with offset and length. */
export function stream(id: number, offset: number, data: Uint8Array, isLast = false): Uint8Array {
  const two = (value: number): number[] => [0x40 | (value >> 8), value & 0xff];
  return join([0x0e | (isLast ? 1 : 0), ...two(id), ...two(offset), ...two(data.length)], data);
}

/** An HTTP/3 frame. */
export function frame(type: number, data: Uint8Array): Uint8Array {
  return join([type, 0x40 | (data.length >> 8), data.length & 0xff], data);
}
