import { writtenForms } from '../../analysis/assess/written-forms.ts';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import { numberForms, wholeNumber } from '../../analysis/detect/number-forms.ts';

/** Octets that may be searched in a frame by themselves: fewer would be found by chance. */
export const FEWEST_OCTETS = 4;
/** How the engine writes a value that is no text. */
const HEX = /^hex:((?:[0-9a-f]{2})+)$/i;

/** The octets by which a private value may stand in a frame, ASCII letters in lower case: as text in UTF-8 and UTF-16,
 *  percent-encoded, in hex, in base64, and a whole number in 4 or 8 octets of either order. */
export function valueOctets({ raw, type }: Pick<PrivateValue, 'raw' | 'type'>): Buffer[] {
  const wide = Buffer.from(raw, 'utf16le');
  const bytes = HEX.exec(raw)?.[1];
  const forms: Uint8Array[] = [
    Buffer.from(raw, 'utf8'),
    ...writtenForms(raw).map((form) => Buffer.from(form, 'utf8')),
    wide,
    Buffer.from(wide).swap16(),
    Buffer.from(wholeNumber(type, raw) ?? '', 'utf8'),
    ...numberForms(type, raw).map(({ octets }) => octets),
    ...(bytes === undefined ? [] : [Buffer.from(bytes, 'hex')]),
  ];
  const folded = forms.filter(({ length }) => length >= FEWEST_OCTETS).map(foldAscii);
  return [...new Map(folded.map((octets) => [octets.toString('latin1'), octets])).values()];
}

/** A to Z in lower case, all other octets as they are. */
export function foldAscii(octets: Uint8Array): Buffer {
  const folded = Buffer.from(octets);
  for (const [i, octet] of folded.entries()) if (octet >= 0x41 && octet <= 0x5a) folded[i] = octet + 0x20;
  return folded;
}
