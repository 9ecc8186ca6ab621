import type { Cursor, Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';

/** Values of one chain: a server's list of its services is the longest, with some hundred. */
const MOST_VALUES = 1_000;

/** What to do with a type's value: a path under which it is told, or a reader of its own. */
export type TlvNames = Readonly<Record<number, string | ((value: Span, c: Cursor) => void)>>;

/** Reads a chain of type, length, value (two octets each of the first two). Values nobody names are told unclaimed.
 *  @param most how many there are; left out: up to the cursor's end */
export function readTlvs(c: Cursor, sink: FieldSink, names: TlvNames, most = MOST_VALUES): void {
  for (let n = 0; n < Math.min(most, MOST_VALUES) && c.left > 0; n++) {
    const type = c.u16();
    const value = c.span(c.u16());
    if (!c.ok) return;
    const name = names[type];
    if (typeof name === 'function') name(value, c);
    else if (name !== undefined) sink.field(name, null, value);
    else if (value.length > 0) sink.field(`tlv.${type}`, null, value, { unclaimed: true });
  }
}
