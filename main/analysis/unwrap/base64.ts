import { base64Digits, base64Octet, decodeBase64, decodedLength, digitsBehind } from '../bytes/base64.ts';
import { isReadable } from '../bytes/text.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Shorter words too often decode to something by chance: 12 letters stand for 9 octets. */
const FEWEST = 12;
/** Octets looked at before a guess. Nine random octets are readable once in some 6,000 words, 48 never. */
const LOOK = 48;

/** Base64 (RFC 4648). Undeclared, it is opened only where readable text, JSON or gzip comes out. */
export const base64: Unwrapper = {
  name: 'base64',
  recognise(field) {
    if (field.length < FEWEST) return 0;
    const digits = base64Digits(field.bytes, field.at, field.length);
    if (digits < FEWEST) return 0;
    const head = new Uint8Array(Math.min(LOOK, decodedLength(digits)));
    for (let i = 0; i < head.length; i++) head[i] = base64Octet(field.bytes, field.at, i);
    if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return 0.95;
    // A letter of several octets may be cut at the end of the look: up to 3 octets less are as good.
    for (let cut = 0; cut <= (decodedLength(digits) > LOOK ? 3 : 0); cut++) {
      if (isReadable(head, 0, head.length - cut)) return head[0] === 0x7b || head[0] === 0x5b ? 0.9 : 0.65; // '{', '['
    }
    return 0;
  },
  open(field, emit, limits) {
    if ((field.length * 3) / 4 > limits.octets) return false;
    const bytes = decodeBase64(field.bytes, field.at, field.length);
    if (!bytes || bytes.length === 0) return false;
    limits.octets -= bytes.length;
    emit({
      path: '',
      key: field.key,
      bytes,
      at: 0,
      length: bytes.length,
      role: field.role,
      locate: (part) => digitsBehind(field.at, field.length, part),
    });
    return true;
  },
};
