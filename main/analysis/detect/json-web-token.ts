import { DOT as DOT_SIGN, HIGH } from '../bytes/signs.ts';
import { decodeBase64 } from '../bytes/base64.ts';
import { placeOf } from '../bytes/scan.ts';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';

/** Bounded: headers of real tokens are below 1 kB, whole tokens below what a server takes as one header. */
const TOKEN = /^(?:[A-Za-z]{1,10} +)?(eyJ[\w-]{8,2000})\.(eyJ[\w-]{2,12000})\.([\w-]{0,2000})$/;
const LONGEST = 16 * 1024;
const SPACE = 0x20;
const LOWER_E = 0x65;
const LOWER_Y = 0x79;
/** `Bearer ` and its kin. */
const LONGEST_WORD = 12;

/** A JSON Web Token (RFC 7519): its grammar is complete (two JSON objects under base64, the first of which names an
 *  algorithm), so it needs no key. Who holds a login token may act as its owner; what the token is for cannot be seen. */
export const jsonWebToken: Detector = {
  id: 'json-web-token',
  version: 1,
  needs: { least: 24, some: DOT_SIGN, none: HIGH },
  inspect(field, context) {
    if (field.length < 24 || field.length > LONGEST || !mayBegin(field)) return NONE;
    const text = field.text();
    const [, header, claims, signature] = TOKEN.exec(text) ?? [];
    if (header === undefined || claims === undefined || signature === undefined || !namesAlgorithm(header)) return NONE;
    const raw = `${header}.${claims}.${signature}`;
    const part = partOf(field, text, text.length - raw.length, text.length);
    return [hitOf(field, context, { type: 'session-token', confidence: 'likely', reason: 'shape', raw, part })];
  },
};

/** The byte test: `ey` (base64 of `{"`) at the start, or behind a short word. */
function mayBegin({ bytes, at, length }: Field): boolean {
  if (bytes[at] === LOWER_E && bytes[at + 1] === LOWER_Y) return true;
  const end = at + Math.min(length, LONGEST_WORD);
  return placeOf(bytes, SPACE, at, end) < end;
}

function namesAlgorithm(header: string): boolean {
  const octets = encodeUtf8(header);
  const decoded = decodeBase64(octets, 0, octets.length);
  return decoded !== null && /"alg"\s*:\s*"/.test(decodeText(decoded, 0, decoded.length));
}
