import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ipText } from '../bytes/address.ts';
import { withoutAddresses } from './addresses-in-text.ts';

const PHONES = new Map([
  ['192.0.2.6', 'client-1'],
  ['2001:db8::a:1', 'client-2'],
]);
const hide = (text: string): string => withoutAddresses(text, (ip) => PHONES.get(ip) ?? null);

test.each([
  ['192.0.2.6', 'client-1'],
  ['192.0.2.6:8080', 'client-1:8080'],
  ['192-0-2-6.edge.example', 'client-1.edge.example'],
  ['ip-192-0-2-6.example', 'ip-client-1.example'],
  ['c0000206.example', 'client-1.example'],
  ['[2001:db8::a:1]:443', '[client-2]:443'],
  ['[2001:0DB8:0:0:0:0:000a:1]', '[client-2]'],
  ['2001-db8--a-1.example', 'client-2.example'],
  ['6.2.0.192.in-addr.arpa', 'client-1.in-addr.arpa'],
  ['b._dns-sd._udp.6.2.0.192.IN-ADDR.ARPA.', 'b._dns-sd._udp.client-1.IN-ADDR.ARPA.'],
  ['7.2.0.192.in-addr.arpa', '7.2.0.192.in-addr.arpa'],
  [`1.0.0.0.a.0.0.0.${'0.'.repeat(16)}8.b.d.0.1.0.0.2.ip6.arpa`, 'client-2.ip6.arpa'],
  ['192.0.2.61', '192.0.2.61'],
  ['192-0-2-61.example', '192-0-2-61.example'],
  ['1192.0.2.6', '1192.0.2.6'],
  ['xc0000206.example', 'xc0000206.example'],
  ['998.0.2.6', '998.0.2.6'],
])('%s', (text, clean) => {
  expect(hide(text)).toBe(clean);
});

test('every address, wherever it stands between words', () => {
  const word = fc.nat(0xffffffff).map((value) => value | 0);
  fc.assert(
    fc.property(fc.constantFrom<4 | 6>(4, 6), word, word, word, word, (version, a, b, c, d) => {
      const ip = ipText(version, a, b, c, d);
      expect(withoutAddresses(`host ${ip} here`, (found) => (found === ip ? 'client-1' : null))).toBe(
        'host client-1 here',
      );
    }),
  );
});

test('no text makes it throw or loop', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom('0', '9', 'f', '.', ':', '-', 'z') }), (text) => {
      expect(withoutAddresses(text, () => null)).toBe(text);
    }),
  );
});
