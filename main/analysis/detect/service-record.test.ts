import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { serviceRecord } from './service-record.ts';

const UUID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const name = (text: string) => said(serviceRecord, fieldOf(text, { protocol: 'mdns', path: 'mdns.answer.name' }));
const txt = (key: string | null, text: string) =>
  said(serviceRecord, fieldOf(text, { protocol: 'mdns', path: 'mdns.answer.txt', key }));

test('an instance that is called by a number', () => {
  expect(name(`${UUID}._googlezone._tcp.local`)).toEqual([`identifier-exposed likely device-id ${UUID}`]);
  expect(name('Remote_Ctrl_0A1B2C3D4E5F6071._dacp._tcp.local')).toEqual([
    'identifier-exposed likely device-id Remote_Ctrl_0A1B2C3D4E5F6071',
  ]);
  const { context } = contextOf();
  const field = fieldOf('02005E100001@Kitchen._raop._tcp.local', { protocol: 'mdns', path: 'mdns.answer.name' });
  expect(serviceRecord.inspect(field, context)[0]?.part).toEqual({ at: field.at, length: 12 });
});

test('what a record tells of its device', () => {
  expect(txt('rpBA', '02:00:5E:10:00:01')).toEqual(['identifier-exposed likely device-id 02:00:5E:10:00:01']);
  expect(txt('waMA', '02-00-5E-10-00-01,raMA=02-00-5E-10-00-02,raNm=2')).toEqual([
    'identifier-exposed likely device-id 02-00-5E-10-00-01',
    'identifier-exposed likely device-id 02-00-5E-10-00-02',
  ]);
  expect(txt('pi', UUID)).toEqual([`identifier-exposed likely device-id ${UUID}`]);
  expect(txt('id', '0A1B2C3D4E5F60718293A4B5C6D7E8F9')).toHaveLength(1);
  expect(txt('fn', 'Ranas Küche')).toEqual(['identifier-exposed likely device-name Ranas Küche']);
});

test.each([
  ['a name of its own for a host, which a browser makes up for each call', `${UUID}.local`],
  ['a name that somebody gave', 'Rana’s Mac._companion-link._tcp.local'],
  ['a service', '_googlecast._tcp.local'],
  ['AirDrop', '0a1b2c3d4e5f._airdrop._tcp.local'],
  ['an address that stands for none', '00:00:00:00:00:00._x._tcp.local'],
])('stays silent on %s', (_why, text) => expect(name(text)).toEqual([]));

test.each([
  ['model', 'MacBookPro11,1'],
  ['features', '0x5A7FFFF7,0x1E'],
  ['pk', '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9'],
  ['id', 'living room tv'],
  ['mac', '00:00:00:00:00:00'],
  ['vs', '1.2.3'],
  ['fn', '1'],
  ['x', '02:00:5E:10:00:01:02:03'],
  [null, 'flag'],
])('stays silent on %s=%s', (key, text) => expect(txt(key, text)).toEqual([]));

test('a long field of other things costs no more than its octets', () => {
  expect(txt('x', '0-'.repeat(120))).toEqual([]);
  expect(said(serviceRecord, fieldOf(UUID, { protocol: 'dns', path: 'dns.answer.txt', key: 'id' }))).toEqual([]);
});
