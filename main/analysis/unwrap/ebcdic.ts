import { NEVER } from '../bytes/signs.ts';
import { pushUtf8 } from '../bytes/text.ts';
import { emitDecoded } from './decoded.ts';
import type { Unwrapper } from './unwrapper.ts';

/** IBM's letters (code page 500, "International 5" in IBM's registry of code pages): the Latin-1 character of each octet from
 *  0x40 on, sixteen a line. Below stand controls. */
const LETTERS = [
  ' \u00a0âäàáãåçñ[.<(+!',
  '&éêëèíîïìß]$*);^',
  '-/ÂÄÀÁÃÅÇÑ¦,%_>?',
  'øÉÊËÈÍÎÏÌ`:#@\'="',
  'Øabcdefghi«»ðýþ±',
  '°jklmnopqrªºæ¸Æ¤',
  'µ~stuvwxyz¡¿ÐÝÞ®',
  '¢£¥·©§¶¼½¾¬|¯¨´×',
  '{ABCDEFGHI\u00adôöòóõ',
  '}JKLMNOPQR¹ûüùúÿ',
  '\\÷STUVWXYZ²ÔÖÒÓÕ',
  '0123456789³ÛÜÙÚ\u009f',
].join('');
const FIRST_LETTER = 0x40;

/** Text in EBCDIC, as IBM's machines write it. Only ever declared: any octets above 0x3f are letters in it. */
export const ebcdic: Unwrapper = {
  name: 'ebcdic',
  needs: NEVER,
  recognise: () => 0,
  open(field, emit, limits) {
    const { bytes, at, length } = field;
    const octets: number[] = [];
    /** For each octet, the one that it stands for. */
    const sources: number[] = [];
    // A field is filled up with blanks.
    let end = at + length;
    while (end > at && bytes[end - 1] === FIRST_LETTER) end--;
    if (end === at || 2 * (end - at) > limits.octets) return false;
    for (let i = at; i < end; i++) {
      const octet = bytes[i] ?? 0;
      pushUtf8(octets, octet < FIRST_LETTER ? 0x20 : (LETTERS.codePointAt(octet - FIRST_LETTER) ?? 0x20));
      while (sources.length < octets.length) sources.push(i);
    }
    const locate = (part: { at: number; length: number }): { at: number; length: number } => {
      const first = sources[part.at] ?? end;
      const last = sources[part.at + part.length - 1] ?? first - 1;
      return { at: first, length: last + 1 - first };
    };
    return emitDecoded(field, Uint8Array.from(octets), locate, emit, limits);
  },
};
