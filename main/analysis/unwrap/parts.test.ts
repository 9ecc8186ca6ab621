import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { parts } from './parts.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const BINARY = latin1('\xd7\x01\x00\x02{"uid":"4711-ada"}\xff\x00\x06userId\x00\x0812345678\xfe\xfd');
const SOCKET = { protocol: 'websocket', path: 'websocket.message' };

test('reads the real one, and hands on what lies between without a name', () => {
  expect(parts.recognise(fieldOf(BINARY, SOCKET))).toBeGreaterThan(0.5);
  const { seen } = openAll(parts, fieldOf(BINARY, SOCKET));
  expect(
    seen.map(({ key, role, text, encodings }) => [key, role, role === 'name' ? text.length : text, encodings?.[0]]),
  ).toEqual([
    [null, 'name', 4, undefined],
    [null, 'value', '{"uid":"4711-ada"}', 'json'],
    [null, 'name', 11, undefined],
    ['userId', 'value', '12345678', undefined],
    [null, 'name', 2, undefined],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < BINARY.length; n++) openAll(parts, fieldOf(BINARY.subarray(0, n), SOCKET));
  expect(openAll(parts, fieldOf(BINARY.subarray(0, 3), SOCKET)).opened).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(parts, BINARY, SOCKET);
});

test('guesses only where something has a name: not in files, answers, text or plain runs', () => {
  const asked = (content: Uint8Array, more = {}): number => parts.recognise(fieldOf(content, { ...SOCKET, ...more }));
  expect(asked(latin1('\x01\x02hello there\x00 and more\xff'))).toBe(0);
  expect(asked(latin1('{"uid":"4711-ada"}'))).toBe(0);
  expect(asked(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...BINARY))).toBe(0);
  expect(asked(BINARY, { protocol: 'http', direction: 'in' })).toBe(0);
  expect(asked(BINARY, { protocol: 'unknown' })).toBe(0);
  expect(asked(BINARY, { role: 'text' })).toBe(0);
});

test('text with a document behind a word is opened, and a sentence that quotes one is not', () => {
  const command = fieldOf('LOGIN {"uid":"4711-ada"}\r\n', SOCKET);
  expect(parts.recognise(command)).toBeGreaterThan(0.5);
  expect(openAll(parts, command).seen.find(({ encodings }) => encodings)?.text).toBe('{"uid":"4711-ada"}');
  for (const text of ['what does {"uid":"4711"} mean to you?', '[1] {"uid":"4711"}', 'so {it goes}, 3 < 4'])
    expect(parts.recognise(fieldOf(text, SOCKET)), text).toBe(0);
});
