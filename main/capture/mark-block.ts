import { COMMENT } from '../formats/pcapng-options.ts';
import { OWN_MARK, processComment } from '../formats/marks.ts';
import type { Owner } from './socket-index.ts';

const FIXED = 32; // octets of an enhanced packet block around its data

/** Adds what we know of a packet to its block, as comments (docs/formats.md). Returns the block itself where there is
 *  nothing to add, or where the source wrote options of its own: those are not ours to move. */
export function markBlock(block: Uint8Array, owner: Owner): Uint8Array {
  const notes = notesFor(owner);
  if (notes.length === 0 || hasOptions(block)) return block;
  const marked = new Uint8Array(block.length + notes.length);
  const view = new DataView(marked.buffer);
  marked.set(block.subarray(0, block.length - 4));
  marked.set(notes, block.length - 4);
  view.setUint32(4, marked.length, true);
  view.setUint32(marked.length - 4, marked.length, true);
  return marked;
}

function hasOptions(block: Uint8Array): boolean {
  const captured = new DataView(block.buffer, block.byteOffset, block.byteLength).getUint32(20, true);
  return block.length !== FIXED + captured + (-captured & 3);
}

const MAX_KNOWN = 1000; // different process names of one run
const known = new Map<string, Uint8Array>();
const NOTHING = new Uint8Array(0);

/** The option list for an owner; neighbouring packets share it, so it is built once per name. */
function notesFor(owner: Owner): Uint8Array {
  if (owner.process === null && !owner.own) return NOTHING;
  const key = `${owner.own ? 1 : 0}${owner.process ?? ''}`;
  let notes = known.get(key);
  if (notes === undefined) {
    const texts = owner.own ? [OWN_MARK] : [];
    if (owner.process !== null) texts.push(processComment(owner.process));
    notes = optionList(texts);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, notes);
  }
  return notes;
}

/** Comments of ASCII text, then the end of the list. */
function optionList(texts: readonly string[]): Uint8Array {
  const parts = texts.map((text) => {
    const option = new Uint8Array(4 + text.length + (-text.length & 3));
    const view = new DataView(option.buffer);
    view.setUint16(0, COMMENT, true);
    view.setUint16(2, text.length, true);
    for (let i = 0; i < text.length; i++) option[4 + i] = text.charCodeAt(i);
    return option;
  });
  return Uint8Array.from(Buffer.concat([...parts, new Uint8Array(4)]));
}
