import { base64Digits, base64Octet, decodeBase64, digitsBehind } from '../bytes/base64.ts';
import type { Span } from '../bytes/cursor.ts';
import { placeOf } from '../bytes/scan.ts';
import { DOT as DOT_SIGN } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import type { Emit, Unwrapper, UnwrapLimits } from './unwrapper.ts';

const DOT = 0x2e;
const BRACE = 0x7b;
const QUOTE = 0x22;
const SPACE = 0x20;
const LOWER_E = 0x65;
const LOWER_Y = 0x79;
/** `Bearer ` and its kin. */
const LONGEST_SCHEME = 12;

/** A JSON Web Token (RFC 7519 in the compact form of RFC 7515 section 7.1): its header and its claims are readable JSON
 *  under base64. The signature stays closed. A word before it (`Bearer`) is passed over. */
export const jwt: Unwrapper = {
  name: 'jwt',
  needs: { some: DOT_SIGN },
  recognise: (field) => (partsOf(field) ? 0.95 : 0),
  open(field, emit, limits) {
    const parts = partsOf(field);
    if (!parts) return false;
    let emitted = 0;
    if (part(field, 'jwt.header', parts.header, emit, limits)) emitted++;
    if (part(field, 'jwt.claims', parts.claims, emit, limits)) emitted++;
    return emitted > 0;
  },
};

/** Two base64 stretches that begin with `{"`, then a dot and anything. */
function partsOf(field: Field): { header: Span; claims: Span } | null {
  const { bytes, at, length } = field;
  if (length < 20) return null;
  const end = at + length;
  const wordEnd = at + LONGEST_SCHEME;
  const space = placeOf(bytes, SPACE, at, wordEnd);
  const start = space < wordEnd ? space + 1 : at;
  if (bytes[start] !== LOWER_E || bytes[start + 1] !== LOWER_Y) return null; // `{"` in base64 begins with `ey`
  const first = placeOf(bytes, DOT, start, end);
  const second = placeOf(bytes, DOT, first + 1, end);
  if (second >= end) return null;
  const header = { at: start, length: first - start };
  const claims = { at: first + 1, length: second - first - 1 };
  return isJson(bytes, header) && isJson(bytes, claims) ? { header, claims } : null;
}

function isJson(bytes: Uint8Array, { at, length }: Span): boolean {
  return (
    length >= 4 &&
    base64Octet(bytes, at, 0) === BRACE &&
    base64Octet(bytes, at, 1) === QUOTE &&
    base64Digits(bytes, at, length) >= 4
  );
}

function part(field: Field, path: string, { at, length }: Span, emit: Emit, limits: UnwrapLimits): boolean {
  if (length > limits.octets) return false;
  const bytes = decodeBase64(field.bytes, at, length);
  if (!bytes) return false;
  limits.octets -= bytes.length;
  emit({
    path,
    key: null,
    bytes,
    at: 0,
    length: bytes.length,
    role: 'value',
    encodings: ['json'],
    locate: (span) => digitsBehind(at, length, span),
  });
  return true;
}
