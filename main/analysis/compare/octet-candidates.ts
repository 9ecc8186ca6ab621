import { isPrintable } from '../bytes/printable-runs.ts';
import { hex, isAlphanumeric, isReadable } from '../bytes/text.ts';
import { SSRC_AT } from '../dissect/calls/rtp-header.ts';
import { isClockText, isInClock } from './clock.ts';
import { FEWEST_OCTETS, runsOf } from './columns.ts';
import { writtenValue } from './field-book.ts';
import { classesOf, type MessageClass } from './message-classes.ts';
import {
  AGAIN_SECONDS,
  type Candidate,
  type Held,
  isSighted,
  MOST_EXCHANGES,
  MOST_SIGHTINGS,
  type Observed,
  type OctetMessage,
  type Sighting,
} from './observed.ts';
import { countedTexts, type Grammar, grammarOf, type Token } from './tokens.ts';
import { type WideText, wideTexts } from './wide-texts.ts';

/** A varint of fewer octets is a kind or a count. */
const FEWEST_VARINT = 3;
const NO_CHAIN: readonly string[] = [];
const VARINT: readonly string[] = ['varint'];

/** Where a value stood in one message. */
interface Spot {
  readonly message: OctetMessage;
  readonly at: number;
  readonly length: number;
}

/** Octets looked at in all kinds of messages together. Each is read some hundred times at worst, so this bounds the time;
 *  small groups come first, since a call's sound tells nothing. */
const MOST_OCTETS = 32 * 1024 * 1024;

export interface OctetCandidates {
  readonly found: readonly Candidate[];
  /** Kinds of messages that were not looked at. */
  readonly omitted: number;
}

/** Every part of unexplained octets that stays the same within each recording.
 *  @param isOneUser stretches that are the same in all recordings are looked for, not those that differ */
export function octetCandidates(recordings: readonly Observed[], isOneUser: boolean): OctetCandidates {
  const found: Candidate[] = [];
  let left = MOST_OCTETS;
  let omitted = 0;
  for (const { all, path } of groupsOf(recordings)) {
    const varied = new Set<string>();
    // The larger kinds first: what varies in one of them is no constant where it was seen once.
    for (const messages of classesOf(all).toSorted((a, b) => fewest(b) - fewest(a))) {
      left -= octetsOf(messages);
      if (left < 0) omitted++;
      else found.push(...candidatesOf(messages, path, varied, isOneUser));
    }
  }
  return { found, omitted };
}

/** Groups that two recordings know, the smallest first. */
function groupsOf(recordings: readonly Observed[]): { readonly all: MessageClass; readonly path: string }[] {
  const ids = new Set(recordings.flatMap(({ groups }) => [...groups.keys()]));
  return [...ids]
    .toSorted()
    .map((id) => ({
      all: recordings.map(({ groups }) => withoutRepeats(groups.get(id)?.messages ?? [])),
      path: recordings.map(({ groups }) => groups.get(id)?.path).find((one) => one !== undefined) ?? '',
    }))
    .filter(({ all }) => all.filter((messages) => messages.length > 0).length > 1)
    .toSorted((a, b) => octetsOf(a.all) - octetsOf(b.all));
}

function octetsOf(messages: MessageClass): number {
  let octets = 0;
  for (const own of messages) for (const { bytes } of own) octets += bytes.length;
  return octets;
}

function fewest(messages: MessageClass): number {
  return Math.min(...messages.map((own) => own.length).filter((count) => count > 0));
}

function withoutRepeats(messages: readonly OctetMessage[]): OctetMessage[] {
  const seen = new Map<string, OctetMessage>();
  return messages.filter((one) => {
    const octets = hex(one.bytes);
    const before = seen.get(octets);
    seen.set(octets, one);
    if (!before || before.ends.id !== one.ends.id || !before.time || !one.time)
      return !before || before.ends.id !== one.ends.id;
    return one.time.seconds - before.time.seconds >= AGAIN_SECONDS;
  });
}

