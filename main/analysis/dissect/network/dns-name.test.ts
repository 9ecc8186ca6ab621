import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { nameBytes, readName } from './dns-name.ts';
import { name, pointer } from './dns.fixture.ts';

function read(bytes: readonly number[], at = 0): [string, number] {
  const octets = Uint8Array.from(bytes);
  const c = new Cursor(octets, at);
  const found = readName(c);
  return [typeof found === 'string' ? `!${found}` : Buffer.from(nameBytes(octets, found)).toString(), c.at];
}
const long = name(Array.from({ length: 8 }, () => 'x'.repeat(32)).join('.'));

test('reads the real one: labels, and a pointer to an earlier name (RFC 1035 section 4.1.4)', () => {
  const both = [...name('f.isi.arpa'), 3, ...Buffer.from('foo'), ...pointer(0), 99];
  expect(read(both)).toEqual(['f.isi.arpa', 12]);
  expect(read(both, 12)).toEqual(['foo.f.isi.arpa', 18]);
  expect(read([0])).toEqual(['', 1]);
});

test('every truncation yields a reason', () => {
  const whole = [...name('f.isi.arpa'), 3, ...Buffer.from('foo'), ...pointer(0)];
  for (let n = 12; n < whole.length; n++) expect(read(whole.slice(0, n), 12)[0]).toBe('!cut-short');
});

test.each([
  ['a pointer to itself', pointer(0)],
  ['a pointer ahead', [...pointer(2), 0]],
  ['a name of more than 255 octets', long],
  ['a label type that does not exist', [0x80, 0]],
])('refuses %s', (_what, bytes) => {
  expect(read(bytes)[0]).toBe('!bad-length');
});

test('refuses two names that point at each other', () => {
  expect(read([1, 0x61, ...pointer(4), 1, 0x62, ...pointer(0)], 4)[0]).toBe('!bad-length');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), (bytes, at) => {
      const found = readName(new Cursor(bytes, Math.min(at, bytes.length)));
      if (typeof found === 'string') return;
      for (const label of found.labels) expect(label + 1 + (bytes[label] ?? 0)).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
