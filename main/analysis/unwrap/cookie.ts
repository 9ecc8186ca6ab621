import { placeOf } from '../bytes/scan.ts';
import { EQUALS as EQUALS_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { encodingsOf, MOST_PAIRS, nameOf, same } from './pairs.ts';
import type { Unwrapper } from './unwrapper.ts';

const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const SPACE = 0x20;

/** RFC 6265 section 4.1.1, with the names browsers added: what a Set-Cookie says about the cookie, not its value. */
const ATTRIBUTES = /^(?:expires|max-age|domain|path|secure|httponly|samesite|priority|partitioned|version|comment)$/i;

/** The Cookie header, RFC 6265 section 4.2.1: `a=b; c=d`; and Set-Cookie, of which only the first pair is a value. */
export const cookie: Unwrapper = {
  name: 'cookie',
  needs: { some: EQUALS_SIGN },
  recognise(field) {
    const key = field.key?.toLowerCase();
    return (key === 'cookie' || key === 'set-cookie') && field.has(EQUALS) ? 0.95 : 0;
  },
  open(field, emit) {
    const set = field.key?.toLowerCase() === 'set-cookie';
    let emitted = 0;
    const end = field.at + field.length;
    for (let start = field.at; start < end && emitted < MOST_PAIRS;) {
      const next = placeOf(field.bytes, SEMICOLON, start, end);
      const found = pairIn(field, start, next);
      if (found && !(set && ATTRIBUTES.test(found.key))) {
        const { key, at, length } = found;
        const encodings = encodingsOf(field.bytes, at, at + length, false);
        emit({ path: key, key, bytes: field.bytes, at, length, role: 'value', locate: same, encodings });
        emitted++;
      }
      start = next + 1;
    }
    return emitted > 0;
  },
};

function pairIn(field: Field, from: number, to: number): { key: string; at: number; length: number } | null {
  let at = from;
  let end = to;
  while (at < end && field.bytes[at] === SPACE) at++;
  while (end > at && field.bytes[end - 1] === SPACE) end--;
  const equals = placeOf(field.bytes, EQUALS, at, end);
  if (equals >= end || equals === at) return null;
  const key = nameOf(field.bytes, at, equals - at);
  at = equals + 1;
  if (end - at >= 2 && field.bytes[at] === QUOTE && field.bytes[end - 1] === QUOTE) {
    at++;
    end--;
  }
  return end > at ? { key, at, length: end - at } : null;
}
