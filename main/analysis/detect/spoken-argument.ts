import { SPACE } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { TALKS } from './key-chat.ts';
import { eventOf, neighboursOf } from './key-neighbours.ts';
import { shortened, wordsOf } from './key-words.ts';
import { isWritten } from './written-text.ts';

/** Lists of arguments in SignalR's messages (HubProtocol: `target`, `arguments`; before ASP.NET Core `M`, `A`) and their
 *  like, and where the name of what is called stands beside them. */
const LISTS: ReadonlySet<string> = new Set(['arguments', 'args', 'a']);
const CALLED: ReadonlySet<string> = new Set(['target', 'method', 'event', 'm']);
/** What is called has to do with what people say. */
const SAYS = new Set('chat comment message post reply say talk text whisper'.split(' '));
/** A program speaks of itself. */
const OF_PROGRAMS = new Set('debug error log status system typing'.split(' '));
const LONGEST = 4_000;

/** What a person wrote, as an argument without a name of something that is called: Socket.IO's `["chat message", "…"]`,
 *  SignalR's `{"target": "SendMessage", "arguments": ["…"]}`. What is called and the look of it agree: "likely". Only what a
 *  client sends is believed. */
export const spokenArgument: Detector = {
  id: 'spoken-argument',
  version: 1,
  needs: { least: 4, some: SPACE, protocols: TALKS },
  inspect(field, context) {
    const { direction, role, leaf, length, path } = field;
    if (direction !== 'out' || role !== 'value' || !leaf || length > LONGEST || !path.endsWith('[]')) return NONE;
    if (field.key !== null && !LISTS.has(field.key.toLowerCase())) return NONE;
    const raw = field.text().trim();
    if (!isWritten(raw)) return NONE;
    const called = field.key === null ? eventOf(field) : calledBeside(field);
    if (called === raw || !isOfTalk(called)) return NONE;
    const said = { type: 'message', confidence: 'likely', reason: 'key-name', kind: 'message-exposed' } as const;
    return [hitOf(field, context, { ...said, raw })];
  },
};

function calledBeside(field: Field): string {
  return neighboursOf(field).find(({ key, value }) => value !== null && CALLED.has(key.toLowerCase()))?.value ?? '';
}

function isOfTalk(called: string): boolean {
  const words = shortened(wordsOf(called));
  return words.some((word) => SAYS.has(word)) && !words.some((word) => OF_PROGRAMS.has(word));
}
