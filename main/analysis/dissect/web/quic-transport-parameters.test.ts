import { expect, test } from 'vitest';
import { isUnexplained, transportParameters } from './quic-transport-parameters.ts';
import { RFC_HELLO } from './quic.fixture.ts';
import { clientHello } from './tls.fixture.ts';

test('reads the real one (RFC 9001 appendix A.2)', () => {
  const found = transportParameters(RFC_HELLO, 4, RFC_HELLO.length, false);
  expect(found.map(({ id, value }) => [id, value.length])).toEqual([
    [4, 8],
    [5, 4],
    [7, 4],
    [8, 1],
    [1, 4],
    [9, 1],
    [15, 8],
    [6, 4],
  ]);
  expect(found.some(isUnexplained)).toBe(false);
});

test('reads the form before draft 27', () => {
  const hello = clientHello({ more: [[0xffa5, [0, 9, 0, 1, 0, 1, 5, 0x31, 0x29, 0, 0]]] });
  expect(transportParameters(hello, 4, hello.length, true).map(({ id }) => id)).toEqual([1, 0x3129]);
});

test('numbers of the form 31 n + 27 say nothing; others that no standard explains are kept', () => {
  const value = { at: 0, length: 1 };
  expect([27, 58, 0x20, 0x3128, 0x4752].map((id) => isUnexplained({ id, value }))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('every truncation yields a prefix; no extension, none', () => {
  const all = transportParameters(RFC_HELLO, 4, RFC_HELLO.length, false);
  for (let n = 4; n < RFC_HELLO.length; n++) {
    const found = transportParameters(RFC_HELLO, 4, n, false);
    expect(all.slice(0, found.length)).toEqual(found);
  }
  const bare = clientHello({ sni: 'a.example' });
  expect(transportParameters(bare, 4, bare.length, false)).toEqual([]);
});
