import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { indexOfOctet, sameOctets, spellsInAnyCase } from '../ascii.ts';
import { SaslDialog } from '../sasl-dialog.ts';
import type { LineStream, LineTalk } from '../text-lines.ts';
import { wordsOf } from '../words.ts';
import { emitIrcMessage, isRobot } from './irc-message.ts';
import { readIrcLine, senderOf, type IrcParts, type IrcSender } from './irc-parts.ts';
import { scoreIrc } from './irc-recognise.ts';

/** Longest command (`AUTHENTICATE`), and room for one that servers add. */
const LONGEST_COMMAND = 20;
/** Nicknames in one reply of members. */
const MOST_NAMES = 512;
const TEXT: FieldOptions = { role: 'text' };
const COMMA = 0x2c;
const EQUALS = 0x3d;
const STAR = 0x2a;
const NOT_ASKED = 0x7e;

/** The parameters of commands and replies that say who is who: path and role by their place. `-`: passed over. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  NICK: ['nick'],
  USER: ['user.name', '-', '-', 'user.realname'],
  SETNAME: ['user.realname'],
  PASS: ['pass'],
  OPER: ['oper.name', 'oper.password'],
  KICK: ['room', 'member', 'reason'],
  INVITE: ['member', 'room'],
  PART: ['room', 'reason'],
  QUIT: ['reason'],
  TOPIC: ['room', 'topic'],
  AWAY: ['away'],
  ACCOUNT: ['account'],
  WHOIS: ['member'],
  WHOWAS: ['member'],
  MODE: ['mode.target', 'mode'],
  PONG: ['argument', 'argument'],
  301: ['nick', 'member', 'away'], // RPL_AWAY
  311: ['nick', 'member', 'member.user', 'member.host', '-', 'member.realname'], // RPL_WHOISUSER
  314: ['nick', 'member', 'member.user', 'member.host', '-', 'member.realname'], // RPL_WHOWASUSER
  319: ['nick', 'member', '-'], // RPL_WHOISCHANNELS: told room by room
  330: ['nick', 'member', 'account'], // RPL_WHOISACCOUNT
  332: ['nick', 'room', 'topic'], // RPL_TOPIC
  333: ['nick', 'room', 'mask'], // RPL_TOPICWHOTIME
  352: ['nick', 'room', 'member.user', 'member.host', '-', 'member', '-', 'member.realname'], // RPL_WHOREPLY
  366: ['nick', 'room'], // RPL_ENDOFNAMES
  433: ['nick', 'nick'], // ERR_NICKNAMEINUSE
  900: ['nick', 'nick.mask', 'account'], // RPL_LOGGEDIN
};
/** Written by a person: RFC 2812 sections 3.2.4 and 4.1. */
const WRITTEN = new Set(['topic', 'away']);

/** What IRC's lines say. RFC 2812 section 3 and 5; IRCv3: CAP, AUTHENTICATE, ACCOUNT, SETNAME, tags. */
export class IrcTalk implements LineTalk {
  readonly #sink: FieldSink;
  readonly #stream: LineStream;
  readonly #sasl: SaslDialog;
  #wantsTls = false;

  constructor(sink: FieldSink, stream: LineStream) {
    this.#sink = sink;
    this.#stream = stream;
    this.#sasl = new SaslDialog(sink);
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return scoreIrc(segment) > 0;
  }

  onLine(direction: Direction, bytes: Uint8Array, at: number, end: number): void {
    const parts = readIrcLine(bytes, at, end);
    const { sender, tags } = parts;
    const command = decodeLatin1(
      bytes,
      parts.command.at,
      parts.command.at + Math.min(parts.command.length, LONGEST_COMMAND),
    );
    const verb = command.toUpperCase();
    this.#sink.message({ type: 'irc', command: verb });
    // IRCv3 message-tags: `name=value` between semicolons.
    if (tags) this.#field('tags', null, tags, { unclaimed: true, encodings: ['key-values'] });
    if (sender?.user) {
      const isPersons = isPerson(bytes, sender);
      this.#field(nameOf(verb, isPersons), null, sender.name);
      this.#field(isPersons ? 'sender.user' : 'robot.user', null, asked(bytes, sender.user));
      if (sender.host) this.#field('sender.host', null, sender.host);
    } else if (sender) this.#field('sender', null, sender.name);
    this.#say(verb, command, direction, parts, bytes);
  }

