import { decodeLatin1, encodeUtf8, isDigit, isLetter } from '../bytes/text.ts';
import type { SubjectType } from '../model/words.ts';
import type { MinePattern } from './detector.ts';
import { checksumsOf, digestsOf, type WrittenSum } from './hashed-as.ts';
import { hexDigitsOf, numberForms, significantBits, wholeNumber } from './number-forms.ts';
import { shortWritten, wholeForms, writtenAs, type Written } from './written-as.ts';

/** Fewest octets of a text that are searched at any offset (facts: shorter ones hit by chance everywhere). */
export const FEWEST_ANYWHERE = 6;
/** Fewest octets of an encoded text that are: 48 bits of base64. */
const FEWEST_ENCODED = 8;
/** Octets from which base64 is opened by itself (`unwrap/base64.ts`). */
const FEWEST_OPENED = 9;
/** Fewest octets of a text whose encodings and hashes are searched. */
const FEWEST_WRITTEN = 4;
/** Values beyond this are ignored: a person types in a handful. */
const MOST_VALUES = 200;
/** Patterns of all values: some hundred values have as many. Where there are more, later values are searched as they are
 *  written and encoded, and no more as hashes. */
const MOST_PATTERNS = 100_000;
/** Octets of a longer text that are searched: whatever begins so is no other text, and a seam between two segments holds as
 *  many. */
const LONGEST_SEARCHED = 96;
/** Bits of a checksum that chance would have to guess. */
const CHECKSUM_BITS = 32;
/** Bits of a number up to which it counts among those that chance may meet. */
const WEAK_BITS = 40;

/** Kinds whose letters may be written in either case and stay the same value. */
export const CASELESS: ReadonlySet<SubjectType> = new Set<SubjectType>(['email', 'device-id', 'advertising-id']);

/** A pattern without what is the same for all of one value. */
type Form = Omit<MinePattern, 'mineIndex' | 'kind' | 'value'>;

/** Every way the user's own values may look on the wire, made once per analysis (docs/own-values.md lists them). Of equal
 *  ones the first stands. */
export function minePatterns(mine: readonly Own[]): readonly MinePattern[] {
  const id = JSON.stringify(mine.map(({ kind, value }) => [kind, value]));
  if (id !== lastId) {
    lastId = id;
    last = makePatterns(mine);
  }
  return last;
}

interface Own {
  readonly kind: SubjectType;
  readonly value: string;
}

/** Captures are often looked at one after the other with the same values. */
let lastId = '[]';
let last: readonly MinePattern[] = [];

function makePatterns(mine: readonly Own[]): MinePattern[] {
  const all: MinePattern[] = [];
  for (const [mineIndex, { kind, value }] of mine.slice(0, MOST_VALUES).entries()) {
    const known = new Set<string>();
    const add = (form: Form): void => {
      const isFolded = form.isFolded && form.octets.some(isLetter);
      const [exact, folded] = [idOf(form, false), idOf(form, true)];
      if (form.octets.length === 0 || known.has(folded) || (!isFolded && known.has(exact))) return;
      known.add(isFolded ? folded : exact);
      all.push({ mineIndex, kind, value, ...form, isFolded });
    };
    const texts = textsOf(kind, value);
    for (const { text, chain } of texts) add(plainForm(text, chain));
    for (const { name, octets } of numberForms(kind, value)) numberWritten(name, octets).forEach(add);
    for (const { text, chain } of texts) writtenForms(text, chain).forEach(add);
    if (all.length > MOST_PATTERNS) continue;
    for (const { text, chain } of hashedTexts(kind, value)) {
      for (const one of digestsOf(text)) add(hashForm(one, chain, text, null));
      for (const one of checksumsOf(text)) add(hashForm(one, chain, text, one));
    }
  }
  return all;
}

/** The same for two patterns that stand in the same places. */
function idOf({ octets, anywhere }: Form, isFolded: boolean): string {
  const text = decodeLatin1(octets, 0, octets.length);
  return isFolded
    ? `${anywhere} folded ${text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}`
    : `${anywhere} exact ${text}`;
}

/** How many patterns chance may meet among random octets: what the whole capture is weighed against. */
export function weakPatterns(mine: readonly MinePattern[]): number {
  return mine.filter(({ sort, bits, anywhere }) => anywhere && sort === 'number' && bits <= WEAK_BITS).length;
}

interface Reading {
  readonly text: string;
  /** What leads from it to the value. */
  readonly chain: readonly string[];
}

/** A value as a text: as typed, trimmed, composed and decomposed (Unicode's normal forms), in letters of either case where
 *  these are none of ASCII's; a number in plain digits, a telephone number with and without its '+'; a device's number
 *  with and without what stands between its digits. */
