import { indexOfOctet, spells, spellsInAnyCase } from '../ascii.ts';
import { replyCode } from '../words.ts';

/** Octets looked at for one line's command: tags are passed over whole. */
const LONGEST_PREFIX = 512;
const MOST_LINES = 4;
/** What a line from a person says (RFC 2812 section 3). */
const FROM_USERS = ['PRIVMSG ', 'NOTICE ', 'JOIN ', 'PART ', 'QUIT', 'NICK ', 'TOPIC ', 'KICK ', 'MODE ', 'INVITE '];

const COLON = 0x3a;
const SPACE = 0x20;
const AT = 0x40;
const LF = 0x0a;

/** How surely these octets begin a line that only IRC has. PASS and PING say too little: the line behind them must. */
export function scoreIrc(first: Uint8Array): number {
  const { length } = first;
  let at = 0;
  for (let lines = 0; lines < MOST_LINES && at < length; lines++) {
    const stop = indexOfOctet(first, LF, at, length);
    const score = scoreLine(first, at, stop);
    if (score !== SAYS_NOTHING) return score;
    at = stop + 1;
  }
  return 0;
}

const SAYS_NOTHING = -1;

function scoreLine(first: Uint8Array, at: number, stop: number): number {
  const isWhole = stop < first.length;
  const octet = first[at] ?? 0;
  if (octet === AT || octet === COLON) return fromSender(first, at, stop) ? 0.92 : 0;
  if (spellsInAnyCase(first, at, stop, 'NICK ')) return isWhole && isNickLine(first, at + 5, stop) ? 0.9 : 0;
  if (spellsInAnyCase(first, at, stop, 'USER ')) return colonBehindWords(first, at + 5, stop, 3) ? 0.95 : 0;
  if (spellsInAnyCase(first, at, stop, 'CAP '))
    return ['LS', 'REQ :', 'END', 'LIST'].some((word) => spellsInAnyCase(first, at + 4, stop, word)) ? 0.9 : 0;
  if (spellsInAnyCase(first, at, stop, 'JOIN ')) return isChannel(first[at + 5]) && isWhole ? 0.9 : 0;
  if (spellsInAnyCase(first, at, stop, 'PRIVMSG ') || spellsInAnyCase(first, at, stop, 'NOTICE '))
    return colonBehindWords(first, indexOfOctet(first, SPACE, at, stop) + 1, stop, 1) ? 0.92 : 0;
  const isQuiet =
    spellsInAnyCase(first, at, stop, 'PASS ') ||
    spellsInAnyCase(first, at, stop, 'PING ') ||
    spellsInAnyCase(first, at, stop, 'PONG ');
  return isQuiet && isWhole ? SAYS_NOTHING : 0;
}

/** RFC 2812 section 1.3. */
function isChannel(octet: number | undefined): boolean {
  return octet === 0x23 || octet === 0x26; // '#', '&'
}

/** RFC 2812 section 2.3.1: letters, digits, `[]\`_^{|}-`; servers of today take letters of other scripts, too. */
function isNickLine(first: Uint8Array, at: number, stop: number): boolean {
  const from = first[at] === COLON ? at + 1 : at;
  const end = first[stop - 1] === 0x0d ? stop - 1 : stop;
  if (end <= from || end - from > 64) return false;
  for (let i = from; i < end; i++) {
    const octet = first[i] ?? 0;
    if (octet <= SPACE || octet === AT || octet === 0x21 || octet === COLON || octet === 0x2f) return false;
  }
  return true;
}

/** So many words, then a space and a colon. */
function colonBehindWords(first: Uint8Array, at: number, stop: number, words: number): boolean {
  let i = at;
  for (let n = 0; n < words; n++) {
    const space = indexOfOctet(first, SPACE, i, Math.min(stop, at + LONGEST_PREFIX));
    if (space === i || first[space] !== SPACE) return false;
    i = space + 1;
  }
  return first[i] === COLON && i < stop;
}

/** `:nick!user@host PRIVMSG` or `:irc.example.net 001 nick :`, perhaps with tags in front. */
function fromSender(first: Uint8Array, at: number, stop: number): boolean {
  let i = at;
  if (first[i] === AT) {
    i = indexOfOctet(first, SPACE, i, stop) + 1;
    if (first[i] !== COLON || i >= stop) return false;
  }
  const space = indexOfOctet(first, SPACE, i, Math.min(stop, i + LONGEST_PREFIX));
  if (space - i < 2 || first[space] !== SPACE) return false;
  const isUser = indexOfOctet(first, 0x21, i, space) < space && indexOfOctet(first, AT, i, space) < space;
  if (isUser) return FROM_USERS.some((word) => spells(first, space + 1, stop, word));
  if (spells(first, space + 1, stop, 'NOTICE ')) return colonBehindWords(first, space + 8, stop, 1);
  if (spells(first, space + 1, stop, 'CAP ')) return true;
  const isNumeric = replyCode(first, space + 1, stop) >= 0 || spells(first, space + 1, stop, '00');
  return isNumeric && first[space + 4] === SPACE && indexOfOctet(first, 0x2e, i, space) < space;
}
