import { SPACE } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { TALKS } from './key-chat.ts';
import { isWritten } from './written-text.ts';

/** Names that programs give to what somebody wrote. */
const KEYS: ReadonlySet<string> = new Set([
  'body',
  'caption',
  'chatmessage',
  'chattext',
  'comment',
  'content',
  'message',
  'messagebody',
  'messagecontent',
  'messagetext',
  'msg',
  'msgbody',
  'msgcontent',
  'msgtext',
  'plaintext',
  'say',
  'sms',
  'text',
  'textmessage',
  'txt',
]);
/** Over HTTP a server's words to its own program go under the same names. A shorter name is also that of a log's line. */
const LOGGED: ReadonlySet<string> = new Set(['message', 'msg']);

const LONGEST = 4_000;
/** What a person wrote, in the field that a program calls so (`text`, `body`): the name and the look of it agree. Only what
 *  a client sends is believed: a server sends its own words under the same names. */
export const chatField: Detector = {
  id: 'chat-field',
  version: 1,
  needs: { least: 4, some: SPACE, named: (key) => KEYS.has(plain(key)) },
  inspect(field, context) {
    const { key, role, leaf, length } = field;
    if (key === null || role !== 'value' || !leaf || length > LONGEST || !isSpoken(field, plain(key))) return NONE;
    const raw = field.text().trim();
    if (!isWritten(raw)) return NONE;
    const said = { type: 'message', confidence: 'likely', reason: 'key-name', kind: 'message-exposed' } as const;
    return [hitOf(field, context, { ...said, raw })];
  },
};

function isSpoken({ direction, protocol, path }: Field, key: string): boolean {
  if (!KEYS.has(key) || direction !== 'out') return false;
  if (TALKS.has(protocol)) return true;
  return protocol === 'http' && !LOGGED.has(key) && path.startsWith('http.body.');
}

/** As names are compared: case and separators do not count. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z]+/g, '');
}
