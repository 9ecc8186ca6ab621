import { decodeLatin1, encodeUtf8, hex } from '../bytes/text.ts';
import { fold } from './folded-text.ts';

/** Characters of base64 that a value must fix by itself before it is searched inside a longer one. */
const FEWEST_FIXED = 8;

/** The forms in which a value may stand inside another string, folded to lower case: as it is, percent-encoded, as a form
 *  encodes it, in hex, in base64 of either alphabet, alone or inside a longer text. */
export function writtenForms(raw: string): readonly string[] {
  const octets = encodeUtf8(raw);
  const folded = fold(raw);
  const forms = new Set([folded, hex(octets)]);
  if (!UNRESERVED.test(raw)) {
    const escaped = percent(octets);
    forms.add(escaped).add(escaped.replaceAll('%20', '+'));
  }
  for (const text of base64Forms(octets)) {
    forms.add(text);
    if (URL_DIFFERS.test(text)) forms.add(text.replaceAll('+', '-').replaceAll('/', '_'));
  }
  // Host names write dots and '@' as dashes: 192-0-2-61, tom-example-org.
  if (/[.@_]/.test(folded)) forms.add(folded.replace(/[.@_]/g, '-'));
  return [...forms];
}

/** Base64 (RFC 4648 section 4) without padding, in lower case: the value alone, and, for each of the three ways it may lie
 *  in a longer text, the characters that it alone decides. */
function base64Forms(octets: Uint8Array): string[] {
  const forms = [base64(octets, 0)];
  for (let lead = 0; lead < 3; lead++) {
    const first = Math.ceil((8 * lead) / 6);
    const last = Math.floor((8 * (lead + octets.length)) / 6);
    if (last - first >= FEWEST_FIXED)
      forms.push((lead === 0 ? (forms[0] ?? '') : base64(octets, lead)).slice(first, last));
  }
  return forms;
}

const LETTERS = encodeUtf8('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789+/');
const URL_DIFFERS = /[+/]/;

/** @param lead octets of zero in front */
function base64(octets: Uint8Array, lead: number): string {
  const length = lead + octets.length;
  const out = new Uint8Array(Math.ceil((8 * length) / 6));
  for (let i = 0; i < out.length; i++) {
    const bit = 6 * i;
    const at = (bit >> 3) - lead;
    const pair = ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0); // what lies outside is zero
    out[i] = LETTERS[(pair >> (10 - (bit & 7))) & 63] ?? 0;
  }
  return decodeLatin1(out, 0, out.length);
}

/** RFC 3986 section 2.1, in lower case. */
function percent(octets: Uint8Array): string {
  let out = '';
  for (const octet of octets)
    out += isUnreserved(octet) ? fold(String.fromCharCode(octet)) : `%${octet.toString(16).padStart(2, '0')}`;
  return out;
}

/** RFC 3986 section 2.3: what no one percent-encodes. */
const UNRESERVED = /^[\w.~-]*$/;

/** RFC 3986 section 2.3. */
function isUnreserved(o: number): boolean {
  return (
    (o >= 48 && o <= 57) ||
    (o >= 65 && o <= 90) ||
    (o >= 97 && o <= 122) ||
    o === 45 ||
    o === 46 ||
    o === 95 ||
    o === 126
  );
}
