import { AT, CONTROL, DIGIT, HEX_LETTER, HIGH, LATER_LETTER } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { NONE, type DetectContext, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { neighboursOf } from './key-neighbours.ts';
import { plainKey } from './key-words.ts';
import { isInternationalNumber, isNationalNumber } from './phone-grammar.ts';
import { isPlaceholder } from './placeholders.ts';
import { fitsShape } from './shapes.ts';

const SHORTEST = 4;
const LONGEST = 24;
/** The number without its country's code, as libraries for such numbers call it. */
const NATIONAL = 'nationalnumber';
/** What stands beside a number and says of which country it is. */
const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'callingcode cc ccode country countrycallingcode countrycode countryiso dialcode dialingcode diallingcode ' +
    'phonecode phonecountry phonecountrycode phoneprefix prefix region regioncode'
  ).split(' '),
);
const CALLING_CODE = /^(?:\+|00)?([1-9]\d{0,2})$/;

/** A telephone number without its country's code, under a name that says phone, and too short or too like a time of the day
 *  for `key-name`: one that its country's plan knows. The country stands beside it, or is the session's. */
export const localPhoneNumber: Detector = {
  id: 'local-phone-number',
  version: 1,
  needs: {
    least: SHORTEST,
    some: DIGIT,
    none: AT | CONTROL | HEX_LETTER | HIGH | LATER_LETTER,
    named: (key, { keys }) => plainKey(key) === NATIONAL || meansPhone(key, keys),
  },
  inspect(field, context) {
    if (field.length > LONGEST || !field.leaf || field.role !== 'value') return NONE;
    const raw = field.text().trim();
    const isKnown = plainKey(field.key ?? '') !== NATIONAL && fitsShape('phone', raw);
    if (isKnown || isPlaceholder(raw) || !isAtHome(field, raw, context)) return NONE;
    return [hitOf(field, context, { type: 'phone', confidence: 'likely', reason: 'key-name', raw })];
  },
};

/** `phone`, `mobile`: not `from` or `to`, which mean other things as well. */
function meansPhone(key: string, keys: DetectContext['keys']): boolean {
  return keys.meanings(key).some(({ type, strength }) => type === 'phone' && strength !== 'in-chat');
}

function isAtHome(field: Field, raw: string, { country }: DetectContext): boolean {
  for (const { key, value } of neighboursOf(field)) {
    if (value === null || !COUNTRIES.has(plainKey(key))) continue;
    const code = CALLING_CODE.exec(value.trim())?.[1];
    if (code !== undefined) return isInternationalNumber(`+${code} ${raw.replace(/^0/, '')}`);
    if (/^[A-Z]{2}$/i.test(value)) return isNationalNumber(raw, value.toUpperCase());
  }
  return country !== null && isNationalNumber(raw, country);
}
