import { openAead } from '../../bytes/crypto.ts';
import { headerMask, type PacketKeys } from './quic-keys.ts';

export interface OpenedPacket {
  /** The frames. Octet i was sealed at `payloadAt + i`: both AEADs keep every octet's place. */
  readonly plain: Uint8Array;
  /** Index in the datagram. */
  readonly payloadAt: number;
  readonly number: number;
  /** Octets in which the number was written. */
  readonly numberSize: number;
}

const SAMPLE_BEHIND = 4; // RFC 9001 section 5.4.2
const SAMPLE = 16;

/** Opens the packet `bytes[at..end)` whose protected number begins at `numberAt`, RFC 9001 sections 5.3 and 5.4. `bytes`
 *  stays as it is. `largest`: the largest number seen from this sender, -1 at first. Null: not sealed under these keys. */
export function openPacket(
  bytes: Uint8Array,
  at: number,
  numberAt: number,
  end: number,
  keys: PacketKeys,
  largest: number,
): OpenedPacket | null {
  const sampleAt = numberAt + SAMPLE_BEHIND;
  if (end > bytes.length || sampleAt + SAMPLE > end) return null;
  const mask = headerMask(keys, bytes, sampleAt);
  if (!mask) return null;
  const hidden = (bytes[at] ?? 0) & 0x80 ? 0x0f : 0x1f;
  const first = (bytes[at] ?? 0) ^ ((mask[0] ?? 0) & hidden);
  const numberSize = (first & 3) + 1;
  const header = new Uint8Array(numberAt + numberSize - at);
  for (let i = 0; i < header.length; i++) header[i] = bytes[at + i] ?? 0;
  header[0] = first;
  let truncated = 0;
  for (let i = 0; i < numberSize; i++) {
    const octet = (bytes[numberAt + i] ?? 0) ^ (mask[1 + i] ?? 0);
    header[numberAt - at + i] = octet;
    truncated = truncated * 256 + octet;
  }
  const number = fullNumber(truncated, numberSize, largest);
  const payloadAt = numberAt + numberSize;
  const plain = openAead(keys.suite.aead, keys.key, nonceOf(keys.iv, number), header, bytes.subarray(payloadAt, end));
  return plain && { plain, payloadAt, number, numberSize };
}

/** RFC 9000 appendix A.3. */
function fullNumber(truncated: number, size: number, largest: number): number {
  const window = 2 ** (8 * size);
  const expected = largest + 1;
  const candidate = Math.floor(expected / window) * window + truncated;
  if (candidate <= expected - window / 2) return candidate + window;
  return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
}

/** RFC 9001 section 5.3: the number's octets over the end of the IV. */
function nonceOf(iv: Uint8Array, number: number): Uint8Array {
  const nonce = new Uint8Array(iv.length);
  for (let i = 0; i < iv.length; i++) nonce[i] = iv[i] ?? 0;
  for (let i = nonce.length - 1, left = number; i >= 0 && left > 0; i--, left = Math.floor(left / 256))
    nonce[i] = (nonce[i] ?? 0) ^ (left % 256);
  return nonce;
}
