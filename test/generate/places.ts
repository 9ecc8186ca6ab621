import type { SeededRandom } from '../sample/random.ts';
import type { Way } from './written-ways.ts';

/** Where text from packets may reach the Assessment. */
export const PLACES = [
  'dns-name',
  'sni',
  'alpn',
  'http-host',
  'path',
  'header-name',
  'header-value',
  'query-key',
  'query-value',
  'json-key',
  'json-value',
  'cookie-name',
  'cookie-value',
  'xmpp-jid',
  'xmpp-text',
  'dhcp-host-name',
  'dns-question',
  'llmnr-question',
  'nbns-name',
  'netbios-source',
  'ssdp-host',
  'stun-realm',
  'smtp-server-name',
  'process-name',
  'user-agent',
] as const;
export type Place = (typeof PLACES)[number];

const NAMES_OF_FIELDS: ReadonlySet<Place> = new Set(['header-name', 'query-key', 'json-key', 'cookie-name']);

const IN_HOST_NAMES: readonly Way[] = ['plain', 'upper', 'hex', 'base64url'];
const IN_TEXT: readonly Way[] = ['plain', 'upper', 'percent', 'all-percent', 'base64', 'base64url', 'hex'];
const AS_IT_IS: readonly Way[] = ['plain'];
/** Fifteen characters, in capitals. */
const IN_NETBIOS: readonly Way[] = ['plain', 'upper'];

export const WAYS_IN: Readonly<Record<Place, readonly Way[]>> = {
  'dns-name': IN_HOST_NAMES,
  sni: IN_HOST_NAMES,
  alpn: IN_TEXT,
  'http-host': IN_HOST_NAMES,
  path: IN_TEXT,
  'header-name': AS_IT_IS,
  'header-value': IN_TEXT,
  'query-key': AS_IT_IS,
  'query-value': IN_TEXT,
  'json-key': AS_IT_IS,
  'json-value': IN_TEXT,
  'cookie-name': AS_IT_IS,
  'cookie-value': IN_TEXT,
  'xmpp-jid': AS_IT_IS,
  'xmpp-text': IN_TEXT,
  'dhcp-host-name': AS_IT_IS,
  'dns-question': IN_HOST_NAMES,
  'llmnr-question': IN_HOST_NAMES,
  'nbns-name': IN_NETBIOS,
  'netbios-source': IN_NETBIOS,
  'ssdp-host': IN_HOST_NAMES,
  'stun-realm': IN_HOST_NAMES,
  'smtp-server-name': IN_HOST_NAMES,
  'process-name': IN_TEXT,
  'user-agent': IN_TEXT,
};

/** `mine`: the tester typed it in. `detector`: a rule finds it by itself, since it also went out as a nickname. `key`: it is
 *  the name of a field. */
export type How = 'mine' | 'detector' | 'key';

/** Names of fields are secret by a run of digits or an '@'; anything else is typed in, or found as a nickname. */
export function secretFor(place: Place, random: SeededRandom): { how: How; secret: string } {
  if (NAMES_OF_FIELDS.has(place)) {
    const digits = String(random.between(100_000, 999_999));
    const isMail = place.endsWith('-key') && random.between(0, 1) === 1;
    return {
      how: 'key',
      secret: isMail ? `${letters(random, 7)}@${letters(random, 6)}` : `${letters(random, 4)}${digits}`,
    };
  }
  const secret = `${letters(random, 6)}${random.between(0, 1) === 1 ? '-' : ''}${letters(random, 3)}${random.between(10, 99)}`;
  return { how: random.between(0, 1) === 1 ? 'mine' : 'detector', secret };
}

/** Letters of which no code reads as hex or as a word of our texts. */
export function letters(random: SeededRandom, length: number): string {
  return Array.from({ length }, () => 'ghjkmnpqrtvwxyz'[random.between(0, 14)] ?? 'q').join('');
}
