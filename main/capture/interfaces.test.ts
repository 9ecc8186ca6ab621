import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { capInterfaces, listInterfaces, parseHelperList } from './interfaces.ts';

const LINE =
  '{"name":"eth0","description":"","addresses":["192.0.2.2"],"loopback":false,"up":true,"running":true,"default":true}';

test('reads the helper, and leaves out what has another shape', () => {
  const eth0 = { name: 'eth0', description: '', addresses: ['192.0.2.2'], loopback: false, up: true, isDefault: true };
  expect(parseHelperList(`${LINE}\n{"name":"x"}\nnot json\n${LINE.slice(0, 30)}\n`)).toEqual([eth0]);
});

test('cap: the first real device is the default one; devices without address are left out', () => {
  const lo = { name: 'lo', addresses: [{ addr: '127.0.0.1' }], flags: 'PCAP_IF_LOOPBACK' };
  const wlan0 = { name: 'wlan0', addresses: [{ addr: '192.0.2.3' }, {}] };
  const found = capInterfaces([lo, wlan0, { name: 'usbmon1', addresses: [] }], 'wlan0');
  expect(found.map(({ name, loopback, isDefault, addresses }) => [name, loopback, isDefault, addresses])).toEqual([
    ['lo', true, false, ['127.0.0.1']],
    ['wlan0', false, true, ['192.0.2.3']],
  ]);
});

test('a helper that cannot run leaves the list to cap, and then to the system', async () => {
  const devices = [{ name: 'wlan0', addresses: [{ addr: '192.0.2.3' }] }];
  const cap = { Cap: class extends EventEmitter {} as never, deviceList: () => devices, findDevice: () => 'wlan0' };
  expect((await listInterfaces('/nowhere/earshot-capture', cap)).map(({ name }) => name)).toEqual(['wlan0']);
  const bySystem = await listInterfaces(null, null);
  expect(bySystem.filter(({ isDefault }) => isDefault).length).toBeLessThanOrEqual(1);
  expect(bySystem.some(({ loopback }) => loopback)).toBe(true);
});
