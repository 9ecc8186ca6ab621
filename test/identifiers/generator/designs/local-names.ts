import { answer, nameOf, question } from '../dns.ts';
import { decoy, either, label } from '../facts.ts';
import { openUdp } from '../network.ts';
import { counted, number } from '../packed.ts';
import { cat, lines, named, type Part, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

const NOTE = 'local network only';

/** Names a device tells its own network and nobody else: DHCP (RFC 2131, options 12, 60, 61 of RFC 2132), mDNS (RFC
 *  6762), NetBIOS names (RFC 1002), SSDP (UPnP 1.1). */
export const localNames: Design = {
  name: 'local-names',
  follows: 'RFC 2131, RFC 6762, RFC 1002, UPnP Device Architecture 1.1',
  exposes: true,
  play(s) {
    const { account, device, net } = s;
    const name = `${account.first}s-Galaxy`;
    const told = (): Piece =>
      label('device-name', name, { key: null, also: ['person-name'], of: 'account', note: NOTE });
    const option = (code: number, value: Part): Piece => cat(Uint8Array.of(code), counted(value, 'u8'));
    const mac = either('device-id', device.mac.replaceAll(':', ''), 'the link address, which every frame shows here', {
      as: ['octets'],
      of: 'device',
      key: null,
    });
    const broadcast = Uint8Array.of(255, 255, 255, 255, 255, 255);
    const dhcp = openUdp(net, '255.255.255.255', 67, {
      protocol: 'dhcp',
      clientPort: 68,
      mac: broadcast,
      from: '0.0.0.0',
    });
    const fixed = cat(
      Uint8Array.of(1, 1, 6, 0),
      decoy('nonce', s.random.u32(), { as: ['u32be'], key: null }),
      new Uint8Array(20),
      mac,
      new Uint8Array(10 + 64 + 128),
    );
    const options = cat(
      option(53, Uint8Array.of(3)),
      option(61, cat(Uint8Array.of(1), mac)),
      option(12, told()),
      option(60, decoy('system', 'android-dhcp-13', { key: null, of: 'app' })),
      option(55, Uint8Array.of(1, 3, 6, 15, 26, 28, 51)),
      Uint8Array.of(255),
    );
    dhcp.out(cat(fixed, Uint8Array.of(0x63, 0x82, 0x53, 0x63), options));
    const mdns = openUdp(net, '224.0.0.251', 5353, {
      protocol: 'mdns',
      clientPort: 5353,
      mac: Uint8Array.of(1, 0, 0x5e, 0, 0, 0xfb),
    });
    mdns.out(question(0, ['_services', '_dns-sd', '_udp', 'local'], 12, 0));
    mdns.out(answer(0, [told(), 'local'], 1, [Uint8Array.from(net.device.ip.split('.'), Number)], 0x8400));
    const instance = text`${told()} [${decoy('model', 'TV-Cast', { key: null, of: 'app' })}]`;
    mdns.out(
      answer(
        0,
        ['_spotify-connect', '_tcp', 'local'],
        12,
        [nameOf([instance, '_spotify-connect', '_tcp', 'local'])],
        0x8400,
      ),
    );
    const netbios = openUdp(net, '192.168.1.255', 137, { protocol: 'nbns', clientPort: 137, mac: broadcast });
    const machine = label(
      'device-name',
      `${account.last
        .toUpperCase()
        .replace(/[^A-Z]/g, '')
        .slice(0, 11)}-PC`,
      { as: ['netbios-name'], key: null, also: ['person-name'], of: 'account', note: NOTE },
    );
    const record = cat(
      Uint8Array.of(0xc0, 0x0c, 0, 32, 0, 1),
      number(300000, 'u32be'),
      Uint8Array.of(0, 6, 0, 0, ...net.device.ip.split('.').map(Number)),
    );
    netbios.out(
      cat(
        number(s.random.below(0x10000), 'u16be'),
        Uint8Array.of(0x29, 0x10, 0, 1, 0, 0, 0, 0, 0, 1),
        counted(machine, 'u8'),
        Uint8Array.of(0, 0, 32, 0, 1),
        record,
      ),
    );
    const ssdp = openUdp(net, '239.255.255.250', 1900, {
      protocol: 'ssdp',
      mac: Uint8Array.of(1, 0, 0x5e, 0x7f, 0xff, 0xfa),
    });
    const uuid = label('device-id', device.uuid, { key: 'USN', note: NOTE });
    ssdp.out(
      named(
        null,
        lines(
          'NOTIFY * HTTP/1.1',
          'HOST: 239.255.255.250:1900',
          'CACHE-CONTROL: max-age=1800',
          'NT: upnp:rootdevice',
          'NTS: ssdp:alive',
          text`SERVER: Linux/4.14 UPnP/1.0 Cast/${decoy('version', '1.56', { key: 'SERVER', of: 'app' })}`,
          text`USN: uuid:${uuid}::upnp:rootdevice`,
          text`LOCATION: http://${either('other', net.device.ip, 'the own address', { key: 'LOCATION' })}:8008/ssdp/device-desc.xml`,
          '',
        ),
      ),
    );
  },
};
