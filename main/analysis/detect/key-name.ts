import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { isAppKey } from './app-keys.ts';
import { NONE, type DetectContext, type Detector, type KeyDictionary, type KeyMeaning } from './detector.ts';
import { hitOf } from './hit.ts';
import { isBesideAddress, isBesidePerson, isInChat } from './key-chat.ts';
import { isOfGroup, isOfKit, kindBeside } from './key-kind.ts';
import { eventOf } from './key-neighbours.ts';
import { holdersOf, isNoise, isPerson, plainKey, singular, wordsOf } from './key-words.ts';
import { isLocale, isPlaceholder, isRole, isVersionOrTime, LONGEST_VALUE } from './placeholders.ts';
import { fitsShape, speaksForParts } from './shapes.ts';
import { isSomebodysPlace } from './key-place.ts';

/** Messages are longer than numbers. */
const LONGEST_MESSAGE = 8_192;

/** A value under a name that says what it is (`user_id`, `imei`, `lat`), alone or with the name of what holds it (`id` in
 *  `user`), in the shape that such a value has. Two signs, never more than "likely": a program may call anything by any
 *  name. */
export const keyName: Detector = {
  id: 'key-name',
  version: 2,
  needs: {
    named: (key, { keys }) => keys.meaning(key) !== null || keys.isShort(key) || keys.within(key, 'id').length > 0,
  },
  inspect(field, context) {
    const { key, length } = field;
    if (key === null || field.role !== 'value' || length > LONGEST_MESSAGE || !isNamedByApp(field)) return NONE;
    const inside = withinHolder(field, key, context.keys);
    return (
      told(field, context, inside) ??
      told(field, context, context.keys.meanings(key)) ??
      told(field, context, asElement(field, key, context.keys)) ??
      told(field, context, ofKind(field, key, context.keys)) ??
      NONE
    );
  },
};

function told(
  field: Field,
  context: DetectContext,
  meanings: readonly KeyMeaning[],
): ReturnType<Detector['inspect']> | null {
  if (meanings.length === 0) return null;
  const raw = field.text().trim();
  for (const meaning of meanings) {
    // What was opened is told by its parts, unless its own shape is too rare for chance (`NFAPPL-02-…=1-…` is no pair).
    if (!field.leaf && !speaksForParts(meaning.shape)) continue;
    if (isNamesake(field, meaning) || !isPlausible(meaning, raw) || !isInPlace(field, meaning, context.keys)) continue;
    const { type, strength } = meaning;
    const confidence: Confidence = strength === 'one-sign' ? 'possible' : 'likely';
    const kind = type === 'message' ? 'message-exposed' : 'identifier-exposed';
    return [hitOf(field, context, { type, confidence, reason: 'key-name', raw, kind })];
  }
  return null;
}

/** A member of an object in a list that has no name: the list may begin with one. */
const IN_A_LIST = /\bjson(?:\[\])+\.[^.]+$/;

/** What the nearest holder that has a name of its own makes of a short name. */
function withinHolder(field: Field, key: string, keys: KeyDictionary): readonly KeyMeaning[] {
  if (!keys.isShort(key)) return [];
  for (const holder of holdersOf(field.path)) {
    const found = keys.within(holder, key);
    if (found.length > 0) return found;
    if (!isNoise(holder.toLowerCase())) break;
  }
  return IN_A_LIST.test(field.path) ? keys.within(eventOf(field), key) : [];
}

/** What `id` is in an object that says what it is: `{"type": "users", "id": …}`. */
function ofKind(field: Field, key: string, keys: KeyDictionary): readonly KeyMeaning[] {
  if (!MARKS.has(plainKey(key))) return [];
  const kind = kindBeside(field, keys);
  return kind === null ? [] : keys.within(kind, 'id').filter(({ type }) => OF_KINDS.has(type));
}
const OF_KINDS: ReadonlySet<KeyMeaning['type']> = new Set<KeyMeaning['type']>(['account', 'device-id', 'room']);
const MARKS: ReadonlySet<string> = new Set(['id', 'uuid', 'guid', 'objectid']);

/** A shorter element of a list may be a count (`users: [1200, 3400]`) or a number in a series. */
const SHORTEST_ELEMENT = 6;

/** What an element of `participants`, `rooms`, `devices` is: the mark of one. */
function asElement(field: Field, key: string, keys: KeyDictionary): readonly KeyMeaning[] {
  return field.length >= SHORTEST_ELEMENT && field.path.endsWith('[]') ? keys.within(key, 'id') : [];
}

