import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';
import { fitsShape, isImei } from './shapes.ts';

/** What the level before says, as brokers' makers prescribe it (`$aws/things/NAME/shadow`: docs.aws.amazon.com/iot,
 *  device-shadow-mqtt; `$oc/devices/ID/sys`: support.huaweicloud.com, api-iothub), and its usual short forms; and the shape
 *  that such a name must have to be no word of the topic's own (`users/list`). */
const NOUNS: Readonly<Record<string, readonly [SubjectType, string]>> = {};
for (const noun of ['account', 'accounts', 'member', 'members', 'u', 'uid', 'user', 'users'])
  Object.assign(NOUNS, { [noun]: ['account', 'account-code'] });
for (const noun of ['client', 'clients', 'dev', 'device', 'devices', 'gateway', 'gateways', 'thing', 'things'])
  Object.assign(NOUNS, { [noun]: ['device-id', 'device-code'] });
for (const noun of ['channel', 'channels', 'chat', 'chats', 'conversation', 'group', 'groups', 'room', 'rooms'])
  Object.assign(NOUNS, { [noun]: ['room', 'room-code'] });

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
    const type = isPlaceholder(raw) ? null : typeOf(field, raw);
    return type === null ? NONE : [hitOf(field, context, { type, confidence: 'likely', reason: 'key-name', raw })];
  },
};

function typeOf({ key }: Field, raw: string): SubjectType | null {
  const noun = key?.toLowerCase() ?? '';
  const meaning = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined;
  if (meaning && fitsShape(meaning[1], raw) && !raw.toLowerCase().startsWith(noun)) return meaning[0];
  if (BARE_ADDRESS.test(raw) || (fitsShape('mac', raw) && /[:-]/.test(raw))) return 'device-id';
  if (isImei(raw) && ISSUED.test(raw)) return 'device-id';
  return /^\+[1-9]\d{7,14}$/.test(raw) ? 'phone' : null;
}
