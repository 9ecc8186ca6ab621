import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { ALPN, HelloPlaces, isDatagram, SERVER_NAME, SUPPORTED_VERSIONS } from './tls-hello-places.ts';
import { CLIENT_HELLO_RECORD, clientHello } from './tls.fixture.ts';

const BODY = 9; // record header, handshake header
const whole = CLIENT_HELLO_RECORD;
const READ = [SERVER_NAME, ALPN, SUPPORTED_VERSIONS];

test('finds the parts of the real one (RFC 8448 section 3)', () => {
  const places = new HelloPlaces();
  expect(places.read(whole, BODY, whole.length)).toBeNull();
  expect(places.extensions).toEqual([0, 0xff01, 10, 35, 51, 43, 13, 45, 28]);
  expect([...whole.subarray(places.ciphersAt, places.ciphersEnd)]).toEqual([0x13, 1, 0x13, 3, 0x13, 2]);
  const of = (id: number) => [...whole.subarray(places.startOf(id), places.endOf(id))];
  expect(of(SUPPORTED_VERSIONS)).toEqual([2, 3, 4]);
  expect(of(ALPN)).toEqual([]);
  const { at, length } = places.hostName(whole) ?? { at: 0, length: 0 };
  expect(Buffer.from(whole.subarray(at, at + length)).toString()).toBe('server');
});

test('nothing is left of the hello before', () => {
  const places = new HelloPlaces();
  places.read(whole, BODY, whole.length);
  const bare = Uint8Array.from([3, 1, ...Array<number>(32).fill(0), 0, 0, 2, 0, 5, 1, 0]);
  expect(places.read(bare, 0, bare.length)).toBeNull();
  expect([places.extensions, places.hostName(bare)]).toEqual([[], null]);
  expect(READ.map((id) => places.endOf(id) - places.startOf(id))).toEqual([0, 0, 0]);
  expect(places.read(bare, 0, 20)).toBe('cut-short');
  expect(places.isHello).toBe(false);
});

test('a name is taken from inside its list alone, and the first of its kind', () => {
  const of = (data: readonly number[]) => {
    const bytes = clientHello({ more: [[SERVER_NAME, data]] });
    const places = new HelloPlaces();
    places.read(bytes, 4, bytes.length);
    const name = places.hostName(bytes);
    return name && Buffer.from(bytes.subarray(name.at, name.at + name.length)).toString();
  };
  expect(of([0, 8, 1, 0, 1, 0x78, 0, 0, 1, 0x61])).toBe('a');
  expect(of([0, 3, 0, 0, 1, 0x61])).toBeNull(); // reaches past its list
  expect(of([0, 9, 0, 0, 1, 0x61])).toBeNull(); // the list reaches past its extension
  expect(of([0, 3, 0, 0, 0])).toBeNull();
  expect(of([0])).toBeNull();
});

test('every truncation is said, and a true beginning with any end never points outside', () => {
  const places = new HelloPlaces();
  const withoutExtensions = BODY + 2 + 32 + 1 + 2 + 6 + 2;
  for (let n = BODY; n < whole.length; n++)
    expect(places.read(whole, BODY, n)).toBe(n === withoutExtensions ? null : 'cut-short');
  fc.assert(
    fc.property(trueBeginning(whole.subarray(BODY)), (bytes) => {
      places.read(bytes, 0, bytes.length);
      const name = places.hostName(bytes);
      const ends = [places.ciphersEnd, name ? name.at + name.length : 0, ...READ.map((id) => places.endOf(id))];
      expect(Math.max(...ends)).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

test('knows DTLS by its versions', () => {
  expect([0xfeff, 0xfefd, 0x0100, 0x0303].map(isDatagram)).toEqual([true, true, true, false]);
});
