import { SPACE } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isWritten } from './written-text.ts';

/** A browser masks what it sends (RFC 6455 section 5.3), so a masked frame is the client's. */
const CLIENTS = 'websocket-mask';
const LONGEST = 2_000;
/** With these a program opens a talk, or asks for a stream. */
const COMMAND = /^(?:auth|echo|join|login|nick|ping|pong|register|resume|sub|unsub\w*)\b/i;

/** What a person wrote, in a WebSocket message that is nothing but a sentence: the simplest chats send the bare text. A guess
 *  by its look, so that single words and what programs say stay out. */
export const spokenFrame: Detector = {
  id: 'spoken-frame',
  version: 1,
  needs: { least: 5, some: SPACE, protocols: new Set(['websocket']), member: false },
  inspect(field, context) {
    const { path, leaf, length, chain } = field;
    if (path !== 'websocket.text' || !leaf || length > LONGEST || chain[0] !== CLIENTS) return NONE;
    const raw = field.text().trim();
    if (!isWritten(raw) || COMMAND.test(raw)) return NONE;
    const said = { type: 'message', confidence: 'likely', reason: 'shape', kind: 'message-exposed' } as const;
    return [hitOf(field, context, { ...said, raw })];
  },
};
