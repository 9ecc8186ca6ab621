import { isAlphanumeric, isDigit } from '../bytes/text.ts';
import { placeOf, standsAt } from '../bytes/scan.ts';
import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit, type MinePattern } from './detector.ts';
import { FEWEST_ANYWHERE } from './mine-patterns.ts';

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
    // A printable run of an unknown message is searched where its octets stand: in the message itself.
    if (context.mine.length === 0 || (field.path === 'unknown.text' && field.chain.length === 0)) return NONE;
    const found: Found[] = [];
    for (const pattern of context.mine) search(field, pattern, context, found);
    return found.length === 0 ? NONE : judge(longestOnly(found)).map((one) => hitOf(one, field, context));
  },
};

/** Bits from which chance is out of the question: 2^56 is 7 * 10^7 times 10^9 octets. */
const SURE_BITS = 56;
/** Own values this near to each other in one message vouch for each other. */
const COMPANY = 256;
/** Hits told per field; more are counted nowhere else either: a field full of one value is one exposure. */
const MOST_HITS = 256;
/** A number inside a longer run of digits, a word inside a longer word: long enough to be no accident. */
const SURE_DIGITS = 16;
const SURE_LETTERS = 12;
/** A run of digits between borders: six- and seven-digit numbers are common enough in text to meet by chance. */
const SURE_NUMBER = 8;

interface Found {
  readonly pattern: MinePattern;
  readonly at: number;
  readonly length: number;
  confidence: Confidence;
  /** Whether the engine may weigh it again. */
  readonly weak: boolean;
}

function search(field: Field, pattern: MinePattern, context: DetectContext, found: Found[]): void {
  const { octets } = pattern;
  const { length } = octets;
  if (length > field.length) return;
  const add = (at: number, confidence: Confidence, weak: boolean): void => {
    if (found.length < MOST_HITS && at + length > field.at + (field.repeated ?? 0)) found.push({ pattern, at, length, confidence, weak });
  };
  const isWhole = length === field.length && standsAt(field.bytes, octets, field.at, field.at + length);
  // What was opened further is searched inside; its own octets may still be the value (a token that happens to decode).
  if (isText(pattern)) {
    if (isWhole) add(field.at, confidenceOfWhole(field, pattern, context), false);
    else if (field.leaf && pattern.anywhere) {
      for (const at of places(field, octets)) {
        const confidence = confidenceInside(field, at, pattern);
        if (confidence) add(at, confidence, false);
      }
    }
    return;
  }
  const alone = pattern.bits >= SURE_BITS ? 'confirmed' : 'possible';
  if (field.leaf && field.unclaimed) for (const at of places(field, octets)) add(at, alone, true);
  else if (isWhole) add(field.at, alone === 'confirmed' ? alone : 'likely', true);
}

function isText({ chain }: MinePattern): boolean {
  return !chain[0]?.startsWith('u');
}

/** The whole field is the value. Short ones need the field's name to agree. */
function confidenceOfWhole(field: Field, { octets, kind }: MinePattern, context: DetectContext): Confidence {
  const isNumber = octets.every(isDigit);
  if (octets.length > FEWEST_ANYWHERE || (octets.length === FEWEST_ANYWHERE && !isNumber)) return 'confirmed';
  if (octets.length >= 2 && field.key !== null && context.keys.meaning(field.key)?.type === kind) return 'confirmed';
  return octets.length === FEWEST_ANYWHERE ? 'likely' : 'possible';
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
  while (isNumber && before >= field.at && field.bytes[before] === 0x30) before--;
  const after = at + length;
  return !(before >= field.at && belongs(field.bytes[before] ?? 0)) && !(after < field.at + field.length && belongs(field.bytes[after] ?? 0));
}

/** ASCII letters and digits, and any part of a letter of other scripts. */
function isWordOctet(octet: number): boolean {
  return octet >= 0x80 || isAlphanumeric(octet);
}

/** Every place of the octets in the field, at most `MOST_HITS`. Looks for the pattern's rarest octet first. */
function* places(field: Field, octets: Uint8Array): Generator<number> {
  const rare = rarest(octets);
  const end = field.at + field.length;
  const wanted = octets[rare] ?? 0;
  let told = 0;
  for (let i = placeOf(field.bytes, wanted, field.at + rare, end); i < end && told < MOST_HITS; i = placeOf(field.bytes, wanted, i + 1, end)) {
    if (!standsAt(field.bytes, octets, i - rare, end)) continue;
    told++;
    yield i - rare;
  }
}

function rarest(octets: Uint8Array): number {
  const index = octets.findIndex((octet) => octet !== 0 && octet !== 0xff);
  return Math.max(index, 0);
}

/** Of the forms of one value that overlap, the longest is what was sent: eight octets, not the four inside them. */
function longestOnly(found: readonly Found[]): Found[] {
  return found.filter(
    (one) => !found.some((other) => other !== one && other.pattern.mineIndex === one.pattern.mineIndex && other.length > one.length && overlaps(one, other)),
  );
}

/** Different own values that stand near each other, and not in each other's octets, vouch for each other. */
function judge(found: Found[]): Found[] {
  const inCompany = found.filter((one) =>
    found.some((other) => other.pattern.mineIndex !== one.pattern.mineIndex && other.pattern.value !== one.pattern.value && !overlaps(one, other) && Math.abs(other.at - one.at) <= COMPANY),
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
  const hit = { kind: kind === 'message' ? 'message-exposed' : 'identifier-exposed', confidence, subject, part: { at, length } } as const;
  if (!weak || confidence === 'confirmed') return hit;
  return { ...hit, weak: { bits, place: at - field.at - (field.repeated ?? 0) } };
}