function candidatesOf(messages: MessageClass, path: string, varied: Set<string>, isOneUser: boolean): Candidate[] {
  const grammar = grammarOf(messages.flat().map(({ bytes }) => bytes));
  const byToken = [
    ...tokenCandidates(messages, path, grammar ?? countedTexts, varied),
    ...(grammar === null && fewest(messages) > 1 ? recurringTexts(messages, path) : []),
  ];
  const wide = grammar === null ? tokenCandidates(messages, path, wideTokens, new Set()) : [];
  const isWhole = grammar !== null && byToken.some(({ path: own }) => own.includes('protobuf'));
  if (isWhole || fewest(messages) < 2) return [...byToken, ...wide];
  const byPlace = runsOf(messages, isOneUser).flatMap(({ starts, length }): Candidate[] => {
    const spots = messages.map((own, r) =>
      own.flatMap((message, i): Spot[] => {
        const at = starts[r]?.[i] ?? -1;
        return at < 0 ? [] : [{ message, at, length }];
      }),
    );
    const held = spots.map((own) => commonHeld(own, false));
    return held.some((one, r) => one === null && (messages[r]?.length ?? 0) > 0) ||
      isOfClock(spots) ||
      isInText(spots) ||
      isInWideText(spots) ||
      isMediaSource(spots)
      ? []
      : [{ path: `${path}.octets`, key: null, chain: NO_CHAIN, held, how: 'octets' }];
  });
  return [...byToken, ...wide, ...byPlace];
}

/** What the messages' own grammar, or the lengths in front of their texts, cut out. */
function tokenCandidates(messages: MessageClass, path: string, read: Grammar, varied: Set<string>): Candidate[] {
  const roles = new Map<string, { spots: Spot[][]; isVarint: boolean }>();
  for (const [recording, own] of messages.entries()) {
    for (const message of own) {
      const alike = new Map<string, number>();
      for (const token of read(message.bytes) ?? []) {
        const nth = alike.get(token.path) ?? 0;
        alike.set(token.path, nth + 1);
        const id = nth === 0 ? token.path : `${token.path}#${nth}`;
        let role = roles.get(id);
        if (!role) roles.set(id, (role = { spots: messages.map(() => []), isVarint: token.isVarint }));
        role.isVarint &&= token.isVarint;
        role.spots[recording]?.push({ message, at: token.at, length: token.length });
      }
    }
  }
  const isGrammar = read !== countedTexts && read !== wideTokens;
  return [...roles].flatMap(([id, { spots, isVarint }]): Candidate[] => {
    if (spots.flat().every(({ length }) => length < (isVarint ? FEWEST_VARINT : FEWEST_OCTETS))) return [];
    // Without a grammar, texts are told apart by their number alone, and a chance one in front shifts it.
    const held = spots.map((own) => commonHeld(own, isVarint));
    if (held.some((one, r) => one === null && (spots[r]?.length ?? 0) > 0)) {
      varied.add(id);
      return [];
    }
    // A chance letter in front of a text in UTF-16 shifts it by an octet.
    if (read === wideTokens && held.some((one) => one?.count === 1)) return [];
    if (held.some((one) => one?.count === 1) && (varied.has(id) || (!isGrammar && !held.every(isPlainText)))) return [];
    if (isVarint ? held.some(isTime) : isOfClock(spots)) return [];
    return [
      {
        path: `${path}.${isGrammar ? id : 'text'}`,
        key: null,
        chain: isVarint ? VARINT : read === wideTokens ? wideChain(spots) : NO_CHAIN,
        held,
        how: 'field',
      },
    ];
  });
}

/** Texts in UTF-16, by their number. */
function wideTokens(bytes: Uint8Array): Token[] {
  return wideTexts(bytes).map(({ at, length }, i) => ({ path: `wide.${i}`, at, length, isVarint: false }));
}

function wideChain(spots: readonly (readonly Spot[])[]): readonly string[] {
  const [first] = spots.flat();
  return [first?.message.bytes[first.at] === 0 ? 'utf-16be' : 'utf-16le'];
}

/** Texts behind their length that most messages hold, whatever stands before them: a chance text in front shifts the number
 *  of those behind it, but not their order. Told where the recordings have as many. */
