import { expect, test } from 'vitest';
import type { Field } from '../model/field.ts';
import { fieldOf, flow, type FieldParts } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { ownAddress } from './own-address.ts';

/** A field of a flow that `client` opened. The other side is 198.51.100.20. */
function fieldFrom(client: string, text: string, parts: FieldParts = {}): Field {
  return { ...fieldOf(text, { key: 'x', ...parts }), flow: { ...flow, client: { ip: client, port: 50_000 } } };
}

test('finds the private address under which the device speaks, whatever the name', () => {
  for (const text of ['192.168.1.23', '192.168.1.23:5000'])
    expect(said(ownAddress, fieldFrom('192.168.1.23', text))).toEqual(['identifier-exposed likely other 192.168.1.23']);
  expect(said(ownAddress, fieldFrom('fd00::17', 'fd00:0::17'))).toEqual(['identifier-exposed likely other fd00:0::17']);
  expect(said(ownAddress, fieldFrom('fd00::17', '[fd00::17]:5000'))).toEqual([
    'identifier-exposed likely other fd00::17',
  ]);
});

test('a public one that each packet shows as well is one sign only', () => {
  expect(said(ownAddress, fieldFrom('192.0.2.10', '192.0.2.10'))).toEqual([
    'identifier-exposed possible other 192.0.2.10',
  ]);
});

test('finds the address under which the world sees it, where the name says so', () => {
  for (const key of ['client_ip', 'publicIpAddress', 'ext_ip', 'user-ip', 'yourIp', 'X-Client-IP', 'localAddr'])
    expect(said(ownAddress, fieldFrom('192.168.1.23', '203.0.113.7', { key })), key).toHaveLength(1);
});

test('stays silent on the addresses of others', () => {
  for (const key of ['ip', 'server_ip', 'dns_address', 'local_gateway_ip', 'public_server_ip', 'client_version'])
    expect(said(ownAddress, fieldFrom('192.168.1.23', '203.0.113.7', { key })), key).toEqual([]);
  const silent = (text: string, parts: FieldParts = {}): void =>
    expect(said(ownAddress, fieldFrom('192.168.1.23', text, { key: 'client_ip', ...parts })), text).toEqual([]);
  silent('198.51.100.20'); // whom it speaks to
  silent('127.0.0.1');
  silent('0.0.0.0');
  silent('255.255.255.255');
  silent('1.2.3');
  silent('192.168.1.23.4');
  silent('12:34:56');
  silent('2026:11:25');
  silent('192.168.1.23', { key: null, path: 'unknown.text', protocol: 'unknown' }); // where to answer, as old protocols say
  silent('192.168.1.23', { path: 'http.header.host', key: 'Host' });
  expect(ownAddress.needs?.protocols?.has('sip')).toBe(false); // its fields must hold it
});
