import { createCipheriv, createHmac } from 'node:crypto';
import { cat, piece, type Piece } from './piece.ts';
import { counted, number } from './packed.ts';

/** QUIC version 1: both sides' first packets as RFC 9000 section 17.2.2 and RFC 9001 section 5 make them (their keys
 *  hang on a connection ID alone), and short-header packets of noise. */
const SALT = Buffer.from('38762cf7f55934b34d179ae6a4c80cadccbb7f0a', 'hex');
const SMALLEST = 1200; // RFC 9000 section 14.1
const TAG = 16;

export interface Initial {
  readonly from: 'client' | 'server';
  /** The connection ID that the client chose for its first packet: the keys of both sides come from it. */
  readonly first: Uint8Array;
  readonly to: Uint8Array;
  readonly own: Uint8Array;
  readonly hello: Piece;
}

export function initial({ from, first, to, own, hello }: Initial): Piece {
  const secret = expand(createHmac('sha256', SALT).update(first).digest(), `${from} in`, 32);
  const key = expand(secret, 'quic key', 16);
  const iv = expand(secret, 'quic iv', 12);
  const protection = expand(secret, 'quic hp', 16);
  const crypto = cat(Uint8Array.of(6, 0), lengthOf(hello.bytes.length), hello);
  const head = (length: number): Uint8Array =>
    cat(
      Uint8Array.of(0xc3, 0, 0, 0, 1),
      counted(to, 'u8'),
      counted(own, 'u8'),
      Uint8Array.of(0),
      lengthOf(length),
      number(0, 'u32be'),
    ).bytes;
  const overhead = head(SMALLEST).length + TAG;
  const padded = new Uint8Array(SMALLEST - overhead);
  padded.set(crypto.bytes);
  const header = head(padded.length + 4 + TAG);
  // The packet number is 0, so the nonce is the initialisation vector itself.
  const cipher = createCipheriv('aes-128-gcm', key, iv);
  cipher.setAAD(header);
  const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  const mask = createCipheriv('aes-128-ecb', protection, null).update(sealed.subarray(0, 16));
  header[0] = (header[0] ?? 0) ^ ((mask[0] ?? 0) & 0x0f);
  for (let i = 0; i < 4; i += 1) {
    const at = header.length - 4 + i;
    header[at] = (header[at] ?? 0) ^ (mask[i + 1] ?? 0);
  }
  return cat(header, piece(sealed));
}

/** HKDF-Expand-Label, RFC 8446 section 7.1, for at most one block. */
function expand(secret: Uint8Array, label: string, length: number): Uint8Array {
  const name = `tls13 ${label}`;
  const info = cat(number(length, 'u16be'), counted(name, 'u8'), Uint8Array.of(0, 1)).bytes;
  return createHmac('sha256', secret).update(info).digest().subarray(0, length);
}

/** A variable-length integer of two octets, RFC 9000 section 16. */
function lengthOf(value: number): Uint8Array {
  return Uint8Array.of(0x40 | (value >> 8), value & 255);
}

/** Transport parameters the ClientHello must hold (RFC 9000 section 18): only our connection ID. */
export function transportParameters(own: Uint8Array): Piece {
  const parameters = cat(Uint8Array.of(0x0f), counted(own, 'u8'), Uint8Array.of(4, 4), number(0x80100000, 'u32be'));
  return cat(number(0x39, 'u16be'), counted(parameters, 'u16be'));
}
