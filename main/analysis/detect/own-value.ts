import { isAlphanumeric, isDigit } from '../bytes/text.ts';
import { standsAt } from '../bytes/scan.ts';
import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit, type MinePattern } from './detector.ts';
import { FEWEST_ANYWHERE } from './mine-patterns.ts';
import { OctetIndex } from './octet-index.ts';

/** A value that the user said is theirs, where others could read it: as typed, as decimal text, or as 4 or 8 octets.
 *
 *  What chance can do (docs/own-values.md has the sums): among 10^9 random octets one 4-octet number is met by chance
 *  with either byte order 0.47 times, a 7-octet pattern once in 7 * 10^7 such captures. So a hit is `confirmed` by itself
 *  only from 56 bits on; a shorter one needs company: another own value within 256 octets of the same message (for two
 *  4-octet numbers 10^9 random octets give that 1.1 * 10^-7 times). Without company it is `possible`, carries `weak`, and is
 *  weighed by the whole capture at its end (`own-value-weight.ts`). */
export const ownValue: Detector = {
  id: 'own-value',
  version: 1,
  inspect(field, context) {
    if (!mayHoldOwn(context.mine, field.bytes, field.at, field.length)) return NONE; // most fields end here
    // A printable run of an unknown message is searched where its octets stand: in the message itself.
    const isShownTwice = field.chain.length === 0 && RUN.test(field.path);
    if (isShownTwice && field.path === 'unknown.text') return NONE;
    const found: Found[] = [];
    searchWhole(field, isShownTwice ? context.mine.filter(({ anywhere }) => !anywhere) : context.mine, context, found);
    if (!isShownTwice && (field.leaf || field.guessed === true)) searchInside(field, context.mine, found);
    return found.length === 0 ? NONE : judge(longestOnly(found)).map((one) => hitOf(one, field, context));
  },
};

/** A printable run, and what was opened in it. */
const RUN = /^unknown\.text(?:\.|$)/;
/** Bits from which chance is out of the question: 2^56 is 7 * 10^7 times 10^9 octets. */
const SURE_BITS = 56;
/** Own values this near to each other in one message vouch for each other. */
const COMPANY = 256;
/** Hits told per field; more are counted nowhere else either: a field full of one value is one exposure. */
const MOST_HITS = 256;
/** Shorter values stand in half of all fields. */
const FEWEST_WORTH_TELLING = 4;
/** A number inside a longer run of digits, a word inside a longer word: long enough to be no accident. */
const SURE_DIGITS = 16;
const SURE_LETTERS = 12;
/** A run of digits between borders: six- and seven-digit numbers are common enough in text to meet by chance. */
const SURE_NUMBER = 8;

const ZERO = 0x30;

interface Found {
  readonly pattern: MinePattern;
  readonly at: number;
  readonly length: number;
  confidence: Confidence;
  /** Whether the engine may weigh it again. */
  readonly weak: boolean;
}

/** The whole field is the value. What was opened further is searched inside, but its own octets may still be the value
 *  (a token that happens to decode). */
function searchWhole(field: Field, mine: readonly MinePattern[], context: DetectContext, found: Found[]): void {
  const { at, length, bytes } = field;
  for (const pattern of mine) {
    if (!isWhole(pattern.octets, bytes, at, length)) continue;
    if (isText(pattern)) {
      const confidence = confidenceOfWhole(field, pattern, context);
      if (confidence) found.push({ pattern, at, length, confidence, weak: false });
    } else if (!(field.leaf && field.unclaimed))
      found.push({ pattern, at, length, confidence: pattern.bits >= SURE_BITS ? 'confirmed' : 'likely', weak: true });
  }
}

/** Part of the field: text everywhere, numbers in 4 or 8 octets only in bytes that no dissector claims. */
function searchInside(field: Field, mine: readonly MinePattern[], found: Found[]): void {
  const shown = field.at + (field.repeated ?? 0);
  ownOf(mine).index.scan(field.bytes, field.at, field.at + field.length, (pattern, at) => {
    const { length } = pattern.octets;
    if (found.length >= MOST_HITS || at + length <= shown || (length === field.length && isText(pattern))) return;
    if (isText(pattern)) {
      const confidence = confidenceInside(field, at, pattern);
      if (confidence) found.push({ pattern, at, length, confidence, weak: false });
    } else if (field.unclaimed) {
      found.push({ pattern, at, length, confidence: pattern.bits >= SURE_BITS ? 'confirmed' : 'possible', weak: true });
    }
  });
}

/** Made once per analysis: its patterns never change, and there is one analysis at a time nearly always. */
interface Own {
  readonly index: OctetIndex<MinePattern>;
  /** Searched as a whole field only. */
  readonly short: readonly MinePattern[];
}
let lastMine: readonly MinePattern[] = [];
let lastOwn: Own = { index: new OctetIndex<MinePattern>([]), short: [] };

