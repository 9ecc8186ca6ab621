import { NONE, type Detector } from './detector.ts';
import { partOf, hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';
import { fitsShape } from './shapes.ts';

/** Fields in which a device says its own name. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  'dhcpv6.option.client-name', // RFC 4704
  'kerberos.computer', // RFC 4120 section 7.5.3
  'nbns.own.name', // RFC 1002 section 4.2.2
  'nbns.status.name', // section 4.2.18
  'netbios-datagram.announced.computer', // [MS-BRWS] section 2.2.1
  'netbios-datagram.source.name', // RFC 1002 section 4.4.2
  'snmp.system.name', // RFC 3418 section 2
  'steam.status.hostname', // docs/protocols/steam.md
  'syslog.host', // RFC 5424 section 6.2.4
]);
/** Servers and routers write event logs and are watched over by SNMP; hardly anybody's own device is, and a server's name
 *  is no person's. */
const MOSTLY_SERVERS: ReadonlySet<string> = new Set(['snmp.system.name', 'syslog.host']);

/** The name that its owner gave a device, told to the local network by protocols that have a field for it: DHCP's host
 *  name (RFC 2132 section 3.14) and client name (RFC 4702), mDNS host names (RFC 6762 section 3) and the instance names of
 *  services (RFC 6763 section 4.1). People often put their own name in it. */
export const deviceName: Detector = {
  id: 'device-name',
  version: 1,
  needs: { protocols: new Set(['dhcp', 'mdns', ...Array.from(OWN_NAMES, (path) => path.split('.')[0] ?? '')]) },
  inspect(field, context) {
    const isHostName = field.protocol === 'dhcp' ? DHCP_NAMES.test(field.path) : OWN_NAMES.has(field.path);
    if (!isHostName && !(field.protocol === 'mdns' && field.path.endsWith('.name') && field.length <= 255)) return NONE;
    const text = field.text();
    const raw = isHostName ? hostName(text) : nameIn(text);
    if (raw === null || !isPrintable(raw)) return NONE;
    return [
      hitOf(field, context, {
        type: 'device-name',
        confidence: MOSTLY_SERVERS.has(field.path) ? 'possible' : 'confirmed',
        reason: 'protocol-field',
        raw,
        part: partOf(field, text, 0, raw.length),
      }),
    ];
  },
};

const DHCP_NAMES = /\.(?:host-name|client-name)$/;

/** With or without the domain behind it: the field says that it is the device's. Some end it with NUL or a dot. */
function hostName(text: string): string | null {
  const name = text.replace(/[\0.]+$/, '');
  return /\p{L}/u.test(name) && !isPlaceholder(name) && !/^localhost\b/i.test(name) ? name : null;
}

/** `Ranas-iPhone.local`, or the label before `._service._tcp.local`; null for services, addresses and random names. */
function nameIn(name: string): string | null {
  const plain = name.replace(/\.$/, '');
  const found =
    /^(.{1,63})\._[\w-]{1,32}\._(?:tcp|udp)\.local$/i.exec(plain)?.[1] ?? /^([^.]{1,63})\.local$/i.exec(plain)?.[1];
  if (found === undefined || found.startsWith('_') || found.includes('._')) return null;
  const isRandom =
    /^(?:[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3})?[0-9a-f]{12}$/i.test(found) ||
    /^[0-9a-f:@-]{12,}$/i.test(found) ||
    /[_-][0-9a-f]{12,32}$/i.test(found); // a program's own number (`iTunes_Ctrl_…`)
  return isRandom || !fitsShape('device-name', found) ? null : found;
}

function isPrintable(text: string): boolean {
  return !/[\p{Cc}\ufffd]/u.test(text);
}
