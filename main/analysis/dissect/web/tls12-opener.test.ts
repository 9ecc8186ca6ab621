import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octetsOf } from './tls-sealed.fixture.ts';
import { tlsPrf } from './tls-prf.ts';
import { suiteOf } from './tls-suite.ts';
import { tls12Opener, type Session12 } from './tls12-opener.ts';

// Real records of every suite are opened in tls-decrypt.test.ts.
const master = Uint8Array.from([...octetsOf('master'), ...octetsOf('more').subarray(0, 16)]);
const randoms = Uint8Array.from([...octetsOf('server'), ...octetsOf('client')]);

function session(cipher: number, over: Partial<Session12> = {}): Session12 {
  const suite = suiteOf(cipher);
  if (!suite) throw new Error('no suite');
  return { version: 0x0303, suite, encryptThenMac: false, master, randoms, ...over };
}

/** Seals as the client with AES-128-GCM, RFC 5288. */
function sealed(number: number, content: Uint8Array): Uint8Array {
  const block = tlsPrf(0x0303, 'sha256', master, 'key expansion', randoms, 40);
  const explicit = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, number]);
  const head = [23, 3, 3];
  const cipher = createCipheriv(
    'aes-128-gcm',
    block.subarray(0, 16),
    Buffer.from([...block.subarray(32, 36), ...explicit]),
  );
  cipher.setAAD(Uint8Array.from([...explicit, ...head, 0, content.length]));
  const body = [...explicit, ...cipher.update(content), ...cipher.final(), ...cipher.getAuthTag()];
  return Uint8Array.from([...head, 0, body.length, ...body]);
}
const DATA = Uint8Array.from(Buffer.from('GET / HTTP/1.1'));

test('reads the real one, and its number is part of it', () => {
  const record = sealed(0, DATA);
  const opener = tls12Opener(session(0x009c), true);
  expect(opener.open(record, 0, record.length)).toEqual({
    type: 23,
    bytes: Uint8Array.from(DATA),
    at: 0,
    length: 14,
    placeAt: 13,
  });
  expect(opener.open(record, 0, record.length)).toBeNull();
  opener.skip();
  const fourth = sealed(3, DATA);
  expect(opener.open(fourth, 0, fourth.length)?.length).toBe(14);
});

test("the server's records have other keys", () => {
  const record = sealed(0, DATA);
  expect(tls12Opener(session(0x009c), false).open(record, 0, record.length)).toBeNull();
});

test('every truncation opens nothing', () => {
  const record = sealed(0, DATA);
  for (let n = 0; n < record.length; n++)
    expect(tls12Opener(session(0x009c), true).open(record.subarray(0, n), 0, n)).toBeNull();
});

test('a true beginning with any end never throws, in any suite', () => {
  const record = sealed(0, DATA);
  for (const cipher of [0x009c, 0x002f, 0xc028, 0x000a, 0xc0ac, 0xcca8])
    for (const encryptThenMac of [true, false])
      for (const version of [0x0301, 0x0303])
        fc.assert(
          fc.property(fc.nat(record.length), fc.uint8Array({ maxLength: 200 }), (n, tail) => {
            const bytes = Uint8Array.from([...record.subarray(0, n), ...tail]);
            const opener = tls12Opener(session(cipher, { encryptThenMac, version }), true);
            if (n < record.length) expect(opener.open(bytes, 0, bytes.length)).toBeNull();
            opener.open(bytes, 0, bytes.length);
          }),
          { numRuns: 30 },
        );
});
