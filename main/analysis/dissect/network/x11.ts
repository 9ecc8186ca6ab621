import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { spells } from '../ascii.ts';
import { perMessage, type MessageTalk } from './message-talk.ts';

/** X Window System Protocol, version 11, section 8 "Connection Setup": which octet comes first (`B` or `l`), version 11.0, the
 *  name of a way to prove oneself, and the proof. */
const BIG = 0x42;
const LITTLE = 0x6c;
const HEADER = 12;
const LONGEST_NAME = 64;
const LONGEST_PROOF = 1024;
const MOST_OCTETS = 4 * 1024;
const COOKIE = 'MIT-MAGIC-COOKIE-1';

/** A program that shows its window on a screen elsewhere: the key that opens the screen to whoever has it. What it draws is
 *  nobody's. */
export const x11 = perMessage({
  name: 'x11',
  begins: new Set([BIG, LITTLE]),
  recognise: (first) => (setupAt(first, 0, first.length) === null ? 0 : 0.95),
  most: MOST_OCTETS,
  talk: (_flow, sink) => talk(sink),
});

interface Setup {
  readonly size: number;
  readonly name: Span;
  readonly proof: Span;
}

/** Null: no session begins here. The octets may yet be missing. */
function setupAt(bytes: Uint8Array, at: number, end: number): Setup | null {
  const order = bytes[at];
  if (order !== BIG && order !== LITTLE) return null;
  const c = new Cursor(bytes, at + 1, end);
  const number = (): number => (order === BIG ? c.u16() : c.u16le());
  const spare = c.u8();
  const [major, minor, name, proof] = [number(), number(), number(), number()];
  if (number() !== 0 || !c.ok || spare !== 0 || major !== 11 || minor !== 0) return null;
  if (name > LONGEST_NAME || proof > LONGEST_PROOF) return null;
  const proofAt = at + HEADER + padded(name);
  return {
    size: HEADER + padded(name) + padded(proof),
    name: { at: at + HEADER, length: name },
    proof: { at: proofAt, length: proof },
  };
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function talk(sink: FieldSink): MessageTalk {
  let isSetUp = false;
  return {
    sizeOf(direction, bytes, at, end) {
      if (direction === 'in' || isSetUp) return end - at;
      return end - at < HEADER ? 0 : (setupAt(bytes, at, end)?.size ?? -1);
    },
    tell(direction, bytes, at, end) {
      const setup = direction === 'in' || isSetUp ? null : setupAt(bytes, at, end);
      if (setup === null) return false;
      isSetUp = true;
      const { name, proof } = setup;
      const isCookie = name.length === COOKIE.length && spells(bytes, name.at, end, COOKIE);
      if (isCookie && proof.length > 0 && proof.at + proof.length <= end) sink.field('cookie', COOKIE, proof);
      return true;
    },
  };
}