function textsOf(kind: SubjectType, value: string): Reading[] {
  const found = new Map<string, readonly string[]>();
  const add = (text: string, chain: readonly string[]): void => {
    if (text !== '' && !found.has(text)) found.set(text, chain);
  };
  const otherCase = CASELESS.has(kind) ? [] : ['letter-case'];
  for (const typed of [value, value.trim()])
    for (const text of [typed, typed.normalize('NFC'), typed.normalize('NFD')]) add(text, []);
  const digits = wholeNumber(kind, value);
  if (digits !== null) {
    add(digits, ['decimal']);
    if (kind === 'phone') add(`+${digits}`, []);
  }
  const hexDigits = hexDigitsOf(value);
  if (hexDigits !== null) {
    add(hexDigits, []);
    if (hexDigits.length === 12)
      for (const between of [':', '-']) add((hexDigits.match(/../g) ?? []).join(between), []);
    if (hexDigits.length === 32) add(hexDigits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), []);
  }
  const written = [...found];
  for (const [text, chain] of written)
    for (const cased of [text.toLowerCase(), text.toUpperCase()]) add(cased, chain.length > 0 ? [] : otherCase);
  return [...found].map(([text, chain]) => ({ text, chain }));
}

/** The texts that hashes are made of: trimmed, in lower and upper case, a telephone number in E.164 with and without its '+'
 *  and backwards (WhatsApp's contact hashes), a device number without what stands between its digits. */
function hashedTexts(kind: SubjectType, value: string): Reading[] {
  const readings = textsOf(kind, value).filter(({ text }) => text.length >= FEWEST_WRITTEN);
  const digits = kind === 'phone' ? wholeNumber(kind, value) : null;
  if (digits !== null) readings.push({ text: [...digits].reverse().join(''), chain: ['reversed'] });
  // Which letters were hashed is no decoding; what was undone before is.
  return readings.map(({ text, chain }) => ({ text, chain: chain.filter((step) => step === 'reversed') }));
}

function plainForm(text: string, chain: readonly string[]): Form {
  const octets = encodeUtf8(text);
  const isDigits = octets.every(isDigit);
  return {
    octets: octets.subarray(0, LONGEST_SEARCHED),
    chain,
    sort: 'text',
    anywhere: octets.length >= FEWEST_ANYWHERE,
    isFolded: true,
    bits: octets.length * 8,
    plain: octets.length,
    isDigits,
    beside: 'octets',
  };
}

function writtenForms(text: string, chain: readonly string[]): Form[] {
  const octets = encodeUtf8(text);
  if (octets.length < FEWEST_WRITTEN) return [];
  const own = { sort: 'text', plain: octets.length, isDigits: octets.every(isDigit) } as const;
  const forms = writtenAs(text).map((one) => ({
    ...own,
    ...one,
    chain: [...one.chain, ...chain],
    anywhere: octets.length >= FEWEST_ANYWHERE && one.octets.length >= fewestOf(one),
    bits: one.octets.length * 8,
  }));
  // Longer words are opened as what they are.
  if (octets.length >= FEWEST_OPENED) return forms;
  for (const written of wholeForms(octets))
    forms.push({
      ...own,
      octets: written,
      chain: ['base64', ...chain],
      anywhere: false,
      isFolded: false,
      bits: octets.length * 8,
      beside: 'octets',
    });
  return forms;
}

/** Octets of UTF-16 and the like are as rare as a text's own. */
function fewestOf({ chain }: Written): number {
  return chain.includes('base64') ? FEWEST_ENCODED : FEWEST_ANYWHERE;
}

/** A number's octets anywhere; as all of a field, also in hexadecimal digits and in base64. */
function numberWritten(name: string, octets: Uint8Array): Form[] {
  const own = {
    sort: 'number',
    isFolded: false,
    bits: significantBits(octets),
    plain: octets.length,
    isDigits: false,
    beside: 'unseen',
  } as const;
  const plain = { ...own, octets, chain: [name], anywhere: true };
  // Digits two in an octet, in hexadecimal digits, are themselves.
  if (!/^u\d|^varint$/.test(name)) return [plain];
  const whole = { ...own, anywhere: false } as const;
  return [plain, ...shortWritten(octets).map((one) => ({ ...whole, ...one, chain: [...one.chain, name] }))];
}

function hashForm(written: Written, chain: readonly string[], text: string, sum: WrittenSum | null): Form {
  const { octets, beside, isFolded } = written;
  const sort = sum ? 'checksum' : 'digest';
  return {
    octets,
    beside,
    isFolded,
    chain: [...written.chain, ...chain],
    sort,
    anywhere: sum?.isWhole !== true,
    bits: sort === 'checksum' ? CHECKSUM_BITS : 8 * written.octets.length,
    plain: text.length,
    isDigits: false,
  };
}