  #say(verb: string, command: string, direction: Direction, parts: IrcParts, bytes: Uint8Array): void {
    const { parameters } = parts;
    const [first, second] = parameters;
    switch (verb) {
      case 'PRIVMSG':
      case 'NOTICE':
        emitIrcMessage(
          this.#sink,
          verb,
          bytes,
          parameters,
          parts.sender ? isPerson(bytes, parts.sender) : direction === 'out',
        );
        return;
      case 'JOIN':
        if (first) this.#rooms(bytes, first);
        if (second && direction === 'out') this.#field('join.key', command, second);
        return;
      case 'AUTHENTICATE':
        if (first && direction === 'out') this.#authenticate(bytes, first);
        return;
      case 'NS':
      case 'NICKSERV':
        if (first)
          emitIrcMessage(
            this.#sink,
            verb,
            bytes,
            [parts.command, { at: first.at, length: lastOf(parameters) - first.at }],
            false,
          );
        return;
      case 'STARTTLS':
        this.#wantsTls = true;
        return;
      case '670': // RPL_STARTTLS
        if (this.#wantsTls) this.#stream.tunnel();
        return;
      case '302':
        this.#userHosts(bytes, parameters);
        return;
      case '353':
        this.#members(bytes, parameters);
        return;
      case '319':
        this.#whoisRooms(bytes, parameters);
        return;
      default:
        if (/^90[2-7]$/.test(verb)) this.#sasl.end();
        this.#parameters(verb, command, parameters, bytes);
    }
  }

