import { ALL_SIGNS, DIGIT, JOINER, SPACE } from '../bytes/signs.ts';
import { isDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { neighboursOf } from './key-neighbours.ts';
import { plainKey, shortened, wordsOf } from './key-words.ts';
import { isPlaceholder } from './placeholders.ts';
import { remembering } from './remembering.ts';
import { passesLuhn } from './shapes.ts';

/** What a number begins with, and how many digits it then has: of the card networks in ISO/IEC 7812's banking range
 *  (wikipayments.org/2014/04/25/the-meaning-behind-a-bank-cards-numbers; github.com/braintree/credit-card-type,
 *  src/lib/card-types.ts, for Mir, Elo, Verve and the newer ranges). */
const ISSUERS: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ['2200', '2204', [16, 17, 18, 19]], // Mir
  ['2221', '2720', [16]], // Mastercard
  ['300', '305', [14, 16, 19]], // Diners Club
  ['34', '34', [15]], // American Express
  ['3528', '3589', [16, 17, 18, 19]], // JCB
  ['36', '36', [14, 16, 19]], // Diners Club
  ['37', '37', [15]], // American Express
  ['38', '39', [14, 16, 19]], // Diners Club
  ['4', '4', [13, 16, 18, 19]], // Visa
  ['51', '55', [16]], // Mastercard
  ['50', '50', [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro, Elo, Verve
  ['56', '59', [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro
  ['6011', '6011', [16, 19]], // Discover
  ['62', '62', [16, 17, 18, 19]], // UnionPay
  ['63', '63', [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro, Hiper
  ['644', '649', [16, 19]], // Discover
  ['65', '65', [16, 19]], // Discover, Elo
  ['67', '67', [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro
  ['81', '81', [16, 17, 18, 19]], // UnionPay
];

const SHORTEST = 12;
/** 19 digits in groups of four. */
const LONGEST = 23;
/** As a card shows it: four by four, or four, six and the rest. */
const GROUPS = /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5})$/;
const DIGITS = /^\d{12,19}$/;

/** Names that say it alone, without case and separators. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'bankcard bankcardno cardid cardpan ccn ccno ccnum ccnumber creditcard debitcard pan primaryaccountnumber ' +
    // German, Spanish, Portuguese, French, Russian and Chinese words for the number of a card, as shops' forms have them
    // (github.com/sgilz/babalao, resources/lang/es/creditCard.php; github.com/ruOpenCart/opencart-russian-edition,
    // perpetual_payments.php).
    'kartennummer kreditkartennummer numerotarjeta numerodetarjeta numerodocartao numerocartao numerocarte ' +
    'numerodecarte номеркарты nomerkarty 卡号 银行卡号'
  ).split(' '),
);
/** What only a card has beside its number: the code on its back, and its holder. */
const BESIDE: ReadonlySet<string> = new Set(
  (
    'cvv cvv2 cvc cvc2 csc cvn cvp2 cardcvv cardcvc cardcode securitycode verificationcode verificationvalue ' +
    'cardholder cardholdername holdername nameoncard cardexpiry cardexpiration ccexp cccvv cccvc'
  ).split(' '),
);
/** The month and the year until which it holds: two names, since tokens and coupons run out, too. */
const MONTH = /^(?:exp(?:iry|iration|ires)?)?(?:month|mm)$|^cardmonth$/;
const YEAR = /^(?:exp(?:iry|iration|ires)?)?(?:year|yy|yyyy)$|^cardyear$/;

/** The number of a payment card: the check digit, an issuer's beginning with its length, and a name that says so, of the
 *  field or of one beside it. Blind to bare numbers: one in ten passes the check digit, and one in three has a beginning. */
export const paymentCard: Detector = {
  id: 'payment-card',
  version: 1,
  needs: { least: SHORTEST, some: DIGIT, none: ALL_SIGNS & ~(DIGIT | JOINER | SPACE) },
  inspect(field, context) {
    const { key, length, bytes, at } = field;
    if (length > LONGEST || key === null || field.role !== 'value' || !field.leaf) return NONE;
    if (!isDigit(bytes[at] ?? 0)) return NONE;
    const raw = field.text();
    const isGrouped = GROUPS.test(raw);
    if (!isGrouped && !DIGITS.test(raw)) return NONE;
    const digits = isGrouped ? raw.replace(/\D/g, '') : raw;
    if (!passesLuhn(digits) || !isIssued(digits) || isPlaceholder(digits)) return NONE;
    if (!isCardName(key) && !standsBesideCard(field)) return NONE;
    return [hitOf(field, context, { type: 'credential', confidence: 'likely', reason: 'key-name', raw })];
  },
};

function isIssued(digits: string): boolean {
  return ISSUERS.some(([from, to, lengths]) => {
    const beginning = digits.slice(0, from.length);
    return from <= beginning && beginning <= to && lengths.includes(digits.length);
  });
}

/** `card_number`, `cardNo`, `payment.card.number`; not `sim_card_number`, and not a card in a game. */
const isCardName = remembering((key: string): boolean => {
  if (NAMES.has(plainKey(key))) return true;
  const words = shortened(wordsOf(key));
  const card = words.findIndex((word) => word === 'card' || word === 'cards' || word === 'cardnumber');
  if (card < 0 || NO_PAYMENT.has(words[card - 1] ?? '')) return false;
  const rest = words.slice(card + 1);
  return words[card] === 'cardnumber' || (rest.length > 0 && rest.every((word) => word === 'number' || word === 'pan'));
});
/** Cards of other kinds. */
const NO_PAYMENT = new Set(
  'business game gift graphics health id insurance library loyalty member sim student'.split(' '),
);

function standsBesideCard(field: Field): boolean {
  let month = false;
  let year = false;
  for (const { key } of neighboursOf(field)) {
    const plain = plainKey(key);
    if (BESIDE.has(plain)) return true;
    month ||= MONTH.test(plain);
    year ||= YEAR.test(plain);
  }
  return month && year;
}
