import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { socketIo } from './socket-io.ts';

const inside = (text: string): string[] => {
  const field = fieldOf(text);
  return socketIo.recognise(field) > 0.5 ? openAll(socketIo, field).seen.map((one) => one.text) : [];
};

/** Packets as in socket.io/docs/v4/socket-io-protocol and engine-io-protocol. */
test.each([
  ['42["foo",{"uid":7}]', '["foo",{"uid":7}]'],
  ['42/admin,["bar"]', '["bar"]'],
  ['42/admin,456["bar"]', '["bar"]'],
  ['420["foo"]', '["foo"]'],
  ['451-["baz",{"_placeholder":true,"num":0}]', '["baz",{"_placeholder":true,"num":0}]'],
  ['0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[]}', '{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[]}'],
  ['40/admin,{"token":"x"}', '{"token":"x"}'],
  ['a["hello"]', '["hello"]'],
])('reads the real one: %s', (text, json) => {
  expect(inside(text)).toEqual([json]);
  expect(openAll(socketIo, fieldOf(text)).seen[0]).toMatchObject({ encodings: ['json'], path: 'socket-io' });
});

test('reads several packets of long polling, of both versions', () => {
  expect(inside('40{"a":1}\x1e42["b"]\x1e2')).toEqual(['{"a":1}', '["b"]']);
  expect(inside('12:0{"sid":"x"}9:42["foo"]2:40')).toEqual(['{"sid":"x"}', '["foo"]']);
});

test('every truncation yields a prefix', () => {
  const text = '42["foo",{"uid":7}]';
  for (let n = 0; n < text.length; n++)
    for (const part of inside(text.slice(0, n))) expect(text.slice(2).startsWith(part)).toBe(true);
});

test.each(['["foo"]', '42', '42 ["foo"]', '2024-01-02', '42[1,2]', '12:30', '4{', 'x42["foo"]', '42/admin["x"]'])(
  'leaves %s alone',
  (text) => {
    expect(inside(text)).toEqual([]);
  },
);

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(socketIo, '12:0{"sid":"x"}9:42["foo"]2:40');
  openHostile(socketIo, '42/admin,456["bar",{"uid":"ana"}]\x1e40{"a":1}');
});
