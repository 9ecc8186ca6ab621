import { encodeUtf8, hex } from '../bytes/text.ts';
import { fold } from './folded-text.ts';

/** Characters of base64 that a value must fix by itself before it is searched inside a longer one. */
const FEWEST_FIXED = 8;

/** The forms in which a value may stand inside another string, folded to lower case: as it is, percent-encoded, as a form
 *  encodes it, in hex, in base64 of either alphabet, alone or inside a longer text. */
export function writtenForms(raw: string): readonly string[] {
  const octets = encodeUtf8(raw);
  const escaped = UNRESERVED.test(raw) ? fold(raw) : percent(octets);
  const forms = new Set([fold(raw), escaped, escaped.replaceAll('%20', '+'), hex(octets)]);
  for (const text of base64Forms(octets))
    forms.add(fold(text)).add(fold(text.replaceAll('+', '-').replaceAll('/', '_')));
  // Host names write dots and '@' as dashes: 192-0-2-61, tom-example-org.
  const folded = fold(raw);
  if (/[.@_]/.test(folded)) forms.add(folded.replace(/[.@_]/g, '-'));
  return [...forms];
}

/** Base64 (RFC 4648 section 4) without padding: the value alone, and, for each of the three ways it may lie in a longer
 *  text, the characters that it alone decides. */
function base64Forms(octets: Uint8Array): string[] {
  const forms = [base64(octets)];
  for (const lead of [0, 1, 2]) {
    const padded = new Uint8Array(lead + octets.length);
    padded.set(octets, lead);
    const first = Math.ceil((8 * lead) / 6);
    const last = Math.floor((8 * padded.length) / 6);
    if (last - first >= FEWEST_FIXED) forms.push(base64(padded).slice(first, last));
  }
  return forms;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(octets: Uint8Array): string {
  let out = '';
  for (let i = 0; i < octets.length; i += 3) {
    const group = ((octets[i] ?? 0) << 16) | ((octets[i + 1] ?? 0) << 8) | (octets[i + 2] ?? 0);
    const size = Math.min(3, octets.length - i);
    for (let j = 0; j <= size; j++) out += ALPHABET[(group >> (18 - 6 * j)) & 63] ?? '';
  }
  return out;
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
