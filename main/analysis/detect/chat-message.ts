import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';

/** Text that a person wrote, in the field that a chat protocol has for it. */
export const chatMessage: Detector = {
  id: 'chat-message',
  version: 1,
  needs: { role: 'text' },
  inspect(field, context) {
    if (field.role !== 'text' || !field.leaf) return NONE;
    const raw = field.text();
    if (raw.trim() === '') return NONE;
    return [
      hitOf(field, context, {
        type: 'message',
        confidence: 'confirmed',
        reason: 'protocol-field',
        raw,
        kind: 'message-exposed',
      }),
    ];
  },
};
