import { NEVER } from '../bytes/signs.ts';
import { decodeBase64 } from '../bytes/base64.ts';
import type { Span } from '../bytes/cursor.ts';
import { decodeLatin1, encodeUtf8, hexDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { emitDecoded } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Words of one header field: RFC 2047 section 2 allows 75 characters each, a long subject has some ten. */
const MOST_WORDS = 200;
/** RFC 2047 section 2; RFC 2231 section 5 adds `*language`. Letters of other sets cannot be read here and stay as sent. */
const WORD = /=\?(utf-8|us-ascii|iso-8859-1)(?:\*[\w-]{1,16})?\?([bq])\?([^?\s]{0,1000})\?=/gi;

/** Words of a mail header in another alphabet (RFC 2047): `=?utf-8?B?…?=`. Only where it is declared. */
export const encodedWord: Unwrapper = {
  name: 'encoded-word',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    if (field.length > limits.octets) return false;
    const pieces = decode(field);
    const bytes = new Uint8Array(pieces.reduce((sum, { octets }) => sum + octets.length, 0));
    let made = 0;
    for (const { octets } of pieces) {
      bytes.set(octets, made);
      made += octets.length;
    }
    if (!pieces.some(({ isWord }) => isWord)) return false;
    return emitDecoded(field, bytes, (part) => locate(pieces, part, field), emit, limits);
  },
};

interface Piece {
  readonly octets: Uint8Array;
  /** Octets of the field that stand behind it, absolute. */
  readonly from: number;
  readonly to: number;
  readonly isWord: boolean;
}

function decode({ bytes, at, length }: Field): Piece[] {
  const text = decodeLatin1(bytes, at, at + length); // one character an octet
  const pieces: Piece[] = [];
  const plain = (from: number, to: number): void => {
    if (from < to)
      pieces.push({ octets: bytes.slice(at + from, at + to), from: at + from, to: at + to, isWord: false });
  };
  let done = 0;
  for (const found of text.matchAll(WORD)) {
    if (pieces.length >= MOST_WORDS) break;
    const [whole, set = '', letter = '', content = ''] = found;
    // White space between two words is not shown (section 6.2).
    if (!(pieces.at(-1)?.isWord && text.slice(done, found.index).trim() === '')) plain(done, found.index);
    const octets = letter.toLowerCase() === 'b' ? fromBase64(content) : fromQ(content);
    const [from, to] = [at + found.index, at + found.index + whole.length];
    const isLatin = set.toLowerCase() === 'iso-8859-1';
    pieces.push({
      octets: isLatin ? encodeUtf8(decodeLatin1(octets, 0, octets.length)) : octets,
      from,
      to,
      isWord: true,
    });
    done = found.index + whole.length;
  }
  plain(done, text.length);
  return pieces;
}

function fromBase64(content: string): Uint8Array {
  const octets = encodeUtf8(content);
  return decodeBase64(octets, 0, octets.length) ?? octets;
}

/** Section 4.2: quoted-printable with `_` for a space. */
function fromQ(content: string): Uint8Array {
  const octets: number[] = [];
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    const [high, low] = [hexDigit(content.charCodeAt(i + 1)), hexDigit(content.charCodeAt(i + 2))];
    if (code === 0x3d && high >= 0 && low >= 0) {
      octets.push(high * 16 + low);
      i += 2;
    } else octets.push(code === 0x5f ? 0x20 : code);
  }
  return Uint8Array.from(octets);
}

/** All octets of the words that the part touches; of plain pieces, its own. */
function locate(pieces: readonly Piece[], part: Span, field: Field): Span {
  let from = field.at + field.length;
  let to = field.at;
  let at = 0;
  for (const piece of pieces) {
    const [first, last] = [Math.max(part.at, at), Math.min(part.at + part.length, at + piece.octets.length)];
    if (first < last || (part.length === 0 && first === last)) {
      from = Math.min(from, piece.isWord ? piece.from : piece.from + first - at);
      to = Math.max(to, piece.isWord ? piece.to : piece.from + last - at);
    }
    at += piece.octets.length;
  }
  return { at: Math.min(from, to), length: Math.max(0, to - from) };
}
