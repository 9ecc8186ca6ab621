import { CONTROL } from '../bytes/signs.ts';
import { Cursor } from '../bytes/cursor.ts';
import { decodeLatin1 } from '../bytes/text.ts';
import { same } from './pairs.ts';
import type { Unwrapper } from './unwrapper.ts';

/** RFC 8010 section 3.1: version, operation or status, number of the request; then groups of attributes. */
const HEADER = 8;
const OPERATION_GROUP = 1;
const END = 3;
const FIRST_VALUE = 0x10;
const CHARSET = 0x47;
/** RFC 8011 section 4.1.4.1: the first attribute of every message. */
const FIRST_NAME = 'attributes-charset';
const MOST_ATTRIBUTES = 2000;
const LONGEST_NAME = 255;

/** A print job's head (Internet Printing Protocol, over HTTP): who prints, from where, what it is called. The document behind
 *  it is a part of its own. */
export const ipp: Unwrapper = {
  name: 'ipp',
  needs: { least: 32, some: CONTROL },
  recognise({ bytes, at, length }) {
    const major = bytes[at] ?? 0;
    if (major < 1 || major > 2 || (bytes[at + 1] ?? 0) > 9) return 0;
    if (bytes[at + HEADER] !== OPERATION_GROUP || bytes[at + HEADER + 1] !== CHARSET || bytes[at + HEADER + 2] !== 0)
      return 0;
    const name = at + HEADER + 4;
    return decodeLatin1(bytes, name, Math.min(name + FIRST_NAME.length, at + length)) === FIRST_NAME ? 0.99 : 0;
  },
  open({ bytes, at, length }, emit, limits) {
    const c = new Cursor(bytes, at + HEADER, at + length);
    let key = '';
    let emitted = 0;
    for (let i = 0; i < MOST_ATTRIBUTES && c.left > 0; i++) {
      const tag = c.u8();
      if (tag === END) break;
      if (tag < FIRST_VALUE) continue; // a group begins
      const name = c.span(c.u16());
      const value = c.span(c.u16());
      if (!c.ok) break;
      // Section 3.1.5: a further value of the same attribute has no name.
      if (name.length > 0) key = decodeLatin1(bytes, name.at, name.at + Math.min(name.length, LONGEST_NAME));
      if (value.length === 0 || value.length > limits.octets) continue;
      limits.octets -= value.length;
      emitted++;
      emit({ path: 'ipp.attribute', key, bytes, ...value, locate: same });
    }
    if (emitted > 0 && c.ok && c.left > 0 && c.left <= limits.octets) {
      limits.octets -= c.left;
      emit({ path: 'ipp.document', key: null, bytes, at: c.at, length: c.left, locate: same });
    }
    return emitted > 0;
  },
};
