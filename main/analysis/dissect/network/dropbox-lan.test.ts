import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { dropboxLan } from './dropbox-lan.ts';

const PORT = 17500;
/** In the shape of docs/protocols/dropbox-lan.md. tshark 4.0.17: DB-LSP-DISC/JSON. */
const ANNOUNCEMENT = octets(
  '{"host_int": 676812345, "version": [1, 8], "displayname": "", "port": 17500, "namespaces": [29512345]}',
);
const score = (bytes: Uint8Array, port = PORT) => dropboxLan.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one: one document, opened as JSON', () => {
  expect(score(ANNOUNCEMENT)).toBe(0.95);
  expect(score(octets('{"namespaces": [29512345], "port": 17500}'))).toBe(0.95);
  const sink = readAll(dropboxLan, 'udp', [['out', ANNOUNCEMENT]], PORT);
  expect(sink.messages).toEqual([{ type: 'dropbox-lan' }]);
  expect(sink.texts('dropbox-lan.announcement')).toEqual([new TextDecoder().decode(ANNOUNCEMENT)]);
  expect(sink.problems).toEqual([]);
});

test('a cut document is told as far as it goes', () => {
  for (let n = 1; n < ANNOUNCEMENT.length; n++)
    expect(readAll(dropboxLan, 'udp', [['out', ANNOUNCEMENT.subarray(0, n)]], PORT).fields).toHaveLength(1);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(dropboxLan, 'udp', ANNOUNCEMENT, PORT);
});

test('leaves others theirs', () => {
  expect(score(ANNOUNCEMENT, 4000)).toBe(0);
  expect(score(octets('{"user": "rana"}'))).toBe(0);
  expect(readAll(dropboxLan, 'udp', [['out', 'hello']], PORT).problems).toEqual(['not-this-protocol']);
});