  #parameters(verb: string, command: string, parameters: readonly Span[], bytes: Uint8Array): void {
    const isNumeric = /^\d{3}$/.test(verb);
    const known = PARAMETERS[verb] ?? (isNumeric ? ['nick'] : []);
    parameters.forEach((span, index) => {
      const path = known[index] ?? (isNumeric ? 'reply' : 'argument');
      const isNobody = isNumeric && index === 0 && span.length <= 1; // `*`: no nickname yet
      if (path === '-' || isNobody) return;
      if (path === 'mask') this.#mask(bytes, span, parameters[0]);
      else if (path === 'nick.mask') this.#field('nick', null, senderOf(bytes, span.at, span.at + span.length).name);
      else if (path === 'member' && isNumeric) this.#member(bytes, span, parameters[0]);
      else if (path === 'member.user') this.#field(path, null, asked(bytes, span));
      else this.#field(path, isNumeric ? null : command, span, WRITTEN.has(path) ? TEXT : {});
    });
  }

  /** @param me the nickname that the server's reply is for */
  #member(bytes: Uint8Array, nick: Span, me: Span | undefined): void {
    const isMe = me !== undefined && isSame(bytes, nick, me);
    this.#field(isRobot(bytes, nick) ? 'robot.nick' : isMe ? 'nick' : 'member', null, nick);
  }

  /** `nick!user@host`, or a nickname alone. */
  #mask(bytes: Uint8Array, { at, length }: Span, me: Span | undefined): void {
    const { name, user, host } = senderOf(bytes, at, at + length);
    this.#field(me !== undefined && isSame(bytes, name, me) ? 'nick' : 'mask.nick', null, name);
    if (user) this.#field('mask.user', null, asked(bytes, user));
    if (host) this.#field('mask.host', null, host);
  }

  /** `#a,#b` (RFC 2812 section 3.2.1). */
  #rooms(bytes: Uint8Array, { at, length }: Span): void {
    const end = at + length;
    for (let i = at, from = at; i <= end; i++) {
      if (i < end && bytes[i] !== COMMA) continue;
      this.#field('room', 'JOIN', { at: from, length: i - from });
      from = i + 1;
    }
  }

  /** RPL_NAMREPLY: the room, then its members with their signs of rank. */
  #members(bytes: Uint8Array, parameters: readonly Span[]): void {
    const [me, , room, names] = parameters;
    if (me) this.#field('nick', null, me);
    if (room) this.#field('room', null, room);
    if (!names) return;
    for (const { at, length } of wordsOf(bytes, names.at, names.at + names.length, MOST_NAMES)) {
      const from = behindRank(bytes, at, at + length);
      this.#member(bytes, { at: from, length: at + length - from }, me);
    }
  }

  /** RPL_WHOISCHANNELS: the rooms that somebody is in, with the sign of the rank there. */
  #whoisRooms(bytes: Uint8Array, [me, member, rooms]: readonly Span[]): void {
    if (me) this.#field('nick', null, me);
    if (member) this.#member(bytes, member, me);
    if (!rooms) return;
    for (const { at, length } of wordsOf(bytes, rooms.at, rooms.at + rooms.length, MOST_NAMES)) {
      const from = behindRank(bytes, at, at + length, true);
      this.#field('room', null, { at: from, length: at + length - from });
    }
  }

  /** RPL_USERHOST (RFC 2812 section 5.1): `nick*=+user@host`, one behind the other. */
  #userHosts(bytes: Uint8Array, [me, replies]: readonly Span[]): void {
    if (me) this.#field('nick', null, me);
    if (!replies) return;
    for (const { at, length } of wordsOf(bytes, replies.at, replies.at + replies.length, MOST_NAMES)) {
      const equals = indexOfOctet(bytes, EQUALS, at, at + length);
      const isOperator = equals > at && bytes[equals - 1] === STAR;
      this.#member(bytes, { at, length: equals - at - (isOperator ? 1 : 0) }, me);
      const { name, host } = senderOf(bytes, Math.min(at + length, equals + 2), at + length); // + or -: here or away
      this.#field('member.user', null, asked(bytes, name));
      if (host) this.#field('member.host', null, host);
    }
  }

  /** IRCv3 SASL 3.1: the mechanism first, then the answers. */
  #authenticate(bytes: Uint8Array, { at, length }: Span): void {
    if (this.#sasl.isOpen) this.#sasl.answer('AUTHENTICATE', at, at + length);
    else this.#sasl.begin(bytes, at, at + length);
  }

  #field(path: string, key: string | null, span: Span, options: FieldOptions = {}): void {
    if (span.length > 0) this.#sink.field(path, key, span, options);
  }
}

/** A server's own notices are no person's, nor are those of its robots (NickServ, ChanServ, MemoServ). */
function isPerson(bytes: Uint8Array, { name, user }: IrcSender): boolean {
  return user !== null && !spellsInAnyCase(bytes, name.at + name.length - 4, name.at + name.length, 'SERV');
}

/** The user's name without the sign with which a server says that the machine was not asked for it. */
function asked(bytes: Uint8Array, { at, length }: Span): Span {
  return bytes[at] === NOT_ASKED && length > 1 ? { at: at + 1, length: length - 1 } : { at, length };
}

/** @param isRoom of a room's name, whose own sign may be `&` */
function behindRank(bytes: Uint8Array, at: number, end: number, isRoom = false): number {
  const signs = isRoom ? '~@%+' : '~&@%+';
  let from = at;
  while (from < end && signs.includes(String.fromCharCode(bytes[from] ?? 0))) from++;
  return from;
}

function isSame(bytes: Uint8Array, one: Span, other: Span): boolean {
  return one.length === other.length && sameOctets(bytes, one.at, other.at, one.length);
}

function nameOf(verb: string, isPersons: boolean): string {
  if (!isPersons) return 'robot.nick';
  return verb === 'PRIVMSG' || verb === 'NOTICE' ? 'from.nick' : 'sender.nick';
}

function lastOf(parameters: readonly Span[]): number {
  const last = parameters.at(-1);
  return last ? last.at + last.length : 0;
}
