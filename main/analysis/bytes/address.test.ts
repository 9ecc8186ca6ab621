import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressClass, classOfWords, ip4Class, ip4Text, ip6Text, ipText, isToMany, parseAddress } from './address.ts';

test('IPv4 as a dotted quad', () => {
  expect(ip4Text(0xc0000201 | 0)).toBe('192.0.2.1');
  expect(ip4Text(-1)).toBe('255.255.255.255');
  expect(ipText(4, 0, 0, 0, 0x7f000001)).toBe('127.0.0.1');
});

// RFC 5952 sections 4 and 5.
test.each([
  ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:DB8:0:0:0:0:2:1', '2001:db8::2:1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['fe80:0:0:0:0:0:0:0', 'fe80::'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['1:0:0:4:5:6:0:0', '1::4:5:6:0:0'],
])('%s is written %s', (long, short) => {
  const parsed = parseAddress(long);
  expect(parsed?.version).toBe(6);
  expect(parsed && ip6Text(...parsed.words)).toBe(short);
});

test.each([
  ['127.0.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['febf::1', 'link-local'],
  ['224.0.0.251', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['ff02::fb', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.0.1', 'private'],
  ['fd00::1', 'private'],
  ['fc00::1', 'private'],
  ['100.64.0.1', 'carrier'],
  ['100.127.255.255', 'carrier'],
  ['0.0.0.0', 'unspecified'],
  ['::', 'unspecified'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:8.8.8.8', 'public'],
  ['192.0.2.1', 'public'],
  ['198.51.100.1', 'public'],
  ['203.0.113.1', 'public'],
  ['2001:db8::1', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.0', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['192.169.0.1', 'public'],
  ['126.255.255.255', 'public'],
  ['fbff::1', 'public'],
  ['2606:4700::1111', 'public'],
])('%s is %s', (ip, kind) => expect(addressClass(ip)).toBe(kind));

test.each([
  '',
  '1.2.3',
  '1.2.3.256',
  '01.2.3.4',
  '1.2.3.4.5',
  ':',
  ':::',
  '1:2',
  '1::2::3',
  '12345::',
  'fe80::1%en0',
  'example.org',
  '1:2:3:4:5:6:7:8:9',
  '::1.2.3',
])('"%s" is no address', (notOne) => expect(addressClass(notOne)).toBeNull());

test('text and words are one address, whatever it is', () => {
  const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  const mostlyZero = fc.oneof(fc.constant(0), fc.constant(0xffff), word);
  fc.assert(
    fc.property(mostlyZero, mostlyZero, mostlyZero, word, (a, b, c, d) => {
      const parsed = parseAddress(ip6Text(a, b, c, d));
      expect(parsed).toEqual({ version: 6, words: [a, b, c, d] });
      expect(parsed && ip6Text(...parsed.words)).toBe(ip6Text(a, b, c, d));
      expect(addressClass(ip6Text(a, b, c, d))).toBe(classOfWords(6, a, b, c, d));
      expect(parseAddress(ip4Text(d))?.words[3]).toBe(d);
      expect(addressClass(ip4Text(d))).toBe(ip4Class(d));
    }),
  );
});

test('the quick test for many agrees with the classes', () => {
  fc.assert(
    fc.property(fc.constantFrom(0xe0000001, 0xffffffff, 0xefffffff, 0xdfffffff, 0xf0000000, 0x0a000001), (word) => {
      const kind = ip4Class(word | 0);
      expect(isToMany(4, 0, word | 0)).toBe(kind === 'multicast' || kind === 'broadcast');
    }),
  );
  expect(isToMany(6, 0xff020000 | 0, 1)).toBe(true);
  expect(isToMany(6, 0xfe800000 | 0, 1)).toBe(false);
});
