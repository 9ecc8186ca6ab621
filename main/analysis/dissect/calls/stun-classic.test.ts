import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { isClassicStun } from './stun-classic.ts';
import { stun } from './stun.ts';

/** RFC 3489 section 11, by hand; tshark 4.0.17 calls each CLASSIC-STUN. */
const ID = '000102030405060708090a0b0c0d0e0f';
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const CHANGE_REQUEST = hex(`0001 0008 ${ID} 0003 0004 00000006`);
const RESPONSE = hex(
  `0101 0024 ${ID} 0001 0008 0001c350c0000201 0004 0008 00010d96c6336401 0005 0008 00010d97c6336402`,
);
const SECRET = hex(`0102 0010 ${ID} 0006 0004 616e6e31 0007 0004 73336372`);
const BARE = hex(`0001 0000 ${ID}`);
/** Zoom's own attribute, with a made-up text of its length. */
const OF_ZOOM = hex(`0001 0018 ${ID} 0101 0014 ${'61'.repeat(19)}00`);

test('reads the real one', () => {
  for (const message of [CHANGE_REQUEST, RESPONSE, SECRET]) expect(isClassicStun(message, 40_000, 50_000)).toBe(true);
  const sink = readAll(stun, 'udp', [
    ['out', CHANGE_REQUEST],
    ['in', RESPONSE],
    ['in', SECRET],
  ]);
  expect(sink.messages.map((message) => message.type === 'stun' && [message.class, message.method])).toEqual([
    ['request', 1],
    ['success', 1],
    ['success', 2],
  ]);
  expect(sink.fields.map(({ path, key, text }) => `${path} ${key} ${text}`)).toEqual([
    'stun.password PASSWORD s3cr',
    'stun.username USERNAME ann1',
  ]);
  expect(sink.problems).toEqual([]);
  expect(sink.counts.readable).toBe(CHANGE_REQUEST.length + RESPONSE.length + SECRET.length);
});

test('a message without attributes, or with Zoom’s own, is known on STUN’s ports only', () => {
  for (const message of [BARE, OF_ZOOM]) {
    expect(isClassicStun(message, 40_000, 3478)).toBe(true);
    expect(isClassicStun(message, 3479, 40_000)).toBe(true);
    expect(isClassicStun(message, 40_000, 50_000)).toBe(false);
  }
});

test('every truncation, a longer end and any change of form is left to others', () => {
  for (const message of [CHANGE_REQUEST, RESPONSE, SECRET, BARE, OF_ZOOM]) {
    for (let n = 0; n < message.length; n++) expect(isClassicStun(message.subarray(0, n), 3478, 1)).toBe(false);
    expect(isClassicStun(Uint8Array.from([...message, 0]), 3478, 1)).toBe(false);
  }
  const family = RESPONSE.slice();
  family[25] = 9;
  const unknown = CHANGE_REQUEST.slice();
  unknown[21] = 0x0c;
  for (const other of [family, unknown, octets('GET / HTTP/1.1\r\n\r\n....')])
    expect(isClassicStun(other, 3478, 3478)).toBe(false);
  // On a stream the form is not asked for.
  expect(stun.recognise(CHANGE_REQUEST, flowFixture('tcp', 'none', 3478))).toBe(0);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(stun, 'udp', RESPONSE);
  survives(stun, 'udp', SECRET);
});
