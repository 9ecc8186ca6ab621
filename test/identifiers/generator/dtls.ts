import { cat, type Piece } from './piece.ts';
import { counted, number } from './packed.ts';
import type { Random } from './random.ts';

/** DTLS 1.2 records (RFC 6347 section 4.1) of a resumed session, in which no certificate is sent, with the use_srtp
 *  extension (RFC 5764). */
export function dtlsRecord(type: number, epoch: number, sequence: number, content: Piece): Piece {
  return cat(
    Uint8Array.of(type, 0xfe, 0xfd),
    number(epoch, 'u16be'),
    number(sequence, 'u64be').bytes.subarray(2),
    counted(content, 'u16be'),
  );
}

function handshake(type: number, sequence: number, body: Piece): Piece {
  const length = number(body.bytes.length, 'u32be').bytes.subarray(1);
  return cat(Uint8Array.of(type), length, number(sequence, 'u16be'), Uint8Array.of(0, 0, 0), length, body);
}

const SRTP = Uint8Array.of(0, 14, 0, 5, 0, 2, 0, 1, 0);

export function dtlsClientHello(random: Random, session: Uint8Array): Piece {
  const extensions = cat(SRTP, Uint8Array.of(0, 23, 0, 0));
  const body = cat(
    Uint8Array.of(0xfe, 0xfd),
    random.bytes(32),
    counted(session, 'u8'),
    Uint8Array.of(0, 0, 4, 0xc0, 0x2b, 0xc0, 0x2f, 1, 0),
    counted(extensions, 'u16be'),
  );
  return dtlsRecord(22, 0, 0, handshake(1, 0, body));
}

export function dtlsServerHello(random: Random, session: Uint8Array): Piece {
  const body = cat(
    Uint8Array.of(0xfe, 0xfd),
    random.bytes(32),
    counted(session, 'u8'),
    Uint8Array.of(0xc0, 0x2b, 0),
    counted(SRTP, 'u16be'),
  );
  return cat(dtlsRecord(22, 0, 0, handshake(2, 0, body)), finished(random));
}

/** ChangeCipherSpec and an encrypted Finished. */
export function finished(random: Random): Piece {
  return cat(dtlsRecord(20, 0, 1, cat(Uint8Array.of(1))), dtlsRecord(22, 1, 0, cat(random.bytes(40))));
}
