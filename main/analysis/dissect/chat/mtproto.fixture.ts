import { createCipheriv } from 'node:crypto';
import { octets } from '../recording-sink.fixture.ts';

/** Made by https://core.telegram.org/mtproto (transports, samples-auth_key), with invented numbers, nonces and keys. tshark
 *  4.0.17 does not know the protocol. */
const u32le = (value: number): string =>
  String.fromCharCode(value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24);

export const NONCE = 'nonce-of-16-byte';
/** `req_pq_multi`, 40 octets; the answer stands for `resPQ`. */
export const QUESTION = `${'\0'.repeat(8)}\x14\x97\x05\0\xeb\xe5\x77\x67${u32le(20)}\xf1\x8e\x7e\xbe${NONCE}`;
const ANSWER_BODY = `\x63\x24\x16\x05${NONCE}${'\x71'.repeat(60)}`;
export const ANSWER = `${'\0'.repeat(8)}\x01\x97\x05\0\xeb\xe5\x77\x67${u32le(ANSWER_BODY.length)}${ANSWER_BODY}`;
export const KEY_ID = '\x8c\x11\xfe\x40\x02\xd9\x63\xb7';
/** 24 octets of head, three blocks. */
export const SEALED = `${KEY_ID}${'\x31\xe8'.repeat(8)}${'\x95\x0a\xc6\x7f'.repeat(12)}`;

const abridged = (message: string): string => String.fromCharCode(message.length / 4) + message;
const sized = (message: string): string => u32le(message.length) + message;

export const ABRIDGED = octets(`\xef${abridged(QUESTION)}${abridged(SEALED)}`);
export const ABRIDGED_SEALED = octets(`\xef${abridged(SEALED)}`);
export const ABRIDGED_ANSWER = octets(abridged(ANSWER) + abridged(SEALED) + abridged(u32le(-404 >>> 0)));
export const INTERMEDIATE = octets(`\xee\xee\xee\xee${sized(QUESTION)}${sized(SEALED)}`);
export const INTERMEDIATE_SEALED = octets(`\xee\xee\xee\xee${sized(SEALED)}`);
export const PADDED = octets(`\xdd\xdd\xdd\xdd${sized(`${QUESTION}pad`)}${sized(`${SEALED}pad`)}`);
export const FULL = octets(`${u32le(52)}${u32le(0)}${QUESTION}\x4c\x7e\x12\x90`);

/** 64 octets as the obfuscation asks for, then `stream` under the key in them. The last four octets of the counter are
 *  ones, so that adding to it carries. */
export function obfuscated(tag: string, stream: string): Uint8Array {
  const start = octets(`\x51\x0d\xa6\x33${'\x6b\xf2\x18\x9e'.repeat(13)}${tag}\x02\0\x77\x11`);
  start.fill(0xff, 52, 56);
  const cipher = createCipheriv('aes-256-ctr', start.subarray(8, 40), start.subarray(40, 56));
  const hidden = cipher.update(Buffer.concat([start, octets(stream)]));
  return octets(Buffer.concat([start.subarray(0, 56), hidden.subarray(56)]));
}

export const OBFUSCATED = obfuscated('\xef\xef\xef\xef', abridged(SEALED));
export const OBFUSCATED_INTERMEDIATE = obfuscated('\xee\xee\xee\xee', sized(SEALED));
export const OBFUSCATED_PLAIN = obfuscated('\xdd\xdd\xdd\xdd', sized(`${QUESTION}pad`));
