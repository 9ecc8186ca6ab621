import { encodeUtf8 } from '../bytes/text.ts';
import type { SubjectType } from '../model/words.ts';
import type { MinePattern } from './detector.ts';

/** Fewest characters of a text, and digits of a number, that are searched at any offset (facts: shorter ones hit by
 *  chance everywhere). */
export const FEWEST_ANYWHERE = 6;
/** Values beyond this are ignored: a person types in a handful. */
const MOST_VALUES = 200;
/** A zero octet (or 0xff) is half of what binary protocols send; it is counted as this many bits, not 8. */
const BITS_OF_FILLER = 2;

const U32_MAX = 0xffff_ffffn;
const U64_MAX = 0xffff_ffff_ffff_ffffn;
/** Kinds whose letters may be written in either case and stay the same value. */
const CASELESS: ReadonlySet<SubjectType> = new Set<SubjectType>(['email', 'device-id', 'advertising-id']);

/** Every way the user's own values may look on the wire, made once per analysis: as typed in UTF-8; a whole number also
 *  as plain decimal text, and as 4 or 8 octets of either byte order. */
export function minePatterns(mine: readonly { readonly kind: SubjectType; readonly value: string }[]): MinePattern[] {
  return mine.slice(0, MOST_VALUES).flatMap(({ kind, value }, mineIndex) => {
    const found: MinePattern[] = [];
    const add = (octets: Uint8Array, chain: readonly string[], bits: number, anywhere: boolean): void => {
      if (octets.length === 0 || found.some((known) => sameOctets(known.octets, octets))) return;
      found.push({ mineIndex, kind, value, octets, chain, anywhere, bits });
    };
    const addText = (text: string, chain: readonly string[]): void => {
      const octets = encodeUtf8(text);
      add(octets, chain, octets.length * 8, octets.length >= FEWEST_ANYWHERE);
    };
    addText(value, []);
    if (CASELESS.has(kind)) for (const cased of [value.toLowerCase(), value.toUpperCase()]) addText(cased, []);
    const digits = wholeNumber(kind, value);
    if (digits !== null) {
      addText(digits, ['decimal']);
      if (digits.length >= FEWEST_ANYWHERE)
        for (const [name, octets] of binaryForms(BigInt(digits))) add(octets, [name], significantBits(octets), true);
    }
    return found;
  });
}

/** The digits of a whole number without sign and leading zeros; telephone numbers lose what people write between them.
 *  Null for anything else. */
function wholeNumber(kind: SubjectType, value: string): string | null {
  const plain = (kind === 'phone' ? value.replace(/[\s().\-/]/g, '') : value.trim()).replace(/^\+/, '');
  return /^\d{1,20}$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : null;
}

function binaryForms(number: bigint): [string, Uint8Array][] {
  const forms: [string, Uint8Array][] = [];
  for (const [name, size, most] of [
    ['u32', 4, U32_MAX],
    ['u64', 8, U64_MAX],
  ] as const) {
    if (number > most) continue;
    const big = new Uint8Array(size);
    let rest = number;
    for (let i = size - 1; i >= 0; i--) {
      big[i] = Number(rest & 0xffn);
      rest >>= 8n;
    }
    forms.push([`${name}le`, Uint8Array.from(big).reverse()], [`${name}be`, big]);
  }
  return forms;
}

export function significantBits(octets: Uint8Array): number {
  let bits = 0;
  for (const octet of octets) bits += octet === 0 || octet === 0xff ? BITS_OF_FILLER : 8;
  return bits;
}

function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}
