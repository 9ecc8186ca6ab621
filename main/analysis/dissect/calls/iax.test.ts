import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { iax } from './iax.ts';

/** Of our own making, RFC 5456 sections 8.1.1 and 8.6. tshark 4.0.17: "IAX, source call# 4, timestamp 16ms NEW", with the
 *  elements below. */
const frame = (type: number, subclass: number, body: readonly number[]): Uint8Array =>
  Uint8Array.from([0x80, 4, 0, 0, 0, 0, 0, 16, 0, 0, type, subclass, ...body]);
const element = (id: number, text: string): number[] => [id, text.length, ...Buffer.from(text)];
const NEW = frame(6, 1, [
  ...element(0x0b, '\0\x02'),
  ...element(0x01, '442012345678'),
  ...element(0x04, 'Rana K'),
  ...element(0x06, 'rana'),
]);
const PORT = 4569;

test('reads the real one: who calls whom, and what somebody wrote', () => {
  const sink = readAll(iax, 'udp', [
    ['out', NEW],
    ['out', frame(7, 0, [...Buffer.from('see you at six')])],
    ['in', frame(2, 4, [1, 2, 3])],
  ]);
  expect(sink.fields.slice(0, 5).map(({ path, text, options }) => [path, text, options.role])).toEqual([
    ['iax.element.11', '\0\x02', undefined],
    ['iax.called-number', '442012345678', undefined],
    ['iax.calling-name', 'Rana K', undefined],
    ['iax.username', 'rana', undefined],
    ['iax.text', 'see you at six', 'text'],
  ]);
  expect(sink.counts.unknown).toBe(3);
});

/** tshark 4.0.17: "AUTHREP", Username, "MD5 challenge result", "Password". */
test('reads the answer to a challenge, and a password', () => {
  const hash = '5f4dcc3b5aa765d61d8327deb882cf99';
  const reply = frame(6, 9, [...element(0x06, 'rana'), ...element(0x10, hash), ...element(0x07, 's3cret')]);
  const { fields } = readAll(iax, 'udp', [
    ['out', NEW],
    ['out', reply],
  ]);
  expect(fields.slice(4).map(({ path, text }) => [path, text])).toEqual([
    ['iax.username', 'rana'],
    ['iax.md5-result', hash],
    ['iax.password', 's3cret'],
  ]);
});

test('a call begins over its port, with elements that fill the frame', () => {
  const score = (bytes: Uint8Array, port: number, protocol = 'none') =>
    iax.recognise(bytes, flowFixture('udp', protocol, port));
  expect(score(NEW, PORT)).toBeGreaterThan(0.5);
  expect(score(NEW, 5000)).toBe(0);
  expect(score(NEW.subarray(0, NEW.length - 1), PORT)).toBe(0);
  expect(score(frame(2, 4, [1]), PORT)).toBe(0);
  expect(score(frame(2, 4, [1]), PORT, 'iax')).toBeGreaterThan(0.5);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = new Set([12, 16, 30, 38]);
  for (let n = 1; n < NEW.length; n++) {
    const expected = n < 12 ? ['cut-short'] : borders.has(n) ? [] : ['bad-length'];
    expect([n, readAll(iax, 'udp', [['out', NEW.subarray(0, n)]]).problems]).toEqual([n, expected]);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => survives(iax, 'udp', NEW, PORT));
