import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasPort, scoreDns, soundHeader } from './dns-recognise.ts';
import { ALIASED_ANSWER, message, name, QUERY } from './dns.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';

const on = (port: number) => flowFixture('udp', 'none', port);

test('on port 53 a sound header is enough, elsewhere one question in the clear', () => {
  expect(scoreDns(QUERY, 0, on(53))).toBe(0.8);
  expect(scoreDns(QUERY, 0, on(4000))).toBe(0.7);
  expect(scoreDns(ALIASED_ANSWER, 0, on(4000))).toBe(0.7);
  const root = message(0, [[name(''), 2]], []);
  expect(scoreDns(root, 0, on(53))).toBe(0.8);
  expect(scoreDns(root, 0, on(4000))).toBe(0);
});

test('on port 53 a question that can be read is enough, whatever its counts promise', () => {
  const damaged = QUERY.slice();
  damaged[6] = 0x80;
  damaged[2] = 0x79;
  damaged[14] = 0x01;
  expect(scoreDns(damaged, 0, on(53))).toBe(0.7);
  expect(scoreDns(damaged, 0, on(4000))).toBe(0);
  expect(scoreDns(damaged.subarray(0, 8), 0, on(53))).toBe(0);
});

test('leaves other protocols with the same header to their own ports', () => {
  for (const port of [137, 5353, 5355]) expect(scoreDns(QUERY, 0, on(port))).toBe(0);
  expect(hasPort({ ...on(9), client: { ip: '192.0.2.1', port: 5353 } }, 5353)).toBe(true);
});

test('refuses headers that promise too much, nothing, or an operation nobody knows', () => {
  expect(soundHeader(message(0x7800, [[name('a.b'), 1]], []), 0)).toBe(false);
  expect(soundHeader(new Uint8Array(12), 0)).toBe(false);
  expect(soundHeader(new Uint8Array(40).fill(0xff), 0)).toBe(false);
  expect(soundHeader(QUERY.subarray(0, 11), 0)).toBe(false);
});

test('random octets off port 53 are not DNS', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 200 }),
      (bytes) => void expect(scoreDns(bytes, 0, on(4000))).toBe(0),
    ),
  );
});
