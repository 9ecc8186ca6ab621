import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saidAt } from './kept-hellos.ts';
import { highestVersion, parseClientHello } from './tls-client-hello.ts';
import { ja3, ja4, type Carrier } from './tls-fingerprint.ts';
import { HelloPlaces } from './tls-hello-places.ts';
import { clientHello, type HelloOptions } from './tls.fixture.ts';

const HEADER = 4;
const places = new HelloPlaces();

function read(bytes: Uint8Array, carrier: Carrier, isWhole = true) {
  places.read(bytes, HEADER, bytes.length);
  return saidAt(places, bytes, carrier, isWhole);
}

/** What the hello's parts themselves say. */
function expected(bytes: Uint8Array, carrier: Carrier) {
  const hello = parseClientHello(bytes, HEADER, bytes.length).message;
  return (
    hello && {
      version: highestVersion(hello),
      alpn: hello.alpn.map(({ at, length }) => Buffer.from(bytes.subarray(at, at + length)).toString()),
      ech: hello.ech,
      ja3: ja3(hello),
      ja4: ja4(hello, bytes, carrier),
    }
  );
}

const list = fc.subarray<readonly [number, readonly number[]]>([
  [10, [0, 2, 0, 23]],
  [10, [0, 4, 0, 23, 0, 24]],
  [11, [1, 0]],
  [13, [0, 2, 4, 3]],
  [43, [2, 3, 4]],
  [43, [4, 0x1a, 0x1a, 3, 3]],
  [0x0a0a, []],
  [51, [1, 2, 3]],
  [0xfe0d, [0]],
]);
const hellos: fc.Arbitrary<HelloOptions> = fc.record({
  version: fc.constantFrom(0x0301, 0x0303),
  alpn: fc.constantFrom([], ['h2'], ['h2', 'http/1.1'], ['http/1.1']),
  sni: fc.constantFrom('a.example', 'chat.example'),
  sessionId: fc.constantFrom([], [1, 2, 3]),
  more: list,
});

test('says what the parts themselves say, the first time and again', () => {
  fc.assert(
    fc.property(hellos, fc.constantFrom('t' as const, 'q' as const, 'd' as const), (options, carrier) => {
      const bytes = clientHello(options);
      for (let round = 0; round < 2; round++) {
        const said = read(bytes, carrier);
        expect(said).toMatchObject(expected(bytes, carrier) ?? {});
        const base = places.startOf(16);
        const names = said.alpnPlaces.map(({ at, length }) => bytes.subarray(base + at, base + at + length));
        expect(names.map((name) => Buffer.from(name).toString())).toEqual(said.alpn);
      }
    }),
    { numRuns: 2000 },
  );
});

test('one program’s hellos are one, whichever server they go to', () => {
  const first = read(clientHello({ sni: 'a.example', alpn: ['h2'] }), 't');
  expect(read(clientHello({ sni: 'chat.example', alpn: ['h2'], sessionId: [1] }), 't')).toBe(first);
  expect(read(clientHello({ sni: 'a.example', alpn: ['h3'] }), 't')).not.toBe(first);
});

test('a hello with more octets than are kept says the same', () => {
  const more = [[10, [0x0b, 0xb8, ...Array<number>(3000).fill(1)]]] as const;
  const many = Array.from({ length: 700 }, (_, i) => [0x1000 + i, []] as const);
  for (const bytes of [clientHello({ more }), clientHello({ more: many })])
    expect(read(bytes, 't')).toMatchObject(expected(bytes, 't') ?? {});
});

test('half a hello has no fingerprint, not even one that was met whole', () => {
  const bytes = clientHello({ sni: 'half.example', alpn: ['h2'] });
  expect(read(bytes, 't').ja3).not.toBeNull();
  expect(read(bytes, 't', false)).toMatchObject({ alpn: ['h2'], ja3: null, ja4: null });
});