/** Protocols whose keys are the protocol's own words: an ICE user name is random, a TLS server name is not a person's. */
const NOT_NAMED_BY_APPS: ReadonlySet<string> = new Set([
  'agora',
  'check-mk',
  'collectd',
  'd-link-discovery',
  'dhcp',
  'dhcpv6',
  'dns',
  'drda',
  'dropbox-lan',
  'dtls',
  'ftp',
  'gquic',
  'irc',
  'llmnr',
  'mdns',
  'mndp',
  'mysql',
  'oscar',
  'postgresql',
  'quic',
  'rdp',
  'rlogin',
  'rtcp',
  'rtp',
  'socks',
  'ssdp',
  'stun',
  'synchrophasor',
  'tls',
  'turn',
  'ubiquiti-discovery',
  'ws-discovery',
  'x11',
  'xdmcp',
]);

/** IRC's tags are named by servers and programs (IRCv3 message-tags). */
function isNamedByApp({ protocol, path }: Field): boolean {
  return !NOT_NAMED_BY_APPS.has(protocol) || path.startsWith('irc.tags.');
}

/** SIP's own words: its headers but those that somebody added, and what stands in them; the lines of session descriptions; and the number of
 *  one showing in RTSP, which signs nobody in (RFC 2326 section 3.4). A body is an app's. */
const OF_CALLS =
  /^(?:sip\.(?:header\.(?!x-)|contact\.|target|via\.|access\.|cpim\.)|(?:sip|rtsp)\.sdp\.|rtsp\.header\.session$)/;

/** Names that mean another thing where they stand: Google's cookie SSID is no Wi-Fi network, and a page's header
 *  Location is no place. */
function isNamesake(field: Field, { type }: KeyMeaning): boolean {
  return (
    (type === 'other' && /(?:^|\.)(?:set-)?cookie\./.test(field.path)) ||
    /\.header\.(?:location|from|server|host)$/.test(field.path) ||
    OF_CALLS.test(field.path)
  );
}

/** RSS 2.0 and Atom (RFC 4287 section 4.1.1): written for everyone, and its authors publish under these names. */
const OF_FEED = /\.xml\.(?:rss\.channel|feed)\./i;

function isInPlace(field: Field, meaning: KeyMeaning, keys: KeyDictionary): boolean {
  if (meaning.type === 'session-token' && field.key?.toLowerCase() === 'token' && isOfKit(field)) return false;
  if (meaning.type === 'person-name' && isOfGroup(field)) return false;
  if (OF_FEED.test(field.path)) return false;
  // A server that tells of itself has a host name too.
  if (meaning.type === 'device-name' && field.direction === 'in') return false;
  if (meaning.shape === 'title' && isOfPerson(field)) return false;
  if (meaning.strength === 'in-chat') return isInChat(field, meaning, keys);
  if (meaning.type === 'person-name' && meaning.strength.startsWith('beside-') && isNamedByAttribute(field))
    return false;
  if (meaning.strength === 'beside-person') return isBesidePerson(field, keys);
  // A shop that a server tells of has a name and a telephone number too.
  if (meaning.strength === 'beside-address') return field.direction === 'out' && isBesideAddress(field, keys);
  return meaning.type !== 'location' || isSomebodysPlace(field);
}

function isPlausible({ strength, shape, type }: KeyMeaning, raw: string): boolean {
  if ((type === 'session-token' || type === 'credential') && isAppKey(raw)) return false;
  if (type !== 'message' && raw.length > LONGEST_VALUE) return false;
  if (strength === 'alone' && shape === null)
    return !isPlaceholder(raw) && !isVersionOrTime(raw) && !isLocale(raw) && !isRole(raw);
  return shape !== null && fitsShape(shape, raw);
}

/** `userTitle`, `author: {title}`: what somebody is, and no room's name. */
function isOfPerson({ key, path }: Field): boolean {
  const [first = ''] = wordsOf(key ?? '');
  const [holder = ''] = holdersOf(path);
  return isPerson(first) || singular(wordsOf(holder)).some(isPerson);
}

/** `name` of `<tag k="name" v="City Park"/>`: of what the element belongs to, and whoever stands near it may only have
 *  drawn it on a map. */
function isNamedByAttribute({ path, key }: Field): boolean {
  const last = path.slice(path.lastIndexOf('.') + 1);
  return last.startsWith('@') && last !== `@${key ?? ''}`;
}
