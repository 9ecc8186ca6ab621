import type { Field } from '../model/field.ts';
import type { Confidence } from '../model/words.ts';
import { NONE, type Detector, type KeyMeaning } from './detector.ts';
import { hitOf } from './hit.ts';
import { isLocale, isPlaceholder, isRole, isVersionOrTime, LONGEST_VALUE } from './placeholders.ts';
import { fitsShape } from './shapes.ts';

/** A value under a name that says what it is (`user_id`, `imei`, `lat`), in the shape that such a value has. Two signs,
 *  never more than "likely": a program may call anything by any name. */
export const keyName: Detector = {
  id: 'key-name',
  version: 1,
  needs: { named: (key, { keys }) => keys.meaning(key) !== null },
  inspect(field, context) {
    const { key, length } = field;
    if (
      key === null ||
      !field.leaf ||
      field.role !== 'value' ||
      length > LONGEST_VALUE ||
      NOT_NAMED_BY_APPS.has(field.protocol)
    )
      return NONE;
    const meaning = context.keys.meaning(key);
    if (!meaning || isNamesake(field, meaning)) return NONE;
    const raw = field.text().trim();
    return isPlausible(meaning, raw)
      ? [hitOf(field, context, { type: meaning.type, confidence: confidenceOf(meaning), reason: 'key-name', raw })]
      : NONE;
  },
};

function confidenceOf({ strength }: KeyMeaning): Confidence {
  return strength === 'one-sign' ? 'possible' : 'likely';
}

/** Protocols whose keys are the protocol's own words: an ICE user name is random, a TLS server name is not a person's. */
const NOT_NAMED_BY_APPS: ReadonlySet<string> = new Set([
  'agora',
  'dhcp',
  'dhcpv6',
  'dns',
  'dtls',
  'ftp',
  'gquic',
  'irc',
  'llmnr',
  'mdns',
  'oscar',
  'quic',
  'socks',
  'ssdp',
  'stun',
  'tls',
  'turn',
]);

/** Names that mean another thing where they stand: Google's cookie SSID is no Wi-Fi network, and a page's header
 *  Location is no place. */
function isNamesake(field: Field, { type }: KeyMeaning): boolean {
  return (
    (type === 'other' && /(?:^|\.)(?:set-)?cookie\./.test(field.path)) ||
    /\.header\.(?:location|from|server|host)$/.test(field.path)
  );
}

function isPlausible({ strength, shape }: KeyMeaning, raw: string): boolean {
  if (strength === 'alone' && shape === null)
    return !isPlaceholder(raw) && !isVersionOrTime(raw) && !isLocale(raw) && !isRole(raw);
  return shape !== null && fitsShape(shape, raw);
}
