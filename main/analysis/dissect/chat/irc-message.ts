import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { spells, spellsInAnyCase } from '../ascii.ts';
import { wordsOf } from '../words.ts';

/** Client-to-client protocol: the text between two of these is a request, except for ACTION (`/me`). */
const CTCP = 0x01;
const ACTION = 'ACTION ';
/** The robot that keeps nicknames; its login command is the same with Atheme, Anope and their kin. */
const KEEPER = /^(?:nickserv|ns|authserv|q|x)(?:@|$)/i;
/** A network's other robots (Atheme's, Anope's): nobody's contacts, and what is said to them is a command. */
const ROBOT = /^(?:alis|auth|bot|chan|game|group|help|host|info|memo|nick|oper|root|sasl|stats?)serv(?:@|$)/i;
const LONGEST_TARGET = 64;
const MOST_WORDS = 4;
const TEXT = { role: 'text' } as const;

/** PRIVMSG and NOTICE (RFC 2812 section 3.3): to whom, and what. @param isPersons whether a person (or a person's program)
 *  sent it, and not the server */
export function emitIrcMessage(
  sink: FieldSink,
  verb: string,
  bytes: Uint8Array,
  [target, text]: readonly Span[],
  isPersons: boolean,
): void {
  if (!target || target.length === 0) return;
  const name = nameAt(bytes, target);
  const isRoom = /^[~&@%+]?[#&]/.test(name);
  if (KEEPER.test(name)) {
    if (text) emitKeeper(sink, bytes, text);
    return;
  }
  if (ROBOT.test(name)) {
    sink.field('robot.nick', null, target);
    if (text) sink.field('robot.command', null, text);
    return;
  }
  if (name !== '*' && name !== 'AUTH') sink.field(isRoom ? 'room' : 'to.nick', null, target);
  if (!text || text.length === 0) return;
  if (bytes[text.at] === CTCP) emitRequest(sink, bytes, text);
  else sink.field(verb.toLowerCase(), null, text, isPersons ? TEXT : {});
}

export function isRobot(bytes: Uint8Array, nick: Span): boolean {
  return ROBOT.test(nameAt(bytes, nick));
}

function nameAt(bytes: Uint8Array, { at, length }: Span): string {
  return decodeLatin1(bytes, at, at + Math.min(length, LONGEST_TARGET));
}

function emitRequest(sink: FieldSink, bytes: Uint8Array, text: Span): void {
  const closes = bytes[text.at + text.length - 1] === CTCP && text.length > 1;
  const at = text.at + 1;
  const end = text.at + text.length - (closes ? 1 : 0);
  if (spells(bytes, at, end, ACTION))
    sink.field('action', null, { at: at + ACTION.length, length: end - at - ACTION.length }, TEXT);
  else if (end > at) sink.field('ctcp', null, { at, length: end - at });
}

/** `IDENTIFY [account] password`, `REGISTER password [email]`. Anything else said to it is a command, no message. */
function emitKeeper(sink: FieldSink, bytes: Uint8Array, text: Span): void {
  const [command, ...words] = wordsOf(bytes, text.at, text.at + text.length, MOST_WORDS);
  const [first, second] = words;
  if (!command || !first) return;
  const end = command.at + command.length;
  if (spellsInAnyCase(bytes, command.at, end, 'IDENTIFY') || spellsInAnyCase(bytes, command.at, end, 'AUTH')) {
    if (second) sink.field('keeper.account', null, first);
    sink.field('keeper.password', null, second ?? first);
  } else if (spellsInAnyCase(bytes, command.at, end, 'REGISTER')) {
    sink.field('keeper.password', null, first);
    if (second) sink.field('keeper.email', null, second);
  } else sink.field('keeper.command', null, text);
}
