import { SPACE } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf, type Said } from './hit.ts';

/** RFC 2812 section 2.3.1: who sent a line, as the server tells it: nickname, user and host. */
const SENDER = /^:([^\s!@:]{1,64})![^\s!@]{1,64}@\S{1,255} (?:PRIVMSG|NOTICE|JOIN|PART|QUIT|NICK|TOPIC|KICK|MODE)\b/;
/** Section 5.1: the server's greeting says under which nickname it knows the client. */
const WELCOME = /^:[\w.-]{3,255}\.[\w-]{1,63} 001 ([^\s:]{1,64}) :/;
/** Sections 3.2.1 and 3.3.1. */
const JOIN = /^(?::\S{1,400} )?JOIN :?([#&][^\s,:]{1,200})/;
const MESSAGE = /^(?::\S{1,400} )?PRIVMSG ([^\s,:]{1,200}) :(.{1,512})$/;
/** Section 2.3: a line has at most 512 octets; newer servers put tags before it. */
const LONGEST = 1024;

/** Nicknames, rooms and messages in the lines of Internet Relay Chat. Each line is a whole grammar of its own; that the
 *  octets around it are IRC was not checked, so "likely". */
export const ircLine: Detector = {
  id: 'irc-line',
  version: 1,
  needs: { least: 7, some: SPACE, protocols: new Set(['unknown']) },
  inspect(field, context) {
    if (field.path !== 'unknown.text' || field.length > LONGEST || field.length < 7) return NONE;
    const first = field.bytes[field.at] ?? 0;
    return first === 0x3a || first === 0x4a || first === 0x50 ? hitsIn(field, context) : NONE; // ':', 'J', 'P'
  },
};

/** By itself: the function in it would be made for every field. */
function hitsIn(field: Field, context: DetectContext): Hit[] {
  const text = field.text();
  const hits: Hit[] = [];
  const say = (type: SubjectType, raw: string, from: number, kind?: Said['kind']): void => {
    const part = partOf(field, text, from, from + raw.length);
    hits.push(hitOf(field, context, { type, confidence: 'likely', reason: 'shape', raw, part, ...(kind && { kind }) }));
  };
  const sender = SENDER.exec(text)?.[1];
  const greeted = WELCOME.exec(text);
  if (sender !== undefined) say('account', sender, 1);
  else if (greeted?.[1] !== undefined) say('account', greeted[1], greeted[0].length - 2 - greeted[1].length);
  const room = JOIN.exec(text);
  if (room?.[1] !== undefined) say('room', room[1], room[0].length - room[1].length);
  const [, target = '', words = ''] = MESSAGE.exec(text) ?? [];
  if (words !== '') {
    const at = text.length - words.length;
    if (!target.includes('.')) say(/^[#&]/.test(target) ? 'room' : 'account', target, at - 2 - target.length);
    if (words.trim() !== '') say('message', words, at, 'message-exposed');
  }
  return hits;
}
