import type { OctetMessage } from './observed.ts';

/** Messages of one kind, per recording. */
export type MessageClass = readonly (readonly OctetMessage[])[];

/** Octets at the front that may say a message's kind. */
const TAG_OCTETS = 8;
/** Kinds that one octet may tell. Where it tells more it is a number. */
const MOST_KINDS = 12;
/** Messages of one kind that are looked at, per recording. */
const MOST_LOOKED_AT = 128;
/** Ways to sort one group, with all that they yield. */
const MOST_CLASSES = 64;

/** Sorts the messages of one group by what may tell their kind: nothing, their length, each of their first octets, all of
 *  those that do. How they are sorted can hide a constant but not make one, so each way is tried. */
export function classesOf(all: MessageClass): MessageClass[] {
  const places = Array.from({ length: TAG_OCTETS }, (_, place) => place).filter((place) => tellsKind(all, place));
  const ways = [
    () => '',
    (one: OctetMessage) => places.map((place) => one.bytes[place] ?? -1).join(' '),
    ...places.map((place) => (one: OctetMessage) => String(one.bytes[place] ?? -1)),
    (one: OctetMessage) => String(one.bytes.length),
  ];
  const found = new Map<string, MessageClass>();
  for (const way of ways) {
    for (const one of sorted(all, way)) {
      const id = one.map((messages) => `${messages.length}:${messages.map(numberOf).join(' ')}`).join('|');
      if (found.size < MOST_CLASSES && !found.has(id)) found.set(id, one);
    }
  }
  return [...found.values()];
}

const numbers = new WeakMap<OctetMessage, number>();
let numbered = 0;

function numberOf(message: OctetMessage): number {
  let number = numbers.get(message);
  if (number === undefined) numbers.set(message, (number = ++numbered));
  return number;
}

/** Of each kind that two recordings know. */
function sorted(all: MessageClass, kindOf: (one: OctetMessage) => string): MessageClass[] {
  const kinds = new Map<string, OctetMessage[][]>();
  for (const [recording, messages] of all.entries()) {
    for (const one of messages) {
      const kind = kindOf(one);
      let known = kinds.get(kind);
      if (!known) kinds.set(kind, (known = all.map(() => [])));
      const own = known[recording];
      if (own && own.length < MOST_LOOKED_AT) own.push(one);
    }
  }
  return [...kinds.values()].filter((one) => one.filter((messages) => messages.length > 0).length > 1);
}

/** Does the octet at this place take few values, the same in the recordings? One that differs between them is none. */
function tellsKind(all: MessageClass, place: number): boolean {
  const seen = all.filter((messages) => messages.length > 0).map((messages) => countsAt(messages, place));
  const kinds = new Set(seen.flatMap((counts) => [...counts.keys()]));
  if (seen.length < 2 || kinds.size < 2 || kinds.size > MOST_KINDS) return false;
  const shared = [...kinds].filter((kind) => seen.every((counts) => counts.has(kind)));
  return seen.every((counts) => {
    const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
    return shared.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0) * 2 > total;
  });
}

function countsAt(messages: readonly OctetMessage[], place: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { bytes } of messages) {
    const octet = bytes[place] ?? -1;
    counts.set(octet, (counts.get(octet) ?? 0) + 1);
  }
  return counts;
}
