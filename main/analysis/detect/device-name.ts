import { isPrintableText } from '../bytes/text.ts';
import type { Confidence } from '../model/words.ts';
import { NONE, protocolsOf, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';
import { instanceOf, isMadeUp } from './service-instance.ts';
import { fitsShape } from './shapes.ts';

/** Fields that hold a device's name, mostly its own. Servers and routers write event logs and are watched over by SNMP;
 *  hardly anybody's own device is, and a server's name is no person's: one sign only. Whom somebody looks for may be a
 *  computer that has left. */
const NAMES: Readonly<Record<string, Confidence>> = {
  'd-link-discovery.name': 'confirmed', // docs/protocols/d-link-discovery.md
  'dhcp.option.client-name': 'confirmed', // RFC 4702
  'dhcp.option.host-name': 'confirmed', // RFC 2132 section 3.14
  'dhcp.server-name': 'confirmed', // RFC 2131 section 2
  'dhcpv6.option.client-name': 'confirmed', // RFC 4704
  'dns.answer.neighbour.name': 'likely', // RFC 1035 section 3.5
  'dropbox-lan.announcement.json.displayname': 'confirmed', // docs/protocols/dropbox-lan.md
  'kerberos.computer': 'confirmed', // RFC 4120 section 7.5.3
  'llmnr.answer.name': 'confirmed', // RFC 4795 section 2: whoever answers has that name
  'llmnr.question.any.name': 'likely', // section 4: before a computer uses its name, it asks whether another has it
  'mndp.identity': 'confirmed', // docs/protocols/mndp.md
  'nbns.answer.name': 'confirmed', // RFC 1002 section 4.2.13
  'nbns.own.name': 'confirmed', // section 4.2.2
  'nbns.question.server': 'likely', // section 4.2.12
  'nbns.status.name': 'confirmed', // section 4.2.18
  'netbios-datagram.announced.computer': 'confirmed', // [MS-BRWS] section 2.2.1
  'netbios-datagram.announced.master': 'confirmed', // section 2.2.6
  'netbios-datagram.logon.computer': 'confirmed', // [MS-ADTS] section 6.3.1.3
  'netbios-datagram.source.name': 'confirmed', // RFC 1002 section 4.4.2
  'snmp.system.name': 'possible', // RFC 3418 section 2
  'steam.status.hostname': 'confirmed', // docs/protocols/steam.md
  'syslog.host': 'possible', // RFC 5424 section 6.2.4
  'ubiquiti-discovery.host-name': 'confirmed', // docs/protocols/ubiquiti-discovery.md
  'weave.description.pairing-network': 'confirmed', // docs/protocols/weave.md: the Wi-Fi that a device opens for its set-up
};

/** The name that its owner gave a device, told to the local network by protocols that have a field for it: DHCP, mDNS host
 *  names (RFC 6762 section 3) and the instance names of services (RFC 6763 section 4.1). People often put their own name
 *  in it. */
export const deviceName: Detector = {
  id: 'device-name',
  version: 2,
  needs: { protocols: protocolsOf(['mdns', ...Object.keys(NAMES)]) },
  inspect(field, context) {
    const { path, length, protocol } = field;
    const confidence = Object.hasOwn(NAMES, path) ? NAMES[path] : undefined;
    if (confidence === undefined && !(protocol === 'mdns' && path.endsWith('.name') && length <= 255)) return NONE;
    const text = field.text();
    const raw = confidence === undefined ? nameIn(text) : path === NEIGHBOUR ? neighbour(text) : hostName(text);
    if (raw === null || !isPrintableText(raw)) return NONE;
    return [
      hitOf(field, context, {
        type: 'device-name',
        confidence: confidence ?? 'confirmed',
        reason: 'protocol-field',
        raw,
        part: partOf(field, text, text.indexOf(raw), text.indexOf(raw) + raw.length),
      }),
    ];
  },
};

/** What devices are called before somebody gives them a name, and what every network has. */
const NO_NAMES = /^(?:localhost|mikrotik|ubnt|wpad|isatap)(?:\.|$)/i;

/** With or without the domain behind it: the field says that it is the device's. Some end it with NUL or a dot. */
function hostName(text: string): string | null {
  const name = text.replace(/[\0.]+$/, '');
  return /\p{L}|^\d{6,}$/u.test(name) && !isPlaceholder(name) && !NO_NAMES.test(name) && !/\.arpa$/i.test(name)
    ? name
    : null;
}

const NEIGHBOUR = 'dns.answer.neighbour.name';
/** Endings of names that only the network at hand knows: RFC 6762 section 3 and appendix G, RFC 8375. */
const AT_HOME = /\.(?:local|localdomain|lan|home|home\.arpa|intranet|internal|private)$/i;

/** Not a server of an organisation with its domain behind it, nor a name that was made from the address. */
function neighbour(text: string): string | null {
  const name = text.replace(AT_HOME, '');
  return name.includes('.') || /\d-\d{1,3}-\d{1,3}-\d|^_?(?:gateway|router|dns|ns\d?)$/i.test(name)
    ? null
    : hostName(name);
}

/** `Ranas-iPhone.local`, or the label before `._service._tcp.local`; null for services, addresses and made-up names. */
function nameIn(name: string): string | null {
  const plain = name.replace(/\.$/, '');
  const label = instanceOf(plain) ?? /^([^.]{1,63})\.local$/i.exec(plain)?.[1];
  if (label === undefined || label.startsWith('_') || label.includes('._')) return null;
  // AirPlay's sound service (openairplay.github.io/airplay-spec): the hardware address stands before the name.
  const found = label.replace(/^[0-9a-f]{12}@/i, '');
  return isMadeUp(found) || !fitsShape('device-name', found) ? null : found;
}
