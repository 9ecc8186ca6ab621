import { hex } from '../bytes/text.ts';
import type { Span } from '../bytes/cursor.ts';
import type { Field } from '../model/field.ts';
import { NONE, protocolsOf, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** What stands in the field: a hardware address, a DHCP client's own identifier, or another number of octets. */
type Form = 'address' | 'client' | 'number';

/** By the field's path. */
const NUMBERS: Readonly<Record<string, Form>> = {
  'd-link-discovery.hardware-address': 'address', // docs/protocols/d-link-discovery.md
  'dhcp.hardware-address': 'address', // RFC 2131 section 2
  'dhcp.option.client-id': 'client', // RFC 2132 section 9.14
  'dhcpv6.option.client-id': 'number', // RFC 8415 section 11: unique, and the same for good
  'mdns.option.owner.primary': 'address', // draft-cheshire-edns0-owner-option-01
  'mdns.option.owner.wakeup': 'address',
  'mndp.hardware-address': 'address', // docs/protocols/mndp.md
  'nbns.status.hardware-address': 'address', // RFC 1002 section 4.2.18
  'ubiquiti-discovery.hardware-address': 'address', // docs/protocols/ubiquiti-discovery.md
  'weave.description.radio-address': 'number', // docs/protocols/weave.md: an EUI-64
  'weave.description.wifi-address': 'address',
};

const ADDRESS_OCTETS = 6;
const FEWEST_OCTETS = 6;
/** RFC 8415 section 11.1: a DUID has at most 130 octets. RFC 2132: an option's length is one octet. */
const MOST_OCTETS = 255;
const ETHERNET = 1;
/** IEEE 802 section 8.2.2: the first bit says that it is a group's. */
const GROUP = 1;

/** The number that a device tells the local network in a protocol's field for it, as octets: its hardware address, or the
 *  identifier by which a DHCP server knows it again. */
export const deviceNumber: Detector = {
  id: 'device-number',
  version: 1,
  needs: {
    least: FEWEST_OCTETS,
    protocols: protocolsOf(Object.keys(NUMBERS)),
    member: false,
  },
  inspect(field, context) {
    const form = Object.hasOwn(NUMBERS, field.path) ? NUMBERS[field.path] : undefined;
    if (form === undefined || field.length > MOST_OCTETS) return NONE;
    const part = form === 'client' ? clientPart(field) : { at: field.at, length: field.length };
    const isAddress = form === 'address' || (form === 'client' && part.length === ADDRESS_OCTETS);
    if (isAddress && !isOneDevices(field.bytes, part)) return NONE;
    const digits = hex(field.bytes, part.at, part.length);
    if (part.length < FEWEST_OCTETS || isPlaceholder(digits)) return NONE;
    const said = { type: 'device-id', confidence: 'confirmed', reason: 'protocol-field' } as const;
    return [hitOf(field, context, { ...said, raw: `hex:${digits}`, part })];
  },
};

/** The type stands first; behind that of Ethernet comes the hardware address alone. */
function clientPart({ bytes, at, length }: Field): Span {
  const isAddress = bytes[at] === ETHERNET && length === 1 + ADDRESS_OCTETS;
  return isAddress ? { at: at + 1, length: ADDRESS_OCTETS } : { at, length };
}

function isOneDevices(bytes: Uint8Array, { at, length }: Span): boolean {
  return length === ADDRESS_OCTETS && ((bytes[at] ?? 0) & GROUP) === 0;
}
