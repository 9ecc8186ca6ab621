import type { MessageClass } from './message-classes.ts';
import { countedTexts, numberOf, textLengthBefore } from './tokens.ts';

/** Octets at one place of one kind of message that stay the same in each recording and are not the same in all. */
export interface Run {
  /** Per recording and message: where it begins; -1 where the message has not got it. */
  readonly starts: readonly (readonly number[])[];
  readonly length: number;
}

/** From where places in a message are counted: its start, its end, the end of a text, where a length leads to. -1: this
 *  message has no such place. */
type Anchor = (bytes: Uint8Array) => number;

/** Octets around a moving anchor that are looked at. */
const REACH = 64;
/** One message in ten may have been sorted wrongly, or hold another text in front. */
const MOST_STRANGE = 0.1;
/** Places that may hold the length of what comes before the next part. */
const MOST_JUMPS_FROM = 24;
const MOST_TEXTS = 4;
/** Fewer octets name nobody: they are kinds, flags and the slow ends of counters. */
export const FEWEST_OCTETS = 4;
/** Long ones in which chance made one octet alike: they are one all the same. */
const LONG: ReadonlySet<number> = new Set([16, 20, 24, 32]);

const VARIES = 0;
const SAME = 1;
const DIFFERS = 2;

/** What stands at one distance from the anchor in each recording; -1: not the same. */
interface Column {
  readonly state: number;
  readonly octets: readonly number[];
}

/** Every stretch of these messages that stays the same within each recording and differs between them.
 *  @param alike looks for what is the same in all recordings instead */
export function runsOf(messages: MessageClass, alike = false): Run[] {
  const wanted = alike ? SAME : DIFFERS;
  return anchorsFor(messages).flatMap(({ anchor, from, to }) => runsAround(messages, anchor, from, to, wanted));
}

function anchorsFor(messages: MessageClass): { anchor: Anchor; from: number; to: number }[] {
  const all = messages.flat();
  const longest = all.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  const found: { anchor: Anchor; from: number; to: number }[] = [{ anchor: () => 0, from: 0, to: longest }];
  if (all.some(({ bytes }) => bytes.length !== longest))
    found.push({ anchor: (bytes) => bytes.length, from: -REACH, to: 0 });
  const texts = new Map(all.map(({ bytes }) => [bytes, countedTexts(bytes)]));
  for (let i = 0; i < MOST_TEXTS; i++) {
    const end = (bytes: Uint8Array): number => {
      const text = texts.get(bytes)?.[i];
      return text ? text.at + text.length : -1;
    };
    if (new Set(all.map(({ bytes }) => end(bytes))).size > 1) found.push({ anchor: end, from: 0, to: REACH });
  }
  for (let at = 0; at < MOST_JUMPS_FROM; at++) {
    for (const [width, isLittle] of [
      [1, false],
      [2, false],
      [2, true],
      [4, false],
      [4, true],
    ] as const) {
      const jump = (bytes: Uint8Array): number => at + width + numberOf(bytes, at, width, isLittle);
      // Where it always leads to the same place, that place is seen from the start; where it leads to the end, from there.
      const isLength = all.every(({ bytes }) => jump(bytes) < bytes.length);
      if (isLength && new Set(all.map(({ bytes }) => jump(bytes))).size > 1)
        found.push({ anchor: jump, from: 0, to: REACH });
    }
  }
  return found;
}

function runsAround(messages: MessageClass, anchor: Anchor, from: number, to: number, wanted: number): Run[] {
  const anchors = messages.map((own) => own.map(({ bytes }) => anchor(bytes)));
  const columns: Column[] = [];
  for (let delta = from; delta < to; delta++) columns.push(columnAt(messages, anchors, delta));
  return stretches(columns, wanted)
    .flatMap((stretch) => cut(stretch, columns, (at) => placeOf(messages, anchors, from + at)))
    .map(({ at, length }) => ({ starts: startsOf(messages, anchors, from + at, length), length }));
}

function columnAt(messages: MessageClass, anchors: readonly (readonly number[])[], delta: number): Column {
  const octets = messages.map((own, r) => commonOctet(own, anchors[r] ?? [], delta));
  const seen = octets.filter((_, r) => (messages[r]?.length ?? 0) > 0);
  if (seen.some((octet) => octet < 0)) return { state: VARIES, octets };
  return { state: seen.every((octet) => octet === seen[0]) ? SAME : DIFFERS, octets };
}

