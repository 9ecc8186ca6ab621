import fc from 'fast-check';
import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressKind, parseIp } from './ip-number.ts';

const kindOf = (text: string): string | null => {
  const ip = parseIp(text);
  return ip === null ? null : addressKind(ip);
};

describe('parseIp', () => {
  it('reads the usual text forms', () => {
    expect(parseIp('198.51.100.7')).toEqual({ family: 4, words: [0xc6336407] });
    expect(parseIp('2001:db8::1')).toEqual({ family: 6, words: [0x20010db8, 0, 0, 1] });
    expect(parseIp('::')).toEqual({ family: 6, words: [0, 0, 0, 0] });
    expect(parseIp('1:2:3:4:5:6:7:8')).toEqual({ family: 6, words: [0x10002, 0x30004, 0x50006, 0x70008] });
    expect(parseIp('fe80::1%eth0')).toEqual({ family: 6, words: [0xfe800000, 0, 0, 1] });
  });

  it('takes an IPv4 address out of an IPv6 one', () => {
    const plain = { family: 4, words: [0xc6336407] };
    expect(parseIp('::ffff:198.51.100.7')).toEqual(plain);
    expect(parseIp('::ffff:c633:6407')).toEqual(plain);
    expect(parseIp('64:ff9b::198.51.100.7')).toEqual(plain);
    expect(parseIp('64:ff9b:1::198.51.100.7')?.family).toBe(6);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4:80',
    ':',
    ':::',
    '1::2::3',
    '12345::',
    'g::',
    '1:2:3:4:5:6:7',
    'client-1',
  ])('takes %j for no address', (text) => expect(parseIp(text)).toBeNull());

  it('agrees with Node on what is an address, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: fc.constantFrom(...'0123456789abcdef:.') })),
        (text) => {
          expect(parseIp(text) !== null).toBe(isIP(text) !== 0);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('addressKind', () => {
  it.each([
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.0.1', 'private'],
    ['100.64.0.1', 'shared'],
    ['127.0.0.1', 'loopback'],
    ['169.254.1.1', 'link-local'],
    ['192.0.2.61', 'documentation'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.255', 'documentation'],
    ['203.0.114.0', 'public'],
    ['239.255.255.250', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['0.0.0.0', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['8.8.8.8', 'public'],
    ['::1', 'loopback'],
    ['::', 'reserved'],
    ['2001:db8:1::1', 'documentation'],
    ['3fff:fff::1', 'documentation'],
    ['fd00::1', 'private'],
    ['fe80::1', 'link-local'],
    ['ff02::fb', 'multicast'],
    ['2001:0:1::1', 'reserved'],
    ['2002:c633:6407::1', 'reserved'],
    ['2001:4860:4860::8888', 'public'],
    ['4000::1', 'reserved'],
    ['::ffff:10.0.0.1', 'private'],
  ])('calls %s %s', (text, kind) => expect(kindOf(text)).toBe(kind));
});
