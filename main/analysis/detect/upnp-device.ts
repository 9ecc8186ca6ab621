import type { Field } from '../model/field.ts';
import { NONE, type DetectContext, type Detector, type Hit } from './detector.ts';
import { hitOf, partOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';
import { fitsShape } from './shapes.ts';

/** Headers that hold a device's UUID: UPnP Device Architecture 2.0 sections 1.2.2 and 1.3.3. */
const HEADER = /^ssdp\.header\.(?:location|nt|st|usn|wakeup)$/;
/** Its description: section 2.3. WS-Discovery 1.1 section 2.6: the address of an endpoint is the same for good. */
const ELEMENT = /\bdevice\.(?:UDN|friendlyName)$|(?:^|[.:])EndpointReference\.(?:[\w-]+:)?Address$/;
const KEYS: ReadonlySet<string> = new Set(['location', 'nt', 'st', 'usn', 'wakeup', 'udn', 'friendlyname', 'address']);
const UUID = /\buuid:([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/i;
/** DIAL, for devices that sleep: `MAC=…;Timeout=…`. */
const WAKEUP = /^MAC=((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?=;|$)/i;
const LONGEST = 512;

/** What a device says of itself to whoever looks for one: the number that it keeps, the name that it was given, in SSDP, in its
 *  description, and in WS-Discovery. */
export const upnpDevice: Detector = {
  id: 'upnp-device',
  version: 1,
  needs: { named: (key) => KEYS.has(withoutPrefix(key)) },
  inspect(field, context) {
    const { key, length } = field;
    if (key === null || length > LONGEST) return NONE;
    // `MAC=…;Timeout=…` and an address with a query are opened further.
    if (field.protocol === 'ssdp') return HEADER.test(field.path) ? number(field, context, 'confirmed') : NONE;
    if (!field.leaf || !ELEMENT.test(field.path)) return NONE;
    const confidence = field.protocol === 'ws-discovery' ? 'confirmed' : 'likely';
    return withoutPrefix(key) === 'friendlyname' ? name(field, context) : number(field, context, confidence);
  },
};

function withoutPrefix(key: string): string {
  return key.slice(key.indexOf(':') + 1).toLowerCase();
}

function number(field: Field, context: DetectContext, confidence: 'confirmed' | 'likely'): readonly Hit[] {
  const text = field.text();
  const found = WAKEUP.exec(text) ?? UUID.exec(text);
  const raw = found?.[1];
  if (!found || raw === undefined || isPlaceholder(raw)) return NONE;
  const at = text.indexOf(raw, found.index);
  const part = partOf(field, text, at, at + raw.length);
  return [hitOf(field, context, { type: 'device-id', confidence, reason: 'protocol-field', raw, part })];
}

function name(field: Field, context: DetectContext): readonly Hit[] {
  const raw = field.text().trim();
  if (!fitsShape('device-name', raw)) return NONE;
  return [hitOf(field, context, { type: 'device-name', confidence: 'likely', reason: 'protocol-field', raw })];
}