/** The octet that nearly all messages have there; -1: there is none. (Boyer and Moore's majority vote, then counted.) */
function commonOctet(messages: MessageClass[number], anchors: readonly number[], delta: number): number {
  let common = -1;
  let lead = 0;
  for (const [i, { bytes }] of messages.entries()) {
    const octet = octetAt(bytes, anchors[i] ?? -1, delta);
    if (lead === 0) common = octet;
    lead += octet === common ? 1 : -1;
  }
  const strange = messages.filter(({ bytes }, i) => octetAt(bytes, anchors[i] ?? -1, delta) !== common).length;
  return strange <= messages.length * MOST_STRANGE ? common : -1;
}

function octetAt(bytes: Uint8Array, anchor: number, delta: number): number {
  return anchor < 0 ? -1 : (bytes[anchor + delta] ?? -1);
}

interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** Stretches that differ. One octet that chance made alike does not cut a number in two. */
function stretches(columns: readonly Column[], wanted: number): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < columns.length; at++) {
    if (columns[at]?.state !== wanted) continue;
    let end = at + 1;
    while (columns[end]?.state === wanted) end++;
    const last = found.at(-1);
    const whole = last ? end - last.at : 0;
    const isOneNumber =
      last !== undefined &&
      last.at + last.length + 1 === at &&
      wanted === DIFFERS &&
      columns[at - 1]?.state === SAME &&
      (LONG.has(whole) || isTooShortAlone(last.length, end - at, whole));
    if (isOneNumber && last) found[found.length - 1] = { at: last.at, length: whole };
    else found.push({ at, length: end - at });
    at = end - 1;
  }
  return found;
}

/** Two pieces of which neither, or of eight octets not both, could stand alone. */
function isTooShortAlone(one: number, other: number, whole: number): boolean {
  if (whole > 2 * FEWEST_OCTETS) return false;
  const isShort = Math.min(one, other) < FEWEST_OCTETS;
  return isShort && (whole === 2 * FEWEST_OCTETS || Math.max(one, other) < FEWEST_OCTETS);
}

/** One message that has the place: its octets, and where in them it is. */
interface Place {
  readonly bytes: Uint8Array;
  readonly at: number;
}

function placeOf(messages: MessageClass, anchors: readonly (readonly number[])[], delta: number): Place[] {
  return messages.flatMap((own, r) => {
    const i = (anchors[r] ?? []).findIndex((anchor) => anchor >= 0 && anchor + delta >= 0);
    const bytes = own[i]?.bytes;
    return bytes ? [{ bytes, at: (anchors[r]?.[i] ?? 0) + delta }] : [];
  });
}

/** A stretch may hold several parts: texts say their length in front; what is left is a number. */
function cut(stretch: Stretch, columns: readonly Column[], placesOf: (at: number) => readonly Place[]): Stretch[] {
  const found: Stretch[] = [];
  let { at, length } = stretch;
  while (length > 0) {
    const lengths = new Set(placesOf(at).map((place) => textLengthBefore(place.bytes, place.at, length)));
    const [text] = lengths;
    if (lengths.size !== 1 || text === undefined || text === 0) break;
    found.push({ at, length: text });
    at += text;
    length -= text;
  }
  const rest = asNumber({ at, length }, columns);
  if (rest) found.push(rest);
  return found;
}

/** Three or seven octets with a zero beside them that is the same in all: a number of four or eight whose largest octet says
 *  nothing yet. Another octet, too, where it stands alone on one side: chance made it the same. */
function asNumber({ at, length }: Stretch, columns: readonly Column[]): Stretch | null {
  if (length === FEWEST_OCTETS - 1 || length === 2 * FEWEST_OCTETS - 1) {
    if (isZero(columns[at + length])) return { at, length: length + 1 };
    if (isZero(columns[at - 1])) return { at: at - 1, length: length + 1 };
    const [isBefore, isAfter] = [isLone(columns, at - 1, at - 2), isLone(columns, at + length, at + length + 1)];
    if (isBefore !== isAfter) return { at: isBefore ? at - 1 : at, length: length + 1 };
  }
  return length >= FEWEST_OCTETS ? { at, length } : null;
}

function isLone(columns: readonly Column[], at: number, beyond: number): boolean {
  return columns[at]?.state === SAME && columns[beyond]?.state !== SAME;
}

function isZero(column: Column | undefined): boolean {
  return column?.state === SAME && column.octets.includes(0);
}

function startsOf(
  messages: MessageClass,
  anchors: readonly (readonly number[])[],
  delta: number,
  length: number,
): number[][] {
  return messages.map((own, r) =>
    own.map(({ bytes }, i) => {
      const anchor = anchors[r]?.[i] ?? -1;
      const at = anchor + delta;
      return anchor >= 0 && at >= 0 && at + length <= bytes.length ? at : -1;
    }),
  );
}
