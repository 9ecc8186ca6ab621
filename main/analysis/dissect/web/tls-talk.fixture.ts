import { constants } from 'node:crypto';
import { Duplex } from 'node:stream';
import { connect, createServer, type SecureVersion } from 'node:tls';
import type { Piece } from '../recording-sink.fixture.ts';

export interface Talk {
  /** All that both sides sent, in order. */
  readonly pieces: Piece[];
  readonly keyLog: string;
}

export interface TalkOptions {
  readonly version: SecureVersion;
  readonly ciphers: string;
  /** A CBC suite with the code inside what is encrypted, as before RFC 7366. */
  readonly macThenEncrypt?: boolean;
}

/** A real conversation of OpenSSL with itself, over no network. Both sides share a key, so that no certificate is needed;
 *  OpenSSL takes such suites up to TLS 1.2. */
export async function talkOverTls({ version, ciphers, macThenEncrypt }: TalkOptions, said: Said): Promise<Talk> {
  const pieces: Piece[] = [];
  let keyLog = '';
  const [near, far] = wires(pieces);
  const options = {
    ciphers: `${ciphers}:@SECLEVEL=0`,
    minVersion: version,
    maxVersion: version,
    secureOptions: macThenEncrypt ? constants.SSL_OP_NO_ENCRYPT_THEN_MAC : 0,
  };
  const psk = Buffer.alloc(16, 7);
  const server = createServer({ ...options, pskCallback: () => psk }, (socket) => {
    socket.once('data', () => socket.end(said.in));
  });
  server.emit('connection', far);
  const client = connect({
    ...options,
    socket: near,
    pskCallback: () => ({ psk, identity: 'shared' }),
    checkServerIdentity: () => undefined,
  });
  client.on('keylog', (line) => (keyLog += line.toString('latin1')));
  client.write(said.out);
  await new Promise((resolve, reject) => {
    client
      .on('data', () => undefined)
      .on('end', resolve)
      .on('error', reject);
    server.on('tlsClientError', reject);
  });
  client.destroy();
  far.destroy();
  return { pieces, keyLog };
}

/** What each side says, once. */
interface Said {
  readonly out: string;
  readonly in: string;
}

function wires(pieces: Piece[]): [Duplex, Duplex] {
  const end = (direction: 'out' | 'in', other: () => Duplex): Duplex =>
    new Duplex({
      read() {},
      write(chunk: Buffer, _encoding, done) {
        pieces.push([direction, Uint8Array.from(chunk)]);
        other().push(chunk);
        done();
      },
      final(done) {
        other().push(null);
        done();
      },
    });
  const near: Duplex = end('out', () => far);
  const far: Duplex = end('in', () => near);
  return [near, far];
}
