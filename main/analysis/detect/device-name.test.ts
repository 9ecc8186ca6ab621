import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { deviceName } from './device-name.ts';

const dhcp = (text: string) => fieldOf(text, { protocol: 'dhcp', path: 'dhcp.option.host-name', key: 'host-name' });
const mdns = (text: string) => fieldOf(text, { protocol: 'mdns', path: 'mdns.answer.name' });

test('finds what DHCP and mDNS say the device is called', () => {
  expect(said(deviceName, dhcp('Ranas-iPhone\0'))).toEqual(['identifier-exposed confirmed device-name Ranas-iPhone']);
  expect(said(deviceName, mdns('Ranas-iPhone.local'))).toEqual([
    'identifier-exposed confirmed device-name Ranas-iPhone',
  ]);
  expect(said(deviceName, mdns('Rana’s MacBook Air._companion-link._tcp.local'))).toEqual([
    'identifier-exposed confirmed device-name Rana’s MacBook Air',
  ]);
});
test('a Steam client tells its computer’s name', () => {
  const steam = (path: string) => fieldOf('Ranas-PC', { protocol: 'steam', path });
  expect(said(deviceName, steam('steam.status.hostname'))).toEqual([
    'identifier-exposed confirmed device-name Ranas-PC',
  ]);
  expect(said(deviceName, steam('steam.status.steamid'))).toEqual([]);
});
test.each(['nbns.own.name', 'netbios-datagram.announced.computer', 'dhcpv6.option.client-name'])(
  'in %s a device says its own name',
  (path) => {
    const protocol = path.split('.')[0] ?? '';
    expect(said(deviceName, fieldOf('RANAS-PC', { protocol, path }))).toEqual([
      'identifier-exposed confirmed device-name RANAS-PC',
    ]);
    expect(said(deviceName, fieldOf('\x01\x02__MSBROWSE__\x02', { protocol, path }))).toEqual([]);
    expect(said(deviceName, fieldOf('192.0.2.7', { protocol, path }))).toEqual([]);
    expect(said(deviceName, fieldOf('FILES', { protocol, path: `${protocol}.question.name` }))).toEqual([]);
  },
);
test.each(['syslog.host', 'snmp.system.name'])('%s is mostly a server’s or a router’s: one sign only', (path) => {
  const named = (text: string) => said(deviceName, fieldOf(text, { protocol: path.split('.')[0] ?? '', path }));
  expect(named('ldap7')).toEqual(['identifier-exposed possible device-name ldap7']);
  expect(named('192.0.2.7')).toEqual([]);
});
test('DHCP says it with a domain, or a dot behind it', () => {
  expect(said(deviceName, dhcp('ranas-pi.parlour.org'))).toEqual([
    'identifier-exposed confirmed device-name ranas-pi.parlour.org',
  ]);
  expect(said(deviceName, dhcp('ranas-pi.'))).toEqual(['identifier-exposed confirmed device-name ranas-pi']);
  for (const nobody of ['localhost', 'localhost.localdomain', '12', 'unknown', '\0'])
    expect(said(deviceName, dhcp(nobody))).toEqual([]);
});
test.each([
  'Remote_Ctrl_0A1B2C3D4E5F6071._tcp.local',
  'Remote_Ctrl_0A1B2C3D4E5F6071._dacp._tcp.local',
  '_googlecast._tcp.local',
  '_services._dns-sd._udp.local',
  '7c9e6679-7425-40de-944b-e07fc1f90ae7.local',
  '0a1b2c3d4e5f.local',
  '10.2.0.192.in-addr.arpa',
  'www.example.com',
  'a.b.local',
])('stays silent on %s', (name) => expect(said(deviceName, mdns(name))).toEqual([]));
test('stays silent on other fields and on octets that are no name', () => {
  expect(said(deviceName, fieldOf('Ranas-iPhone', { protocol: 'http', path: 'http.header.host' }))).toEqual([]);
  expect(said(deviceName, fieldOf('MSFT 5.0', { protocol: 'dhcp', path: 'dhcp.option.vendor-class' }))).toEqual([]);
  expect(said(deviceName, dhcp('ab\u0001c'))).toEqual([]);
});
test.each([
  ['llmnr.answer.name', 'confirmed'],
  ['llmnr.question.any.name', 'likely'],
  ['nbns.answer.name', 'confirmed'],
  ['nbns.question.server', 'likely'],
  ['netbios-datagram.announced.master', 'confirmed'],
  ['dhcp.server-name', 'confirmed'],
  ['mndp.identity', 'confirmed'],
  ['ubiquiti-discovery.host-name', 'confirmed'],
  ['d-link-discovery.name', 'confirmed'],
])('%s: %s', (path, confidence) => {
  const named = (text: string) => said(deviceName, fieldOf(text, { protocol: path.split('.')[0] ?? '', path }));
  expect(named('RANAS-PC')).toEqual([`identifier-exposed ${confidence} device-name RANAS-PC`]);
  for (const nobodys of ['wpad', 'ISATAP', 'MikroTik', 'ubnt', '7.2.0.192.in-addr.arpa', '*'])
    expect(named(nobodys)).toEqual([]);
});
test('Dropbox tells a name, or its own number in place of one', () => {
  const path = 'dropbox-lan.announcement.json.displayname';
  const named = (text: string) =>
    said(deviceName, fieldOf(text, { protocol: 'dropbox-lan', path, key: 'displayname' }));
  expect(named('ranas-laptop')).toEqual(['identifier-exposed confirmed device-name ranas-laptop']);
  expect(named('676812345')).toEqual(['identifier-exposed confirmed device-name 676812345']);
  expect(named('')).toEqual([]);
});
test('a router tells the name of a neighbour by its address', () => {
  const path = 'dns.answer.neighbour.name';
  const named = (text: string) => said(deviceName, fieldOf(text, { protocol: 'dns', path }));
  expect(named('ranas-pc')).toEqual(['identifier-exposed likely device-name ranas-pc']);
  expect(named('ranas-pc.lan')).toEqual(['identifier-exposed likely device-name ranas-pc']);
  for (const other of [
    'ip-10-0-0-7.internal',
    'host-192-168-1-7',
    'mail.example.org',
    '_gateway',
    'router.home',
    'ns1.lan',
  ])
    expect(named(other)).toEqual([]);
  expect(said(deviceName, fieldOf('ranas-pc', { protocol: 'dns', path: 'dns.answer.name' }))).toEqual([]);
});
test('behind a hardware address stands the name that somebody gave', () => {
  expect(said(deviceName, mdns('02005E100001@Ranas Kitchen._raop._tcp.local'))).toEqual([
    'identifier-exposed confirmed device-name Ranas Kitchen',
  ]);
});
