import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { upnpDevice } from './upnp-device.ts';

const UUID = '2fac1234-31f8-11b4-a222-08002b34c003'; // UPnP Device Architecture 2.0
const header = (key: string, text: string) =>
  said(upnpDevice, fieldOf(text, { protocol: 'ssdp', path: `ssdp.header.${key.toLowerCase()}`, key }));
const member = (path: string, text: string, protocol = 'http') =>
  said(upnpDevice, fieldOf(text, { protocol, path, key: path.split('.').at(-1) ?? null }));

test('SSDP tells the number that a device keeps', () => {
  const told = [`identifier-exposed confirmed device-id ${UUID}`];
  for (const [key, text] of [
    ['USN', `uuid:${UUID}::upnp:rootdevice`],
    ['NT', `uuid:${UUID}`],
    ['ST', `uuid:${UUID}`],
    ['Location', `http://192.0.2.7:2869/host?content=uuid:${UUID}`],
  ] as const)
    expect(header(key, text)).toEqual(told);
  expect(header('WAKEUP', 'MAC=02:00:5e:10:00:01;Timeout=10')).toEqual([
    'identifier-exposed confirmed device-id 02:00:5e:10:00:01',
  ]);
  const { context } = contextOf();
  const field = fieldOf(`uuid:${UUID}::x`, { protocol: 'ssdp', path: 'ssdp.header.usn', key: 'USN' });
  expect(upnpDevice.inspect(field, context)[0]?.part).toEqual({ at: field.at + 5, length: 36 });
});

test('its description tells it, and its name', () => {
  expect(member('http.body.xml.root.device.UDN', `uuid:${UUID}`)).toEqual([
    `identifier-exposed likely device-id ${UUID}`,
  ]);
  expect(member('http.body.xml.root.device.friendlyName', 'Ranas Fernseher')).toEqual([
    'identifier-exposed likely device-name Ranas Fernseher',
  ]);
});

test('WS-Discovery tells the address of an endpoint, which is the same for good', () => {
  const path = 'ws-discovery.envelope.xml.soap:Envelope.soap:Body.wsd:Hello.wsa:EndpointReference.wsa:Address';
  expect(member(path, `urn:uuid:${UUID}`, 'ws-discovery')).toEqual([`identifier-exposed confirmed device-id ${UUID}`]);
});

test.each([
  ['USN', 'uuid:00000000-0000-0000-0000-000000000000::upnp:rootdevice'],
  ['NT', 'upnp:rootdevice'],
  ['ST', 'ssdp:all'],
  ['LOCATION', 'http://192.0.2.1/d.xml'],
  ['01-NLS', UUID],
  ['OPT', `uuid:${UUID}`],
])('stays silent on %s: %s', (key, text) => expect(header(key, text)).toEqual([]));

test.each([
  ['http.body.json.friendlyName', 'Buy now'],
  ['http.body.xml.root.device.iconList.icon.url', `uuid:${UUID}`],
  ['http.body.xml.order.address', `uuid:${UUID}`],
  ['http.body.xml.s:Envelope.s:Header.wsa:MessageID', `urn:uuid:${UUID}`],
  ['http.body.xml.root.device.UDN', 'uuid:not-one'],
])('stays silent on %s', (path, text) => expect(member(path, text)).toEqual([]));
