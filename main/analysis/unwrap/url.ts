import type { Span } from '../bytes/cursor.ts';
import { placeOf } from '../bytes/scan.ts';
import { same } from './pairs.ts';
import type { Unwrapper } from './unwrapper.ts';

const HASH = 0x23;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const AT = 0x40;
/** Longer ones are no addresses of pages. */
const LONGEST = 16 * 1024;

/** An absolute web address (RFC 3986) as a value, as in Referer: what its query, fragment and user part carry becomes
 *  fields of their own. */
export const url: Unwrapper = {
  name: 'url',
  recognise(field) {
    if (field.length > LONGEST || schemeLength(field.bytes, field.at) === 0) return 0;
    for (let i = field.at; i < field.at + field.length; i++) if ((field.bytes[i] ?? 0) <= 0x20) return 0;
    return field.has(QUESTION) || field.has(HASH) || field.has(AT) ? 0.8 : 0;
  },
  open(field, emit) {
    const { bytes } = field;
    const end = field.at + field.length;
    const start = field.at + schemeLength(bytes, field.at);
    if (start === field.at) return false;
    const hash = placeOf(bytes, HASH, start, end);
    const question = placeOf(bytes, QUESTION, start, hash);
    const slash = placeOf(bytes, SLASH, start, question);
    let emitted = 0;
    const part = (path: string, { at, length }: Span, encodings?: readonly string[]): void => {
      if (length <= 0) return;
      emit({ path, key: null, bytes, at, length, role: 'value', locate: same, ...(encodings && { encodings }) });
      emitted++;
    };
    const at = placeOf(bytes, AT, start, slash);
    if (at < slash) part('url.user', { at: start, length: at - start });
    part('url.host', at < slash ? { at: at + 1, length: slash - at - 1 } : { at: start, length: slash - start });
    part('url.path', { at: slash, length: question - slash });
    part('url.query', { at: question + 1, length: hash - question - 1 }, ['form']);
    part('url.fragment', { at: hash + 1, length: end - hash - 1 });
    return emitted > 0;
  },
};

/** Octets of `http://` or `https://`, any case; 0 for another beginning. */
function schemeLength(bytes: Uint8Array, at: number): number {
  const starts = (text: string): boolean => {
    for (let i = 0; i < text.length; i++) {
      const octet = bytes[at + i] ?? 0;
      const lower = octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet;
      if (lower !== text.charCodeAt(i)) return false;
    }
    return true;
  };
  return starts('http://') ? 7 : starts('https://') ? 8 : 0;
}
