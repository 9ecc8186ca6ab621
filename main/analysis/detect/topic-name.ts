import { COLON, DOT, JOINER } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { TALKS } from './key-chat.ts';
import { wordsOf } from './key-words.ts';
import { isPlaceholder } from './placeholders.ts';
import { markOf } from './topic-noun.ts';

/** Names that programs give to where a message goes: Phoenix (`topic`), Pusher and Laravel (`channel`), STOMP
 *  (`destination`). */
const KEYS: ReadonlySet<string> = new Set(
  ['topic', 'channel', 'destination', 'room', 'subscribe', 'stream'].flatMap((name) => [
    name,
    name.charAt(0).toUpperCase() + name.slice(1),
  ]),
);
/** STOMP's header line, where no dissector took it apart. */
const HEADER = 'destination:';
const LONGEST = 160;
const LOWER_D = 0x64;
const COLON_OCTET = 0x3a;
/** A shorter mark is a number in a list. */
const SHORTEST_MARK = 4;

/** The mark of a room, an account or a device in the name of a topic: `room:4812393`, `/topic/rooms.4812393`,
 *  `private-chat.4812393`. What stands before it says what it is the mark of, its shape that it is one: "likely". MQTT's
 *  topics are another rule's (`topic-level`). */
export const topicName: Detector = {
  id: 'topic-name',
  version: 1,
  needs: { least: 6, some: COLON | DOT | JOINER, protocols: TALKS },
  inspect(field, context) {
    if (field.length > LONGEST || field.role !== 'value' || !field.leaf || !isTopic(field)) return NONE;
    const text = field.text();
    if (field.protocol === 'unknown' && field.key === null && !text.startsWith(HEADER)) return NONE;
    return hitIn(field, context, text) ?? NONE;
  },
};

function isTopic(field: Field): boolean {
  const { key, path, protocol, bytes, at } = field;
  if (key !== null) return KEYS.has(key);
  // An element of a list that has no name (Phoenix writes all of its messages so), or a line of STOMP's.
  if (protocol === 'unknown') return bytes[at] === LOWER_D && path === 'unknown.text';
  return path.endsWith('[]') && field.has(COLON_OCTET);
}

const STEP = /([\w-]{1,32})([:./])([^:./\s]{4,64})(?=[:./]|$)/g;

function hitIn(field: Field, context: DetectContext, text: string): readonly Hit[] | null {
  const from = text.startsWith(HEADER) ? HEADER.length : 0;
  // Without a name, only the form that Phoenix gives its topics: a list's texts are of all kinds.
  if (field.key === null && from === 0 && !/^[\w-]{3,32}:[^:./\s]{4,64}$/.test(text)) return null;
  STEP.lastIndex = from;
  for (let found = STEP.exec(text); found !== null; found = STEP.exec(text)) {
    const [whole, step = '', , raw = ''] = found;
    const type = isPlaceholder(raw) ? null : markOf(wordsOf(step).at(-1) ?? '', raw, context.keys);
    if (type !== null && raw.length >= SHORTEST_MARK) {
      const at = found.index + whole.length - raw.length;
      const part = partOf(field, text, at, at + raw.length);
      return [hitOf(field, context, { type, confidence: 'likely', reason: 'key-name', raw, part })];
    }
    // The mark may be the step of the next: `chat/rooms/4812393`.
    STEP.lastIndex = found.index + step.length + 1;
  }
  return null;
}
