import { expect, test } from 'vitest';
import { OnLink } from '../flows/on-link.ts';
import { aFlow } from './flow.fixture.ts';
import { reachOf } from './reach.ts';

const between = (client: string, server: string, protocol = 'http') =>
  reachOf(aFlow({ client: { ip: client, port: 5 }, server: { ip: server, port: 6 }, protocol }));

test.each([
  ['192.168.1.5', '198.51.100.20', 'internet'],
  ['192.168.1.5', '192.168.1.250', 'local'],
  ['192.168.1.5', '192.168.2.5', 'internet'],
  ['10.0.0.5', '192.168.0.5', 'internet'],
  ['10.0.0.5', '10.0.1.5', 'internet'],
  ['fd00:1:2:3::5', 'fd00:1:2:3:ffff::6', 'local'],
  ['fd00:1:2:3::5', 'fd00:1:2:4::6', 'internet'],
  ['10.0.0.5', 'fd00::5', 'internet'],
  ['100.64.0.1', '100.64.0.9', 'internet'],
  ['100.64.0.1', '198.51.100.20', 'internet'],
  ['127.0.0.1', '127.0.0.9', 'local'],
  ['::1', '::1', 'local'],
  ['169.254.3.3', '198.51.100.20', 'local'],
  ['fe80::1', '2001:db8::1', 'local'],
  ['192.168.1.5', '239.255.255.250', 'local'],
  ['192.168.1.5', '255.255.255.255', 'local'],
  ['2001:db8::5', 'ff02::fb', 'local'],
  ['0.0.0.0', '255.255.255.255', 'local'],
  ['198.51.100.5', '198.51.100.20', 'internet'],
  ['2001:db8::5', '2001:db8::6', 'internet'],
  ['no address', '198.51.100.20', 'local'],
])('%s to %s: %s', (client, server, reach) => {
  expect(between(client, server)).toBe(reach);
  expect(between(server, client)).toBe(reach);
});

test.each(['dhcp', 'mdns', 'llmnr', 'ssdp', 'nbns', 'netbios-datagram', 'dhcpv6'])(
  '%s speaks to the local network',
  (protocol) => {
    expect(between('192.168.1.5', '192.168.9.1', protocol)).toBe('local');
  },
);

test('two private addresses of which one asked for the other on the link stayed there, whatever the subnet', () => {
  const linked = new OnLink();
  linked.note(0xac100005 | 0, 0xac10018a | 0); // 172.16.0.5 and 172.16.1.138
  const flow = (client: string, server: string) =>
    aFlow({ client: { ip: client, port: 5 }, server: { ip: server, port: 6 }, protocol: 'xmpp' });
  expect(reachOf(flow('172.16.0.5', '172.16.1.138'), linked)).toBe('local');
  expect(reachOf(flow('172.16.1.138', '172.16.0.5'), linked)).toBe('local');
  expect(reachOf(flow('172.16.0.6', '172.16.1.138'), linked)).toBe('internet');
});

test('a public address is reached through the internet, also by a neighbour', () => {
  const linked = new OnLink();
  linked.note(0xc6336405 | 0, 0xc6336406 | 0);
  const client = { ip: '198.51.100.5', port: 5 };
  expect(reachOf(aFlow({ client, server: { ip: '198.51.100.6', port: 6 } }), linked)).toBe('internet');
});
