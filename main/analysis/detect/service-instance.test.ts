import { expect, test } from 'vitest';
import { instanceOf, isMadeUp } from './service-instance.ts';

test('the label before a service of the local network', () => {
  expect(instanceOf('Rana’s Mac._companion-link._tcp.local')).toBe('Rana’s Mac');
  expect(instanceOf('a.b c._ipp._tcp.local.')).toBe('a.b c');
  for (const other of ['_ipp._tcp.local', 'ranas-mac.local', 'x._ipp._tcp.example.org', ''])
    expect(instanceOf(other)).toBeNull();
});

test('numbers that nobody gave as a name', () => {
  for (const number of [
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    '7c9e6679742540de944be07fc1f90ae7',
    '0a1b2c3d4e5f',
    '02:00:5e:10:00:01',
    'Remote_Ctrl_0A1B2C3D4E5F6071',
  ])
    expect(isMadeUp(number)).toBe(true);
  for (const name of ['Ranas-iPhone', 'Printer 4500', 'facade', 'pi-3', '']) expect(isMadeUp(name)).toBe(false);
});