function ownOf(mine: readonly MinePattern[]): Own {
  if (mine === lastMine) return lastOwn;
  lastMine = mine;
  lastOwn = {
    index: new OctetIndex(mine.filter(({ anywhere }) => anywhere)),
    short: mine.filter(({ anywhere }) => !anywhere),
  };
  return lastOwn;
}

/** Could an own value stand in these octets, or be them? No means no: asked of every member of a document, and of every
 *  datagram that nobody knows. */
export function mayHoldOwn(mine: readonly MinePattern[], bytes: Uint8Array, at: number, length: number): boolean {
  if (mine.length === 0) return false;
  const { index, short } = ownOf(mine);
  if (index.holds(bytes, at, at + length)) return true;
  for (const { octets } of short) if (isWhole(octets, bytes, at, length)) return true;
  return false;
}

function isWhole(octets: Uint8Array, bytes: Uint8Array, at: number, length: number): boolean {
  return octets.length === length && standsAt(bytes, octets, at, at + length);
}

function isText({ chain }: MinePattern): boolean {
  return !chain[0]?.startsWith('u');
}

/** The whole field is the value. Short ones need the field's name to agree; the shortest say nothing without it. */
function confidenceOfWhole(field: Field, { octets, kind }: MinePattern, context: DetectContext): Confidence | null {
  const isNumber = octets.every(isDigit);
  if (octets.length > FEWEST_ANYWHERE || (octets.length === FEWEST_ANYWHERE && !isNumber)) return 'confirmed';
  if (octets.length >= 2 && field.key !== null && context.keys.meaning(field.key)?.type === kind) return 'confirmed';
  if (octets.length === FEWEST_ANYWHERE) return 'likely';
  return octets.length >= FEWEST_WORTH_TELLING ? 'possible' : null;
}

/** Part of a longer text or of unclaimed octets; null: part of another word or number. */
function confidenceInside(field: Field, at: number, { octets }: MinePattern): Confidence | null {
  const { length } = octets;
  const isNumber = octets.every(isDigit);
  const bordered = hasBorders(field, at, length, isNumber);
  // In binary octets the neighbour may look like a letter or a digit by accident.
  if (isNumber) {
    if (length >= SURE_DIGITS || (bordered && length >= SURE_NUMBER)) return 'confirmed';
    return bordered ? 'likely' : field.unclaimed ? 'possible' : null;
  }
  const stands = bordered || field.unclaimed;
  if (length >= SURE_LETTERS || (stands && length > FEWEST_ANYWHERE)) return 'confirmed';
  return stands ? 'likely' : null;
}

/** Zeros before a number do not change it (`o0123456789` in QQ's cookies). */
function hasBorders(field: Field, at: number, length: number, isNumber: boolean): boolean {
  const belongs = isNumber ? isDigit : isWordOctet;
  let before = at - 1;
  if (isNumber) while (before >= field.at && field.bytes[before] === ZERO) before--;
  const after = at + length;
  return (
    !(before >= field.at && belongs(field.bytes[before] ?? 0)) &&
    !(after < field.at + field.length && belongs(field.bytes[after] ?? 0))
  );
}

/** ASCII letters and digits, and any part of a letter of other scripts. */
function isWordOctet(octet: number): boolean {
  return octet >= 0x80 || isAlphanumeric(octet);
}

/** Of the forms of one value that overlap, the longest is what was sent: eight octets, not the four inside them. */
function longestOnly(found: readonly Found[]): Found[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.pattern.mineIndex === one.pattern.mineIndex &&
          other.length > one.length &&
          overlaps(one, other),
      ),
  );
}

/** Different own values that stand near each other, and not in each other's octets, vouch for each other. */
function judge(found: Found[]): Found[] {
  const inCompany = found.filter((one) =>
    found.some(
      (other) =>
        other.pattern.mineIndex !== one.pattern.mineIndex &&
        other.pattern.value !== one.pattern.value &&
        !overlaps(one, other) &&
        Math.abs(other.at - one.at) <= COMPANY,
    ),
  );
  for (const one of inCompany) if (one.length >= 4) one.confidence = 'confirmed';
  return found;
}

function overlaps(a: Found, b: Found): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

function hitOf({ pattern, at, length, confidence, weak }: Found, field: Field, context: DetectContext): Hit {
  const { kind, value, bits } = pattern;
  const subject = {
    type: kind,
    key: field.key,
    value: context.values.note(kind, value),
    chain: pattern.chain.length === 0 ? field.chain : [...field.chain, ...pattern.chain],
    mine: kind,
    reason: 'own-value',
  } as const;
  const hit = {
    kind: kind === 'message' ? 'message-exposed' : 'identifier-exposed',
    confidence,
    subject,
    part: { at, length },
  } as const;
  // What is sent again in a cookie or a token repeats its accident in every flow: the whole capture cannot vouch for it.
  if (!weak || confidence === 'confirmed' || field.guessed === true) return hit;
  return { ...hit, weak: { bits, place: at - field.at - (field.repeated ?? 0) } };
}
