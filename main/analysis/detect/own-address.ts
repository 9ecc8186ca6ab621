import { addressClass, ipText, parseAddress } from '../bytes/address.ts';
import { AT, COLON, DOT, HIGH, LATER_LETTER, LESS } from '../bytes/signs.ts';
import { isDigit } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import { NONE, type Detector, type Hit } from './detector.ts';
import { hitOf } from './hit.ts';
import { wordsOf } from './key-words.ts';
import { remembering } from './remembering.ts';

/** What carries an app's own words. All others have addresses in fields that must hold them: SIP's, a lease's, a name's. */
const PROTOCOLS: ReadonlySet<string> = new Set([
  'amqp',
  'coap',
  'http',
  'mqtt',
  'rtmp',
  'stomp',
  'unknown',
  'websocket',
]);

const SHORTEST = '1.1.1.1'.length;
/** Of an IPv6 address, with brackets and a port. */
const LONGEST = '[0000:0000:0000:0000:0000:0000:0000:0000]:65535'.length;
/** The address alone, or with a port. */
const WITH_PORT = /^(?:([\d.]{7,15})|\[([\da-f:.]{2,45})\])(?::\d{1,5})?$/i;

/** The device's own network address inside a message: its private one, which the router keeps from the world and the
 *  message does not, or the one under which the world sees it, where a name says so. A public address that the head of each
 *  packet shows as well is "possible" alone: the message adds nothing. */
export const ownAddress: Detector = {
  id: 'own-address',
  version: 1,
  needs: { least: SHORTEST, some: DOT | COLON, none: AT | HIGH | LATER_LETTER | LESS, protocols: PROTOCOLS },
  inspect(field, context) {
    const { length, key, flow } = field;
    if (
      key === null ||
      length > LONGEST ||
      !field.leaf ||
      field.role !== 'value' ||
      !mayBegin(field) ||
      OF_THE_WIRE.test(field.path)
    )
      return NONE;
    const raw = field.text();
    const [, dotted, bracketed] = WITH_PORT.exec(raw) ?? [];
    const address = dotted ?? bracketed ?? (raw.includes('::') || raw.split(':').length === 8 ? raw : null);
    const parsed = address === null ? null : parseAddress(address);
    if (address === null || parsed === null) return NONE;
    const ip = ipText(parsed.version, ...parsed.words);
    const said = (confidence: 'likely' | 'possible', reason: 'shape' | 'key-name'): readonly Hit[] => {
      const from = raw.indexOf(address);
      const part = { at: field.at + from, length: address.length };
      return [hitOf(field, context, { type: 'other', confidence, reason, raw: address, part })];
    };
    if (ip === flow.client.ip) return said(isPrivate(ip) ? 'likely' : 'possible', 'shape');
    if (ip === flow.server.ip || !isOwnName(key)) return NONE;
    return isPrivate(ip) || addressClass(ip) === 'public' ? said('likely', 'key-name') : NONE;
  },
};

/** Where HTTP itself has an address: of whom it asks, where a page lies, through whom. */
const OF_THE_WIRE = /^http\.(?:header\.(?:host|location|origin|referer|via)|host|url\.[a-z.]+)$/;

function mayBegin({ bytes, at }: Field): boolean {
  const first = bytes[at] ?? 0;
  return isDigit(first) || first === 0x5b || first === 0x3a || ((first | 0x20) >= 0x61 && (first | 0x20) <= 0x66);
}

function isPrivate(ip: string): boolean {
  const kind = addressClass(ip);
  return kind === 'private' || kind === 'carrier' || kind === 'link-local';
}

/** Whose it is, or on which side of the router. */
const OWN = new Set(
  'client device ext external internal lan local mobile my own public self user wan wlan wifi your'.split(' '),
);
const ADDRESS = new Set('addr address ip ipaddr ipaddress ips ipv4 ipv6'.split(' '));
const ONE_WORD = new Set('clientip extip lanip localip myip publicip userip wanip yourip'.split(' '));
/** A machine's beside the device. */
const NOT_OWN = new Set('dns gateway gw host mask proxy relay router server subnet target'.split(' '));

/** `client_ip`, `publicIpAddress`, `local_address`, `x-client-ip`. */
const isOwnName = remembering((key: string): boolean => {
  const words = wordsOf(key);
  if (words.some((word) => NOT_OWN.has(word))) return false;
  if (words.some((word) => ONE_WORD.has(word))) return true;
  return words.some((word) => OWN.has(word)) && words.some((word) => ADDRESS.has(word));
});
