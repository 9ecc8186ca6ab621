import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, readAddress } from './addresses.ts';

test('each address has one text, however the system prints it', () => {
  expect(readAddress('127.0.0.1')).toBe('127.0.0.1');
  expect(readAddress('::1')).toBe('0:0:0:0:0:0:0:1');
  expect(readAddress('FE80::1%en0')).toBe('fe80:0:0:0:0:0:0:1');
  expect(readAddress('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(readAddress('2001:db8:0:0:1:0:0:1')).toBe(readAddress('2001:db8::1:0:0:1'));
  expect(addressOf(Uint8Array.of(0, 192, 0, 2, 7), 1, 4)).toBe('192.0.2.7');
});

test('what is no address is none', () => {
  for (const text of ['', '1.2.3', '1.2.3.256', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', 'host', '*']) {
    expect(readAddress(text), text).toBeNull();
  }
});

test('every IPv6 address that Node takes reads the same as its octets', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      fc.pre(isIP(text) === 6);
      const read = readAddress(text);
      expect(read).not.toBeNull();
      expect(readAddress(read ?? '')).toBe(read);
    }),
  );
});
