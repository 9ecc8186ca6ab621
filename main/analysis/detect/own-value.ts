import { standsAt } from '../bytes/scan.ts';
import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit, type MinePattern } from './detector.ts';
import { CASELESS, FEWEST_ANYWHERE } from './mine-patterns.ts';
import { hasBorders } from './own-value-beside.ts';
import { OwnSearch } from './own-value-search.ts';

/** A value that the user said is theirs, where others could read it: as typed, in any encoding of `writtenAs`, as a number's
 *  octets, or as a hash of it.
 *
 *  What chance can do (docs/own-values.md has the sums): among 10^9 random octets one 4-octet number is met by chance
 *  with either byte order 0.47 times, a 7-octet pattern once in 7 * 10^7 such captures. So a hit is `confirmed` by itself
 *  only from 56 bits on; a shorter one needs company: another own value within 256 octets of the same message (for two
 *  4-octet numbers 10^9 random octets give that 1.1 * 10^-7 times). Without company it is `possible`, carries `weak`, and is
 *  weighed by the whole capture at its end (`own-value-weight.ts`). */
export const ownValue: Detector = {
  id: 'own-value',
  version: 2,
  inspect(field, context) {
    if (!mayHoldOwn(context.mine, field.bytes, field.at, field.length)) return NONE; // most fields end here
    // A printable run of an unknown message is searched where its octets stand: in the message itself.
    const isShownTwice = field.chain.length === 0 && RUN.test(field.path);
    if (isShownTwice && field.path === 'unknown.text') return NONE;
    const found: Found[] = [];
    const search = searchFor(context.mine);
    search.whole(field.bytes, field.at, field.length, (pattern) => {
      if (field.leaf || !isOpened(pattern)) addWhole(field, pattern, context, found);
    });
    if (!isShownTwice) searchInside(field, search, context, found);
    if (found.length === 0) return NONE;
    return judge(longestOnly(found)).map((one) => hitOf(one, field, context));
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
/** Letters from which a name in other capitals, or backwards, is the same one: shorter ones are other words, too. */
const FEWEST_CHANGED = 8;
/** The hash of a shorter text may be anybody's. */
const FEWEST_HASHED = 6;

interface Found {
  readonly pattern: MinePattern;
  readonly at: number;
  readonly length: number;
  confidence: Confidence;
  /** Letters stand in another case than they were typed. */
  readonly isOtherCase: boolean;
}

/** All patterns at any place. What was opened further is searched inside, but its own octets may still be the value (a token
 *  that happens to decode). */
function searchInside(field: Field, search: OwnSearch, context: DetectContext, found: Found[]): void {
  const shown = field.at + (field.repeated ?? 0);
  const isSearched = field.leaf || field.guessed === true;
  search.scan(field.bytes, field.at, field.at + field.length, (pattern, at) => {
    const { length } = pattern.octets;
    if (!field.leaf && isOpened(pattern)) return;
    if (length === field.length) addWhole(field, pattern, context, found);
    else if (isSearched && found.length < MOST_HITS && at + length > shown) addPart(field, pattern, at, found);
  });
}

/** Is it told where it lies, behind its first step? */
function isOpened({ sort, chain }: MinePattern): boolean {
  return sort !== 'digest' && OPENED.has(chain[0] ?? '');
}

/** What unwrappers undo. */
const OPENED: ReadonlySet<string> = new Set(['base64', 'hex', 'html', 'json', 'percent', 'utf-16be', 'utf-16le']);

function addWhole(field: Field, pattern: MinePattern, context: DetectContext, found: Found[]): void {
  const { at, length } = field;
  if (pattern.sort === 'number') {
    // Alone in octets that nobody understands it is part of them, and nothing more.
    if (field.leaf && field.unclaimed && field.guessed !== true) addPart(field, pattern, at, found);
    else add(field, pattern, at, length, pattern.bits >= SURE_BITS ? 'confirmed' : 'likely', found);
  } else if (pattern.sort === 'text')
    add(field, pattern, at, length, confidenceOfWhole(field, pattern, context), found);
  else addPart(field, pattern, at, found);
}

function addPart(field: Field, pattern: MinePattern, at: number, found: Found[]): void {
  const { octets, sort, bits } = pattern;
  switch (sort) {
    case 'text':
      return add(field, pattern, at, octets.length, confidenceInside(field, at, pattern), found);
    case 'digest':
      return add(field, pattern, at, octets.length, pattern.plain >= FEWEST_HASHED ? 'confirmed' : 'likely', found);
    case 'checksum': {
      // All of a field, and written in digits: there are not so many of these that chance would meet one.
      const isWhole = octets.length === field.length && pattern.beside !== 'unseen' && !field.unclaimed;
      const isThere = pattern.beside === 'unseen' ? field.unclaimed : hasBorders(field, at, pattern);
      return add(field, pattern, at, octets.length, isWhole ? 'likely' : isThere ? 'possible' : null, found);
    }
    case 'number':
      if (field.unclaimed) add(field, pattern, at, octets.length, bits >= SURE_BITS ? 'confirmed' : 'possible', found);
  }
}

function add(
  field: Field,
  pattern: MinePattern,
  at: number,
  length: number,
  confidence: Confidence | null,
  found: Found[],
): void {
  if (confidence === null) return;
  const isOtherCase =
    pattern.sort === 'text' &&
    pattern.beside === 'octets' &&
    pattern.chain.length === 0 &&
    !CASELESS.has(pattern.kind) &&
    !standsAt(field.bytes, pattern.octets, at, at + pattern.octets.length);
  const isChanged = isOtherCase || pattern.chain[0] === 'reversed' || field.chain.at(-1) === 'reversed';
  const isSure = pattern.plain >= FEWEST_CHANGED || !isChanged;
  found.push({ pattern, at, length, confidence: isSure ? confidence : 'possible', isOtherCase });
}

/** Made once per analysis: its patterns never change, and there is one analysis at a time nearly always. */
let lastMine: readonly MinePattern[] = [];
let lastSearch = new OwnSearch([]);

function searchFor(mine: readonly MinePattern[]): OwnSearch {
  if (mine === lastMine) return lastSearch;
  lastMine = mine;
  lastSearch = new OwnSearch(mine);
  return lastSearch;
}

/** Could an own value stand in these octets, or be them? No means no: asked of every member of a document, and of every
 *  datagram that nobody knows. */
export function mayHoldOwn(mine: readonly MinePattern[], bytes: Uint8Array, at: number, length: number): boolean {
  return mine.length > 0 && searchFor(mine).holds(bytes, at, length);
}

/** The whole field is the value. Short ones need the field's name to agree; the shortest say nothing without it. */
function confidenceOfWhole(field: Field, pattern: MinePattern, context: DetectContext): Confidence | null {
  const { plain, isDigits, kind } = pattern;
  if (plain > FEWEST_ANYWHERE || (plain === FEWEST_ANYWHERE && !isDigits)) return 'confirmed';
  if (plain >= 2 && field.key !== null && context.keys.meaning(field.key)?.type === kind) return 'confirmed';
  if (plain === FEWEST_ANYWHERE) return 'likely';
  return plain >= FEWEST_WORTH_TELLING ? 'possible' : null;
}

/** Part of a longer text or of unclaimed octets; null: part of another word or number. */
function confidenceInside(field: Field, at: number, pattern: MinePattern): Confidence | null {
  const { plain, isDigits, beside } = pattern;
  const isBordered = hasBorders(field, at, pattern);
  // In binary octets the neighbour may look like a letter or a digit by accident.
  if (isDigits) {
    if (plain >= SURE_DIGITS || (isBordered && plain >= SURE_NUMBER)) return 'confirmed';
    if (isBordered || (beside === 'unseen' && plain >= SURE_NUMBER)) return 'likely';
    return field.unclaimed ? 'possible' : null;
  }
  const stands = isBordered || field.unclaimed;
  if (plain >= SURE_LETTERS || (stands && plain > FEWEST_ANYWHERE)) return 'confirmed';
  return stands || (beside === 'unseen' && plain > FEWEST_ANYWHERE) ? 'likely' : null;
}

/** Of the forms of one value that overlap, the longest is what was sent: eight octets, not the four inside them. */
function longestOnly(found: readonly Found[]): Found[] {
  if (found.length < 2) return [...found];
  return found.filter(
    (one, i) =>
      !found.some(
        (other, k) =>
          other !== one &&
          other.pattern.mineIndex === one.pattern.mineIndex &&
          (other.length > one.length || (other.length === one.length && k < i)) &&
          overlaps(one, other),
      ),
  );
}

/** Different own values that stand near each other, and not in each other's octets, vouch for each other. */
function judge(found: Found[]): Found[] {
  const inCompany = found.filter(
    (one) =>
      one.confidence !== 'confirmed' &&
      found.some(
        (other) =>
          other.pattern.mineIndex !== one.pattern.mineIndex &&
          other.pattern.value !== one.pattern.value &&
          !overlaps(one, other) &&
          Math.abs(other.at - one.at) <= COMPANY,
      ),
  );
  for (const one of inCompany)
    if (one.length >= 4)
      one.confidence = one.pattern.sort === 'checksum' && one.confidence === 'possible' ? 'likely' : 'confirmed';
  return found;
}

function overlaps(a: Found, b: Found): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

function hitOf({ pattern, at, length, confidence, isOtherCase }: Found, field: Field, context: DetectContext): Hit {
  const { kind, value, bits } = pattern;
  const chain = isOtherCase ? [...pattern.chain, 'letter-case'] : pattern.chain;
  const subject = {
    type: kind,
    key: field.key,
    value: context.values.note(kind, value),
    chain: chain.length === 0 ? field.chain : [...field.chain, ...chain],
    mine: kind,
    reason: 'own-value',
  } as const;
  const hit = {
    kind: kind === 'message' ? 'message-exposed' : 'identifier-exposed',
    confidence,
    subject,
    part: { at, length },
  } as const;
  // What is sent again in a cookie or a token repeats its accident in every flow: the whole capture cannot vouch for it. Nor
  // for a checksum: each value has so many that one of them is some constant's.
  if (pattern.sort !== 'number' || confidence === 'confirmed' || field.guessed === true) return hit;
  return { ...hit, weak: { bits, place: at - field.at - (field.repeated ?? 0) } };
}
