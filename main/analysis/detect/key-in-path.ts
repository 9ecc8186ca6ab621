import { placeOf } from '../bytes/scan.ts';
import { decodeLatin1 } from '../bytes/text.ts';
import { JOINER } from '../bytes/signs.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf } from './hit.ts';
import { fitsShape } from './shapes.ts';

const SLASH = 0x2f;
const LONGEST_PATH = 512;
const LONGEST_WORD = 24;
const MOST_HITS = 4;
/** `/users/` + a name of one letter and one digit says nothing. */
const SHORTEST = '/user/123456'.length;
const TOLD: ReadonlySet<SubjectType> = new Set<SubjectType>(['account', 'device-id', 'room']);

/** The mark of one user, room or device as a step of an address, behind the step that says what it is the mark of:
 *  `/rooms/4812393/messages`. Name and shape together: "likely". Blind to words in the mark's place (`/users/search`). */
export const keyInPath: Detector = {
  id: 'key-in-path',
  version: 1,
  needs: { least: SHORTEST, some: JOINER },
  inspect(field, context) {
    if (field.key !== null || !field.leaf || field.length > LONGEST_PATH || !field.path.endsWith('path')) return NONE;
    const { bytes, at } = field;
    const end = at + field.length;
    const hits: Hit[] = [];
    for (let slash = placeOf(bytes, SLASH, at, end); slash < end && hits.length < MOST_HITS;) {
      const next = placeOf(bytes, SLASH, slash + 1, end);
      const last = placeOf(bytes, SLASH, next + 1, end);
      if (next < end && next - slash <= LONGEST_WORD && last > next + 1) {
        const raw = decodeLatin1(bytes, next + 1, Math.min(last, end));
        const type = fitsShape('path-mark', raw) ? typeOf(decodeLatin1(bytes, slash + 1, next), context) : null;
        const part = { at: next + 1, length: raw.length };
        if (type !== null)
          hits.push(hitOf(field, context, { type, confidence: 'likely', reason: 'key-name', raw, part }));
      }
      slash = next;
    }
    return hits.length > 0 ? hits : NONE;
  },
};

/** What the mark of one such thing is: of `rooms`, what `room_id` is. */
function typeOf(step: string, { keys }: DetectContext): SubjectType | null {
  // Whose customers? Of a firm that serves files, other firms.
  if (!/^[a-z][a-z_-]+$/i.test(step) || /^customers?$/i.test(step)) return null;
  const type = keys.within(step, 'id')[0]?.type;
  return type !== undefined && TOLD.has(type) ? type : null;
}
