import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { deviceNumber } from './device-number.ts';

const MAC = [0x00, 0x00, 0x5e, 0x00, 0x53, 0x07]; // RFC 7042 section 2.1.2: for documentation
const octets = (path: string, ...values: readonly number[]) =>
  fieldOf(Uint8Array.from(values), { protocol: path.split('.')[0] ?? '', path });
const told = (path: string, ...values: readonly number[]) => said(deviceNumber, octets(path, ...values));

test.each([
  'dhcp.hardware-address',
  'mdns.option.owner.primary',
  'mdns.option.owner.wakeup',
  'nbns.status.hardware-address',
  'mndp.hardware-address',
  'ubiquiti-discovery.hardware-address',
  'd-link-discovery.hardware-address',
])('%s is one device’s', (path) => {
  expect(told(path, ...MAC)).toEqual(['identifier-exposed confirmed device-id hex:00005e005307']);
  for (const nobodys of [
    [0, 0, 0, 0, 0, 0],
    [255, 255, 255, 255, 255, 255],
    [2, 0, 0, 0, 0, 0],
    [1, 0, 0x5e, 0, 0, 0xfb],
    MAC.slice(1),
    [...MAC, 1, 2],
  ])
    expect(told(path, ...nobodys)).toEqual([]);
});

test('a DHCP client’s own identifier: the hardware address alone, or all of another kind', () => {
  const path = 'dhcp.option.client-id';
  expect(told(path, 1, ...MAC)).toEqual(['identifier-exposed confirmed device-id hex:00005e005307']);
  const { context } = contextOf();
  const field = octets(path, 1, ...MAC);
  expect(deviceNumber.inspect(field, context)[0]?.part).toEqual({ at: field.at + 1, length: 6 });
  const duid = [255, 1, 2, 3, 4, 0, 3, 0, 1, ...MAC];
  expect(told(path, ...duid)).toEqual(['identifier-exposed confirmed device-id hex:ff010203040003000100005e005307']);
  expect(told(path, 1, 0, 0, 0, 0, 0, 0)).toEqual([]);
  expect(told(path, 0, 0, 0, 0, 0, 0, 0, 0)).toEqual([]);
  expect(told(path, 1, 2, 3)).toEqual([]);
});

test('DHCPv6: the client’s, not the server’s', () => {
  const duid = [0, 1, 0, 1, 0x1e, 0x2d, 0x3c, 0x4b, ...MAC];
  expect(told('dhcpv6.option.client-id', ...duid)).toEqual([
    'identifier-exposed confirmed device-id hex:000100011e2d3c4b00005e005307',
  ]);
  expect(told('dhcpv6.option.server-id', ...duid)).toEqual([]);
  expect(told('dhcp.option.vendor-class', ...MAC)).toEqual([]);
});
