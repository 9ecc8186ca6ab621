import { EQUALS as EQUALS_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { asIs } from './gzip.ts';
import { encodingsOf, MOST_PAIRS, nameOf, same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

const AMPERSAND = 0x26;
const EQUALS = 0x3d;

/** Letters of the longest name, in octets that nobody knows: chance writes `a=b&c=d` into random text. */
const SURE_NAME = 3;

/** Query strings and `application/x-www-form-urlencoded` (WHATWG URL, section 5.1): `a=b&c=d` into fields named by
 *  their keys. Values keep their octets; where they hold escapes, `percent` is declared. */
export const form: Unwrapper = {
  name: 'form',
  needs: { some: EQUALS_SIGN },
  // A guess needs two pairs: one `a=b` may be anything, base64 with its padding too.
  recognise(field) {
    let pairs = 0;
    let named = false;
    let longest = 0;
    let start = field.at;
    const end = field.at + field.length;
    for (let i = field.at; i <= end; i++) {
      const octet = i < end ? (field.bytes[i] ?? 0) : AMPERSAND;
      if (octet <= 0x20 || octet === 0x7f || octet === 0x22 || octet === 0x3c) return 0; // space, control, '"', '<'
      if (octet === EQUALS && !named) {
        if (!isName(field.bytes, start, i)) return 0;
        named = true;
        longest = Math.max(longest, i - start);
      } else if (octet === AMPERSAND) {
        if (named) pairs++;
        else if (i - start > 40) return 0; // a long stretch without '=': not a list of pairs
        named = false;
        start = i + 1;
      }
    }
    return pairs >= 2 && (longest >= SURE_NAME || field.protocol !== 'unknown') ? 0.7 : 0;
  },
  open(field, emit) {
    if (isOther(field)) return asIs(field, emit);
    let emitted = 0;
    let start = field.at;
    let equals = -1;
    const end = field.at + field.length;
    for (let i = field.at; i <= end && emitted < MOST_PAIRS; i++) {
      const octet = i < end ? field.bytes[i] : AMPERSAND;
      if (octet === EQUALS && equals < 0) equals = i;
      else if (octet === AMPERSAND) {
        if (pair(field, emit, start, equals, i)) emitted++;
        start = i + 1;
        equals = -1;
      }
    }
    return emitted > 0;
  },
};

/** Some senders declare a form and send JSON, XML or packed octets: a name never begins like that. */
function isOther({ bytes, at, length }: Field): boolean {
  const first = bytes[at] ?? 0;
  return length > 0 && (first === 0x7b || first === 0x5b || first === 0x3c || first < 0x20 || first >= 0x7f); // '{', '[', '<'
}

/** `/ : ? { , > ' \` ^ | ; ( ) #` and the backslash. */
const NO_NAME: ReadonlySet<number> = new Set(Array.from("/:?{,>'`^|;()#\\", (letter) => letter.charCodeAt(0)));

/** Names in guessed forms: letters, digits and what encoders leave, at most 64 octets. */
function isName(bytes: Uint8Array, from: number, to: number): boolean {
  if (to <= from || to - from > 64) return false;
  for (let i = from; i < to; i++) {
    const octet = bytes[i] ?? 0;
    if (NO_NAME.has(octet)) return false;
  }
  return true;
}

/** @param equals -1 for a part without `=`, which has a value and no name (`?1470104377`). */
function pair(field: Field, emit: Emit, start: number, equals: number, end: number): boolean {
  const at = equals < 0 ? start : equals + 1;
  const length = end - at;
  if (length <= 0) return false;
  const key = equals > start ? nameOf(field.bytes, start, equals - start) : null;
  const encodings = encodingsOf(field.bytes, at, end, true);
  emit({ path: key ?? 'unnamed', key, bytes: field.bytes, at, length, role: 'value', locate: same, encodings });
  return true;
}