function recurringTexts(messages: MessageClass, path: string): Candidate[] {
  const texts = messages.map((own) => {
    const byValue = new Map<string, Spot[]>();
    for (const message of own) {
      for (const { at, length } of countedTexts(message.bytes)) {
        const value = writtenValue(message.bytes, at, length);
        const known = byValue.get(value);
        if (known) known.push({ message, at, length });
        else byValue.set(value, [{ message, at, length }]);
      }
    }
    const often = [...byValue.values()].filter((spots) => spots.length > own.length / 2);
    return often.toSorted((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  });
  const [first, ...others] = texts.filter((_, r) => (messages[r]?.length ?? 0) > 0);
  if (!first || others.some((own) => own.length !== first.length)) return [];
  return first.map((_, i): Candidate => {
    const held = texts.map((own) => (own[i] ? commonHeld(own[i], false) : null));
    return { path: `${path}.text`, key: null, chain: NO_CHAIN, held, how: 'field' };
  });
}

/** The value that nearly all spots hold; null: there is none. */
function commonHeld(spots: readonly Spot[], isVarint: boolean): Held | null {
  const byValue = new Map<string, Spot[]>();
  for (const spot of spots) {
    const { bytes } = spot.message;
    const value = isVarint ? varint(bytes, spot.at, spot.length) : writtenValue(bytes, spot.at, spot.length);
    const known = byValue.get(value);
    if (known) known.push(spot);
    else if (byValue.size > spots.length / 8 + 1) return null;
    else byValue.set(value, [spot]);
  }
  for (const [value, own] of byValue) {
    if (own.length < spots.length * 0.9) continue;
    const sightings: Sighting[] = [];
    for (const { message, at, length } of own) {
      if (sightings.length < MOST_SIGHTINGS && !isSighted(sightings, { ...message, where: [] }))
        sightings.push(sightingOf(message, at, length));
    }
    const exchanges = [...new Set(own.map(({ message }) => message.exchange))];
    return { value, count: exchanges.length, exchanges: exchanges.slice(0, MOST_EXCHANGES), sightings };
  }
  return null;
}

export function sightingOf(message: OctetMessage, at: number, length: number): Sighting {
  const { time, ends, direction, protocol } = message;
  return { where: message.where(at, length), time, ends, direction, protocol };
}

/** In every recording the first one lies in a number that a clock gave. */
function isOfClock(spots: readonly (readonly Spot[])[]): boolean {
  return spots.some(
    (own) =>
      own.length > 0 && own.every(({ message, at, length }) => isInClock(message.bytes, at, length, message.time)),
  );
}

function varint(bytes: Uint8Array, at: number, length: number): string {
  let value = 0n;
  for (let i = length - 1; i >= 0; i--) value = (value << 7n) | BigInt((bytes[at + i] ?? 0) & 0x7f);
  return String(BigInt.asUintN(64, value));
}

export function isTime(held: Held | null): boolean {
  return held !== null && isClockText(held.value, held.sightings[0]?.time ?? null);
}

/** What stands once behind its own length may be chance, unless it is a word or number from first to last. */
function isPlainText(held: Held | null): boolean {
  return held === null || /^[\w .@:+/-]{6,}$/.test(held.value);
}

/** A piece cut out of a longer text is no value: texts are told by their own fields. */
function isInText(spots: readonly (readonly Spot[])[]): boolean {
  return spots.every((own) =>
    own.every(({ message: { bytes }, at, length }) => {
      const isBeside = isPrintable(bytes[at - 1] ?? 0) || isPrintable(bytes[at + length] ?? 0);
      return isBeside && isReadable(bytes, at, length) && !isWord(bytes, at, length);
    }),
  );
}

/** Nearly all of it lies in texts in UTF-16, which are told whole. */
function isInWideText(spots: readonly (readonly Spot[])[]): boolean {
  const texts = new Map<Uint8Array, readonly WideText[]>();
  return spots.every((own) =>
    own.every(({ message: { bytes }, at, length }) => {
      let known = texts.get(bytes);
      if (!known) texts.set(bytes, (known = wideTexts(bytes)));
      const inside = known.reduce((sum, text) => {
        const shared = Math.min(at + length, text.at + text.length) - Math.max(at, text.at);
        return sum + Math.max(0, shared);
      }, 0);
      return length - inside < FEWEST_OCTETS;
    }),
  );
}

/** Letters and digits, with none on either side. */
function isWord(bytes: Uint8Array, at: number, length: number): boolean {
  if (isAlphanumeric(bytes[at - 1] ?? 0) || isAlphanumeric(bytes[at + length] ?? 0)) return false;
  for (let i = at; i < at + length; i++) if (!isAlphanumeric(bytes[i] ?? 0)) return false;
  return true;
}

const RTP_VERSION = 2;
/** RFC 3550 section 6.4: of RTCP, octets 4 to 7 are the synchronisation source. */
const RTCP_SOURCE = 4;
const RTCP_TYPES = { first: 192, last: 223 } as const;

/** The number that a call's sender draws by chance for each call, where packets look like those of a call. */
function isMediaSource(spots: readonly (readonly Spot[])[]): boolean {
  const all = spots.flat();
  return (
    all.length > 0 &&
    all.every(({ message: { bytes }, at }) => {
      if ((bytes[0] ?? 0) >> 6 !== RTP_VERSION) return false;
      const type = bytes[1] ?? 0;
      const isControl = type >= RTCP_TYPES.first && type <= RTCP_TYPES.last;
      return at === (isControl ? RTCP_SOURCE : SSRC_AT);
    })
  );
}
