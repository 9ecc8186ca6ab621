import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Qpack } from './qpack.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

function fill(table: Qpack, text: string): void {
  const bytes = hex(text);
  expect(table.fill(bytes, 0, bytes.length)).toBe(bytes.length);
}
function read(table: Qpack, text: string): [string | null, string | null][] | boolean | 'blocked' {
  const bytes = hex(text);
  const headers: [string | null, string | null][] = [];
  const result = table.read(bytes, 0, bytes.length, ({ name, value }) =>
    headers.push([name, value && Buffer.from(value).toString()]),
  );
  return result === true ? headers : result;
}

/** RFC 9204 appendix B, one table for all of it: the octets and what they stand for. */
test('reads the real ones (RFC 9204 appendix B)', () => {
  const table = new Qpack();
  table.allow(220);
  expect(read(table, '0000 510b 2f69 6e64 6578 2e68 746d 6c')).toEqual([[':path', '/index.html']]);

  const second = '0381 10 11';
  expect(read(table, second)).toBe('blocked');
  fill(table, '3fbd01 c00f 7777 772e 6578 616d 706c 652e 636f 6d c10c 2f73 616d 706c 652f 7061 7468');
  expect(read(table, second)).toEqual([
    [':authority', 'www.example.com'],
    [':path', '/sample/path'],
  ]);

  fill(table, '4a63 7573 746f 6d2d 6b65 790c 6375 7374 6f6d 2d76 616c 7565');
  fill(table, '02');
  expect(read(table, '0500 80 c1 81')).toEqual([
    [':authority', 'www.example.com'],
    [':path', '/'],
    ['custom-key', 'custom-value'],
  ]);

  // Appendix B.5: the new entry takes the room of the oldest. The block is our own: none may point to that any more.
  fill(table, '810d 6375 7374 6f6d 2d76 616c 7565 32');
  expect(read(table, '0600 80 83 84')).toEqual([
    ['custom-key', 'custom-value2'],
    [':path', '/sample/path'],
    [null, null],
  ]);
});

test('names by number, written after the base, or literal; values by codes', () => {
  const table = new Qpack();
  table.allow(220);
  fill(table, '3fbd01 c00f 7777 772e 6578 616d 706c 652e 636f 6d');
  expect(read(table, '0200 40 01 61')).toEqual([[':authority', 'a']]);
  expect(read(table, '0280 00 01 62')).toEqual([[':authority', 'b']]);
  expect(read(table, '0000 23 757964 01 37')).toEqual([['uyd', '7']]);
  expect(read(table, '0000 51 82 6000')).toEqual([[':path', '/00']]);
  expect(read(table, '0000 51 82 ffff')).toBe(false);
});

test('instructions that break the rules are told; cut ones wait', () => {
  const table = new Qpack();
  const whole = hex('4a63 7573 746f 6d2d 6b65 790c 6375 7374 6f6d 2d76 616c 7565');
  for (let n = 1; n < whole.length; n++) expect(table.fill(whole, 0, n)).toBe(0);
  expect(table.fill(hex('ffffffffffff7f'), 0, 7)).toBe(-1);
});

test('after a loss what was in the table is not known, and not mistaken', () => {
  const table = new Qpack();
  table.allow(220);
  fill(table, '3fbd01 c00f 7777 772e 6578 616d 706c 652e 636f 6d');
  table.forget();
  expect(read(table, '0200 80')).toEqual([[null, null]]);
});

test('any octets never throw or loop', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (one, other) => {
      const table = new Qpack();
      table.allow(4096);
      table.fill(one, 0, one.length);
      table.read(other, 0, other.length, ({ at, length }) => {
        expect(at + length).toBeLessThanOrEqual(other.length);
      });
    }),
  );
});
