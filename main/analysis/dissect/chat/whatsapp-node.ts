import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';

/** A list with an 8-bit count of its items, one with 16 bits, and the empty one. */
export const LIST_8 = 0xf8;
const LIST_16 = 0xf9;
const EMPTY = 0x00;
/** Octets as they are, behind a length of 8 or 24 bits. */
const RAW_8 = 0xfc;
const RAW_24 = 0xfd;
/** `user@server` in two items. */
const PAIR = 0xfa;
/** The second word list: one octet more. */
const SECOND_LIST = 0xec;

/** A login has five items and one child; these bound what hostile octets may ask for. */
const MOST_ITEMS = 256;
const MOST_DEPTH = 8;

/** Words of the first list that stand in a login, by their number (docs/protocols/whatsapp.md says how they were found). */
const WORDS: Readonly<Record<number, string>> = {
  0x01: 'stream',
  0x0c: 'auth',
  0x56: 'mechanism',
  0x89: 'resource',
  0xa5: 'to',
  0xb5: 'user',
};

type Item = { readonly word: number } | { readonly raw: Span } | null;

/** Gives a node's attributes, and its content where that is raw, to the sink: `auth.user`, `stream.resource`. Names nobody
 *  knows are numbers. Stops at the first octet it cannot read; what was read until then stands. */
export function emitWhatsappNode(bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
  const cursor = new Cursor(bytes, at, end);
  const element = readNode(cursor, sink, 0);
  if (element !== null) sink.message({ type: 'whatsapp', element });
  if (cursor.ok) return;
  const unread = { at, length: end - at };
  sink.problem('bad-length', unread);
  if (end > at) sink.field('unread', null, unread, { unclaimed: true }); // own values may still stand in it
}

/** @returns the node's name; null where there is none. */
function readNode(cursor: Cursor, sink: FieldSink, depth: number): string | null {
  const items = listLength(cursor, cursor.u8());
  if (items === 0 || depth >= MOST_DEPTH) return null;
  const tag = nameOf(readItem(cursor));
  for (let left = items - 1; left > 1; left -= 2) {
    const key = nameOf(readItem(cursor));
    const value = readItem(cursor);
    if (!cursor.ok) return tag;
    if (value && 'raw' in value && value.raw.length > 0) sink.field(`${tag}.${key}`, key, value.raw);
  }
  if (items % 2 === 0) readContent(cursor, sink, tag, depth);
  return tag;
}

function readContent(cursor: Cursor, sink: FieldSink, tag: string, depth: number): void {
  const next = cursor.bytes[cursor.at] ?? 0;
  if (cursor.left > 0 && (next === LIST_8 || next === LIST_16)) {
    const children = listLength(cursor, cursor.u8());
    for (let i = 0; i < children && cursor.ok; i++) readNode(cursor, sink, depth + 1);
    return;
  }
  const content = readItem(cursor);
  if (cursor.ok && content && 'raw' in content && content.raw.length > 0)
    sink.field(`${tag}.content`, null, content.raw);
}

function listLength(cursor: Cursor, kind: number): number {
  const length = kind === LIST_8 ? cursor.u8() : kind === LIST_16 ? cursor.u16() : 0;
  if (length > MOST_ITEMS || (kind !== LIST_8 && kind !== LIST_16 && kind !== EMPTY)) cursor.skip(-1); // poisons it
  return cursor.ok ? length : 0;
}

function readItem(cursor: Cursor): Item {
  const kind = cursor.u8();
  if (kind === RAW_8) return { raw: cursor.span(cursor.u8()) };
  if (kind === RAW_24) return { raw: cursor.span(cursor.u8() * 0x10000 + cursor.u16()) };
  if (kind === PAIR) {
    const user = readWord(cursor);
    readWord(cursor);
    return user;
  }
  if (kind === SECOND_LIST) cursor.u8();
  return kind < SECOND_LIST ? { word: kind } : null;
}

/** One item of a pair: a pair in a pair is no address. */
function readWord(cursor: Cursor): Item {
  const kind = cursor.u8();
  return kind === RAW_8 ? { raw: cursor.span(cursor.u8()) } : { word: kind };
}

function nameOf(item: Item): string {
  return item && 'word' in item ? (WORDS[item.word] ?? `word-${item.word}`) : 'other';
}
