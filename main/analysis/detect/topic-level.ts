import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector, type KeyDictionary } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';
import { fitsShape, isImei } from './shapes.ts';
import { markOf } from './topic-noun.ts';

const LEVEL = /\.topic\.level$/;
/** A hardware address without its separators: digits and letters, of one case. */
const BARE_ADDRESS = /^(?=.*\d)(?=.*[A-Fa-f])(?:[\dA-F]{12}|[\da-f]{12})$/;
/** Reporting bodies that give out most IMEIs (3GPP TS 23.003 section 6.2.1, GSMA TS.06). */
const ISSUED = /^(?:01|35|86|99)/;

/** An account, a device or a room in a topic of MQTT: everyone who may look at the broker's traffic reads who is concerned
 *  before any message is opened. Two signs: what the level before is called and the shape, or a shape that is rare. */
export const topicLevel: Detector = {
  id: 'topic-level',
  version: 1,
  needs: { least: 3, protocols: new Set(['mqtt']), member: false },
  inspect(field, context) {
    if (!LEVEL.test(field.path) || field.length > 128) return NONE;
    const raw = field.text();
    const type = isPlaceholder(raw) ? null : typeOf(field, raw, context.keys);
    return type === null ? NONE : [hitOf(field, context, { type, confidence: 'likely', reason: 'key-name', raw })];
  },
};

function typeOf({ key }: Field, raw: string, keys: KeyDictionary): SubjectType | null {
  const type = key === null ? null : markOf(key, raw, keys);
  if (type !== null) return type;
  if (BARE_ADDRESS.test(raw) || (fitsShape('mac', raw) && /[:-]/.test(raw))) return 'device-id';
  if (isImei(raw) && ISSUED.test(raw)) return 'device-id';
  return /^\+[1-9]\d{7,14}$/.test(raw) ? 'phone' : null;
}
