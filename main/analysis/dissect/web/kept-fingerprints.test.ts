import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../bytes/text.ts';
import { fingerprintsOf } from './kept-fingerprints.ts';
import type { ClientHello } from './tls-client-hello.ts';
import { ja3, ja4 } from './tls-fingerprint.ts';

const BYTES = encodeUtf8('h2http/1.1');
const list = fc.array(fc.constantFrom(0, 1, 16, 0x0a0a, 0x1301), { maxLength: 3 });
const hellos: fc.Arbitrary<ClientHello> = fc.record({
  legacyVersion: fc.constantFrom(0x0301, 0x0303),
  ciphers: list,
  extensions: list,
  groups: list,
  pointFormats: list,
  signatureAlgorithms: list,
  versions: fc.constantFrom([], [0x0304]),
  alpn: fc.constantFrom([], [{ at: 0, length: 2 }], [{ at: 2, length: 8 }]),
  sni: fc.constant(null),
  ech: fc.constant(false),
  sessionId: fc.constant(null),
});

test('says what the fingerprints themselves say, the first time and again', () => {
  fc.assert(
    fc.property(hellos, fc.constantFrom('t' as const, 'q' as const, 'd' as const), (hello, carrier) => {
      for (let round = 0; round < 2; round++)
        expect(fingerprintsOf(hello, BYTES, carrier)).toMatchObject({
          ja3: ja3(hello),
          ja4: ja4(hello, BYTES, carrier),
        });
    }),
    { numRuns: 3000 },
  );
});

test('a hello with more numbers than are kept has its fingerprints as well', () => {
  const ciphers = Array.from({ length: 600 }, (_, i) => i);
  const hello = { ...fc.sample(hellos, { numRuns: 1, seed: 1 })[0], ciphers } as ClientHello;
  expect(fingerprintsOf(hello, BYTES, 't')).toEqual({ ja3: ja3(hello), ja4: ja4(hello, BYTES, 't') });
});
