import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';

/** One string of an AMF0 message (Adobe, "Action Message Format -- AMF 0", 2007), with the name it stands under. */
interface AmfString {
  /** Null: an argument by its place alone. */
  readonly key: string | null;
  readonly value: Span;
}

/** Values of one message; a `connect` has some twenty. */
const MAX_VALUES = 512;
/** Objects within objects. */
const MAX_DEPTH = 8;

const NUMBER = 0;
const BOOLEAN = 1;
const STRING = 2;
const OBJECT = 3;
const NULL = 5;
const UNDEFINED = 6;
const ECMA_ARRAY = 8;
const OBJECT_END = 9;
const STRICT_ARRAY = 10;
const DATE = 11;
const LONG_STRING = 12;

/** All strings in `bytes[at..end)`, up to the first octet that makes no sense. */
export function amfStrings(bytes: Uint8Array, at: number, end: number): AmfString[] {
  const found: AmfString[] = [];
  const c = new Cursor(bytes, at, end);
  const budget = { left: MAX_VALUES };
  while (c.ok && c.left > 0 && budget.left > 0) if (!readValue(c, null, 0, found, budget)) break;
  return found;
}

function readValue(
  c: Cursor,
  key: string | null,
  depth: number,
  found: AmfString[],
  budget: { left: number },
): boolean {
  if (depth > MAX_DEPTH || budget.left-- <= 0) return false;
  const type = c.u8();
  if (type === STRING || type === LONG_STRING) {
    const value = c.span(type === STRING ? c.u16() : c.u32());
    if (c.ok) found.push({ key, value });
    return c.ok;
  }
  if (type === NUMBER) return c.skip(8);
  if (type === BOOLEAN) return c.skip(1);
  if (type === DATE) return c.skip(10);
  if (type === NULL || type === UNDEFINED) return c.ok;
  if (type === STRICT_ARRAY) {
    for (let left = c.u32(); left > 0 && c.ok; left--) if (!readValue(c, key, depth + 1, found, budget)) return false;
    return c.ok;
  }
  if (type !== OBJECT && type !== ECMA_ARRAY) return false;
  if (type === ECMA_ARRAY) c.skip(4);
  return readMembers(c, depth, found, budget);
}

/** Names and values, until an empty name and the end's mark. */
function readMembers(c: Cursor, depth: number, found: AmfString[], budget: { left: number }): boolean {
  while (c.ok && c.left > 0) {
    const name = c.span(c.u16());
    if (!c.ok) return false;
    if (name.length === 0) return c.u8() === OBJECT_END && c.ok;
    if (!readValue(c, decodeText(c.bytes, name.at, name.length), depth + 1, found, budget)) return false;
  }
  return false;
}
