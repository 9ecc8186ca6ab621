import { decodeText, encodeUtf8, isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { same } from './pairs.ts';
import type { Emit, UnwrapLimits } from './unwrapper.ts';

/** One item of a binary kin of JSON (MessagePack, CBOR) and where the next one begins. */
export type Item =
  | { readonly kind: 'array' | 'map'; readonly count: number; readonly next: number }
  | { readonly kind: 'text' | 'bytes'; readonly at: number; readonly length: number; readonly next: number }
  | { readonly kind: 'number'; readonly text: string; readonly next: number }
  | { readonly kind: 'nothing' | 'end'; readonly next: number };

/** Reads the item at `at`. Null: no item begins here, or it does not end before `end`. `count` is -1 where an `end` item
 *  closes the container. */
export type ReadItem = (bytes: Uint8Array, at: number, end: number) => Item | null;

/** Deeper nesting is no message of an app; as for JSON. */
const MAX_DEPTH = 64;
const MOST_ITEMS = 20_000;
/** Longest name kept in a path. */
const LONGEST_NAME = 128;

interface Container {
  readonly kind: 'array' | 'map';
  readonly path: string;
  readonly key: string | null;
  /** Items to come; -1: until an `end`. */
  left: number;
  /** In a map: the name of the value to come; null: a name comes. */
  name: string | null;
}

/** What a look over the items found. */
interface ItemSigns {
  /** The first item is a map, every name of which is readable text. */
  readonly isNamed: boolean;
  /** Octets of the longest readable text that is no name. */
  readonly longest: number;
}

/** Reads one item with all that is in it. Null: it does not fill `bytes[at..end)` exactly, or breaks the rules. */
export function lookAtItems(read: ReadItem, bytes: Uint8Array, at: number, end: number): ItemSigns | null {
  let longest = 0;
  let isNamed = true;
  const first = read(bytes, at, end);
  const stop = eachItem(read, bytes, at, end, {
    name(item) {
      if (item.kind !== 'text' || item.length === 0 || !isReadable(bytes, item.at, item.length)) isNamed = false;
      return '';
    },
    value(item) {
      if (item.kind === 'text' && item.length > longest && isReadable(bytes, item.at, item.length))
        longest = item.length;
    },
  });
  return stop === end ? { isNamed: isNamed && first?.kind === 'map' && first.count !== 0, longest } : null;
}

/** Emits the values as fields `<name>.a.b` and `<name>.a[]`, named by the nearest name; names have the role `name`; numbers
 *  are told in decimal digits. What follows the first bad octet is one nameless field. */
export function openItems(name: string, read: ReadItem, field: Field, emit: Emit, limits: UnwrapLimits): boolean {
  const { bytes, at: start } = field;
  const end = start + field.length;
  let emitted = 0;
  const say = (path: string, key: string | null, at: number, length: number, role: 'name' | 'value'): void => {
    if (length === 0) return;
    emitted++;
    emit({ path, key, bytes, at, length, role, locate: same });
  };
  let stop = start;
  for (let documents = 0; stop < end && documents < MOST_ITEMS; documents++) {
    stop = eachItem(
      read,
      bytes,
      stop,
      end,
      {
        name(item, path) {
          if (item.kind === 'number') return item.text;
          if (item.kind !== 'text') return '';
          say(path, null, item.at, item.length, 'name');
          return decodeText(bytes, item.at, Math.min(item.length, LONGEST_NAME));
        },
        value(item, at, path, key) {
          if (item.kind === 'text' || item.kind === 'bytes') say(path, key, item.at, item.length, 'value');
          else if (item.kind === 'number' && limits.octets >= item.text.length) {
            const place = { at, length: item.next - at };
            const text = encodeUtf8(item.text);
            limits.octets -= text.length;
            emitted++;
            emit({ path, key, bytes: text, at: 0, length: text.length, role: 'value', locate: () => place });
          }
        },
      },
      name,
    );
    if (stop >= 0) continue; // an item has an octet at least
    stop = -1 - stop;
    break;
  }
  if (emitted > 0 && stop < end) say(name, null, stop, end - stop, 'name');
  return emitted > 0;
}

interface Visitor {
  /** @returns the name's text */
  name(item: Item, path: string): string;
  value(item: Item, at: number, path: string, key: string | null): void;
}

/** Goes over one item and all that is in it, without recursion. @returns the index behind it; where it breaks, -1 less the
 *  index of the bad octet. */
function eachItem(read: ReadItem, bytes: Uint8Array, start: number, end: number, visitor: Visitor, root = ''): number {
  const stack: Container[] = [];
  let at = start;
  for (let items = 0; items < MOST_ITEMS; items++) {
    const item = read(bytes, at, end);
    if (!item) return -1 - at;
    const inside = stack.at(-1);
    if (item.kind === 'end') {
      if (inside?.left !== -1 || inside.name !== null) return -1 - at;
      stack.pop();
    } else if (inside?.kind === 'map' && inside.name === null) {
      if (item.kind === 'map' || item.kind === 'array') return -1 - at;
      inside.name = visitor.name(item, inside.path);
    } else {
      const isElement = inside?.kind === 'array';
      const path = !inside ? root : isElement ? `${inside.path}[]` : `${inside.path}.${inside.name ?? ''}`;
      const key = !inside ? null : isElement ? inside.key : inside.name;
      if (inside) {
        inside.name = null;
        if (inside.left > 0) inside.left--;
      }
      if (item.kind !== 'map' && item.kind !== 'array') visitor.value(item, at, path, key);
      else if (stack.length >= MAX_DEPTH) return -1 - at;
      else stack.push({ kind: item.kind, path, key, left: item.count, name: null });
    }
    at = item.next;
    for (let top = stack.at(-1); top?.left === 0 && top.name === null; top = stack.at(-1)) stack.pop();
    if (stack.length === 0) return at;
  }
  return -1 - at;
}
