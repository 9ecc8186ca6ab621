import { expect, test } from 'vitest';
import { parseClientHello, type ClientHello } from './tls-client-hello.ts';
import { ja3, ja4 } from './tls-fingerprint.ts';
import { CLIENT_HELLO_RECORD, clientHello } from './tls.fixture.ts';

const EMPTY: ClientHello = {
  legacyVersion: 0x0301,
  ciphers: [],
  extensions: [],
  sni: null,
  alpn: [],
  versions: [],
  groups: [],
  pointFormats: [],
  signatureAlgorithms: [],
  ech: false,
  sessionId: { at: 0, length: 0 },
};
const numbers = (text: string) => text.split(',').map((digits) => Number.parseInt(digits, 16));
const NO_BYTES = new Uint8Array(0);

// The two examples of the JA3 README.
test('makes the JA3 of the published examples', () => {
  const first = {
    ...EMPTY,
    ciphers: [47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4],
    extensions: [0, 10, 11],
    groups: [23, 24, 25],
    pointFormats: [0],
  };
  expect(ja3(first)).toBe('ada70206e40642a3e4461f35503241d5');
  expect(ja3({ ...EMPTY, ciphers: [4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99] })).toBe('de350869b8c85de67a350c8d186f11e6');
  const greased = {
    ...first,
    ciphers: [0x2a2a, ...first.ciphers],
    extensions: [0xfafa, ...first.extensions],
    groups: [0x0a0a, ...first.groups],
  };
  expect(ja3(greased)).toBe(ja3(first));
});

// The worked example of technical_details/JA4.md.
test('makes the JA4 of the published example', () => {
  const alpn = new TextEncoder().encode('h2');
  const hello: ClientHello = {
    ...EMPTY,
    legacyVersion: 0x0303,
    versions: [0x6a6a, 0x0304, 0x0303],
    ciphers: numbers('9a9a,1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035'),
    extensions: numbers('3a3a,001b,0000,0033,0010,4469,0017,002d,000d,0005,0023,0012,002b,ff01,000b,000a,0015,8a8a'),
    signatureAlgorithms: numbers('0403,0804,0401,0503,0805,0501,0806,0601'),
    alpn: [{ at: 0, length: 2 }],
  };
  expect(ja4(hello, alpn)).toBe('t13d1516h2_8daaf6152771_e5627efa2ab1');
});

test('a fingerprint does not depend on those made before it', () => {
  const of = (cipher: number) => ja3({ ...EMPTY, ciphers: [cipher] });
  const first = of(4);
  for (let cipher = 0; cipher < 2000; cipher++) of(cipher);
  expect(of(4)).toBe(first);
  expect(new Set([1, 2, 3, 4].map(of)).size).toBe(4);
});

test('writes the special cases as the specification says', () => {
  expect(ja4(EMPTY, NO_BYTES)).toBe('t10i000000_000000000000_000000000000');
  expect(ja4({ ...EMPTY, legacyVersion: 0x7f1c, ciphers: Array<number>(120).fill(1) }, NO_BYTES)).toMatch(
    /^t00i990000_/,
  );
  const odd = Uint8Array.from([0xab, 0xcd]);
  expect(ja4({ ...EMPTY, extensions: [0, 16], alpn: [{ at: 0, length: 2 }] }, odd)).toBe(
    't10d0002ad_000000000000_000000000000',
  );
});

test('a parsed hello has the fingerprint of its numbers', () => {
  const hello = parseClientHello(CLIENT_HELLO_RECORD, 9, CLIENT_HELLO_RECORD.length).message ?? EMPTY;
  expect(ja4(hello, CLIENT_HELLO_RECORD)).toMatch(/^t13d030900_[\da-f]{12}_[\da-f]{12}$/);
  const http = clientHello({ alpn: ['http/1.1'] });
  expect(ja4(parseClientHello(http, 4, http.length).message ?? EMPTY, http)).toMatch(/^t12i0201h1_/);
});
