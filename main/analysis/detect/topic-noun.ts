import type { SubjectType } from '../model/words.ts';
import type { KeyDictionary } from './detector.ts';
import { fitsShape } from './shapes.ts';

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

/** Of what else the dictionary of keys knows the ID of (`circles/ID`). */
const TOLD: ReadonlySet<SubjectType> = new Set<SubjectType>(['account', 'device-id', 'room']);
/** A shorter one may be a number in a list, or a part of a name. */
const SHORTEST = 6;

/** Whose mark `raw` is, behind a step of a topic that is called `step`; null: it is none. */
export function markOf(step: string, raw: string, keys: KeyDictionary): SubjectType | null {
  const noun = step.toLowerCase();
  if (raw.toLowerCase().startsWith(noun)) return null;
  const meaning = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined;
  if (meaning) return fitsShape(meaning[1], raw) ? meaning[0] : null;
  if (raw.length < SHORTEST || !/^[a-z]{3,24}$/.test(noun)) return null;
  for (const { type, strength, shape } of keys.within(noun, 'id'))
    if (TOLD.has(type) && strength === 'with-shape' && shape !== null && fitsShape(shape, raw)) return type;
  return null;
}
