import { cat, type Part, type Piece, piece } from './piece.ts';
import { counted, number } from './packed.ts';
import type { Random } from './random.ts';
import type { TcpFlow } from './tcp.ts';

/** A TLS 1.3 session of which only the two hellos can be read. RFC 8446 sections 4.1, 5.1, appendix D.4. */
const HANDSHAKE = 22;
const CIPHER_CHANGE = 20;
const APPLICATION = 23;
const LARGEST = 1380;

function record(type: number, content: Part, version = 3): Piece {
  return cat(Uint8Array.of(type, 3, version), counted(content, 'u16be'));
}

function extension(id: number, content: Part): Piece {
  return cat(number(id, 'u16be'), counted(content, 'u16be'));
}

/** The handshake message without record, as QUIC carries it too. */
export function clientHello(random: Random, sni: Part, alpn: string, more: readonly Piece[] = []): Piece {
  const name = cat(Uint8Array.of(0), counted(sni, 'u16be'));
  const extensions = cat(
    extension(0, counted(name, 'u16be')),
    extension(10, Uint8Array.of(0, 4, 0, 29, 0, 23)),
    extension(13, Uint8Array.of(0, 6, 4, 3, 8, 4, 4, 1)),
    extension(16, counted(counted(alpn, 'u8'), 'u16be')),
    extension(43, Uint8Array.of(2, 3, 4)),
    extension(45, Uint8Array.of(1, 1)),
    extension(51, counted(cat(Uint8Array.of(0, 29), counted(random.bytes(32), 'u16be')), 'u16be')),
    ...more,
  );
  const suites = Uint8Array.of(0x13, 1, 0x13, 2, 0x13, 3, 0xc0, 0x2b, 0xc0, 0x2f);
  const body = cat(
    Uint8Array.of(3, 3),
    random.bytes(32),
    counted(random.bytes(32), 'u8'),
    counted(suites, 'u16be'),
    Uint8Array.of(1, 0),
    counted(extensions, 'u16be'),
  );
  return handshake(1, body);
}

function handshake(type: number, body: Piece): Piece {
  return cat(Uint8Array.of(type), Uint8Array.of(0), counted(body, 'u16be'));
}

export function serverHello(random: Random): Piece {
  const extensions = cat(
    extension(43, Uint8Array.of(3, 4)),
    extension(51, cat(Uint8Array.of(0, 29), counted(random.bytes(32), 'u16be'))),
  );
  const body = cat(
    Uint8Array.of(3, 3),
    random.bytes(32),
    counted(random.bytes(32), 'u8'),
    Uint8Array.of(0x13, 1, 0),
    counted(extensions, 'u16be'),
  );
  return handshake(2, body);
}

/** `sni` may hold marks. Lengths in octets of what goes out and comes in, turn by turn. */
export function playTls(flow: TcpFlow, random: Random, sni: Part, turns: readonly [out: number, in_: number][]): void {
  const before = flow.protocol;
  flow.protocol = 'tls';
  flow.out(record(HANDSHAKE, clientHello(random, piece(sni), 'h2'), 1));
  const change = record(CIPHER_CHANGE, Uint8Array.of(1));
  flow.in(cat(record(HANDSHAKE, serverHello(random)), change, opaque(random, 2400)));
  flow.out(cat(change, opaque(random, 74)));
  for (const [out, in_] of turns) {
    flow.out(opaque(random, out));
    flow.in(opaque(random, in_));
  }
  flow.protocol = before;
}

function opaque(random: Random, length: number): Piece {
  const records: Piece[] = [];
  for (let left = length; left > 0; left -= LARGEST) {
    records.push(record(APPLICATION, random.bytes(Math.max(24, Math.min(left, LARGEST)))));
  }
  return cat(...records);
}
