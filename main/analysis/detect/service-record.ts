import type { Field } from '../model/field.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';
import { instanceOf, isMadeUp } from './service-instance.ts';
import { fitsShape } from './shapes.ts';

const SHORTEST = 12;
const MOST_NUMBERS = 16;
const LONGEST = 255; // RFC 6763 section 6.1
/** A hardware address or a UUID, not inside a longer run of the same. */
const NUMBER =
  /(?<![\w:-])(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w:-])/gi;
/** Keys by which makers tell a device's number in plain letters and digits (Google Cast's `id`; AirPlay's `deviceid`, `btaddr`
 *  and `serialNumber`: openairplay.github.io/airplay-spec), and the name that it was given (Cast's `fn`: blog.oakbits.com,
 *  "Google Cast Protocol: Discovery And Connection"). */
const ID_KEY = /^(?:id|uuid|device-?id|serial-?(?:number)?|mac|btaddr)$/i;
const NAME_KEY = /^fn$/;
/** Apple's AirDrop is believed to name its instances anew each time: no number of a device. */
const FLEETING = /\._airdrop\._tcp\.local\.?$/i;

/** The numbers by which a device's services are known on the local network: a service's instance that is called by a number
 *  (RFC 6763 section 4.1) and what its TXT record tells (section 6). */
export const serviceRecord: Detector = {
  id: 'service-record',
  version: 1,
  needs: { protocols: new Set(['mdns']) },
  inspect(field, context) {
    if (field.length > LONGEST) return NONE;
    if (field.path === 'mdns.answer.txt') return inText(field, context);
    return field.path.endsWith('.name') && field.length > SHORTEST ? inName(field, context) : NONE;
  },
};

function inName(field: Field, context: DetectContext): readonly Hit[] {
  const text = field.text();
  const label = instanceOf(text);
  if (label === null || FLEETING.test(text)) return NONE;
  const before = /^([0-9a-f]{12})@/i.exec(label)?.[1];
  const number = before ?? (isMadeUp(label) ? label : null);
  return number === null || isPlaceholder(number) ? NONE : [told(field, context, text, 0, number)];
}

function inText(field: Field, context: DetectContext): readonly Hit[] {
  const { key, length } = field;
  if (key !== null && NAME_KEY.test(key)) return named(field, context);
  if (length < SHORTEST) return NONE;
  const text = field.text();
  if (key !== null && ID_KEY.test(key) && isPlainNumber(text)) return [told(field, context, text, 0, text)];
  const hits: Hit[] = [];
  for (const { index, 0: number } of text.matchAll(NUMBER)) {
    if (hits.length >= MOST_NUMBERS) break;
    if (!isPlaceholder(number)) hits.push(told(field, context, text, index, number));
  }
  return hits;
}

function isPlainNumber(text: string): boolean {
  return /^[0-9a-f]{12,64}$/i.test(text) && /\d/.test(text) && !isPlaceholder(text);
}

function named(field: Field, context: DetectContext): readonly Hit[] {
  const raw = field.text();
  if (!fitsShape('device-name', raw)) return NONE;
  return [hitOf(field, context, { type: 'device-name', confidence: 'likely', reason: 'protocol-field', raw })];
}

function told(field: Field, context: DetectContext, text: string, at: number, raw: string): Hit {
  const part = partOf(field, text, at, at + raw.length);
  return hitOf(field, context, { type: 'device-id', confidence: 'likely', reason: 'protocol-field', raw, part });
}
