import type { Cursor, Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Parsed } from '../../model/message.ts';

/** What a device says of itself: tags with values behind their lengths. */
export interface Tagged {
  readonly values: readonly { readonly tag: number; readonly value: Span }[];
}

/** Announcements have some twenty. */
const MOST_VALUES = 256;

/** Reads tags, lengths of two octets and values to the end. Message null: not one was whole. */
export function readTagged(c: Cursor, tagAt: () => number): Parsed<Tagged> {
  const values: { tag: number; value: Span }[] = [];
  while (c.left > 0) {
    const tag = tagAt();
    const value = c.span(c.u16());
    if (!c.ok) return { message: values.length > 0 ? { values } : null, problem: 'cut-short' };
    if (values.length >= MOST_VALUES) return { message: { values }, problem: 'too-long' };
    values.push({ tag, value });
  }
  return values.length > 0 ? { message: { values }, problem: null } : { message: null, problem: 'cut-short' };
}

/** Names those that are known; own values are searched in the others. */
export function emitTagged({ values }: Tagged, sink: FieldSink, names: Readonly<Record<number, string>>): void {
  for (const { tag, value } of values) {
    const name = names[tag];
    if (value.length > 0) sink.field(name ?? `tag.${tag}`, null, value, { unclaimed: name === undefined });
  }
}
