import type { Span } from '../bytes/cursor.ts';
import { placeOf } from '../bytes/scan.ts';
import { isAlphanumeric, isLetter } from '../bytes/text.ts';
import { COLON as COLON_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { same } from './pairs.ts';
import type { Unwrapper } from './unwrapper.ts';

const HASH = 0x23;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const AT = 0x40;
const COLON = 0x3a;
/** Registered schemes have at most 36 characters, nearly all below 20. */
const LONGEST_SCHEME = 36;
/** Longer ones are no addresses of pages. */
const LONGEST = 16 * 1024;

/** An absolute address (RFC 3986) as a value, as in Referer or in an app's links to itself: what its query, fragment and
 *  user part carry becomes fields of their own. */
export const url: Unwrapper = {
  name: 'url',
  needs: { some: COLON_SIGN },
  recognise(field) {
    if (field.length > LONGEST || schemeLength(field) === 0) return 0;
    for (let i = field.at; i < field.at + field.length; i++) if ((field.bytes[i] ?? 0) <= 0x20) return 0;
    return field.has(QUESTION) || field.has(HASH) || field.has(AT) ? 0.8 : 0;
  },
  open(field, emit) {
    const { bytes } = field;
    const end = field.at + field.length;
    const start = field.at + schemeLength(field);
    if (start === field.at) return false;
    const hash = placeOf(bytes, HASH, start, end);
    const question = placeOf(bytes, QUESTION, start, hash);
    const slash = placeOf(bytes, SLASH, start, question);
    let emitted = 0;
    const part = (path: string, { at, length }: Span, encodings?: readonly string[]): void => {
      if (length <= 0) return;
      emit({ path, key: null, bytes, at, length, role: 'value', locate: same, encodings });
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

/** Octets of `http://`, or of an app's own scheme (`parlour://`, RFC 3986 section 3.1); 0 for another beginning. */
function schemeLength({ bytes, at, length }: Field): number {
  if (length === 0 || !isLetter(bytes[at] ?? 0)) return 0;
  const bound = Math.min(at + length, at + LONGEST_SCHEME);
  let end = at + 1;
  while (end < bound && isSchemeOctet(bytes[end] ?? 0)) end++;
  const isScheme = bytes[end] === COLON && bytes[end + 1] === SLASH && bytes[end + 2] === SLASH;
  return isScheme && end + 3 <= at + length ? end + 3 - at : 0;
}

function isSchemeOctet(octet: number): boolean {
  return isAlphanumeric(octet) || octet === 0x2b || octet === 0x2d || octet === 0x2e;
}
