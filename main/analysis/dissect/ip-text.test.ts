import { expect, test } from 'vitest';
import { ipv4Text, ipv6Text } from './ip-text.ts';

const v6 = (hex: string) => ipv6Text(Uint8Array.from(Buffer.from(`ff${hex}`, 'hex')), 1);

test('writes IPv4 in dotted decimal', () => {
  expect(ipv4Text(Uint8Array.from([9, 192, 0, 2, 255]), 1)).toBe('192.0.2.255');
});

// RFC 5952 sections 4 and 5.
test.each([
  ['20010db8000000000000000000000001', '2001:db8::1'],
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['20010000000000010000000000000001', '2001:0:0:1::1'],
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000000000001', '::1'],
  ['fe800000000000000000000000000000', 'fe80::'],
  ['00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
])('writes %s as %s', (hex, text) => {
  expect(v6(hex)).toBe(text);
});
