import { createCipheriv } from 'node:crypto';

/** Telegram's transport obfuscation: the first 64 octets of the stream hold an AES-256-CTR key (8 to 39) and counter
 *  (40 to 55), and are themselves part of the key stream; octets 56 to 59, decrypted, name the framing. Byte
 *  positions as in the published descriptions (cases: "Telegram auth_key_id"). The text to be hidden begins with its
 *  own 64. */
const HIDDEN_FROM = 56;

/** Undoes itself: the key stands in what is never hidden. */
export function obfuscated(bytes: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-ctr', bytes.subarray(8, 40), bytes.subarray(40, HIDDEN_FROM));
  return Buffer.concat([bytes.subarray(0, HIDDEN_FROM), cipher.update(bytes).subarray(HIDDEN_FROM)]);
}
