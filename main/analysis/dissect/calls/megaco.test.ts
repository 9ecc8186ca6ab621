import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { megaco } from './megaco.ts';

/** Of our own making, in the form of RFC 3525 appendix I. */
const WHOLE = octets('MEGACO/1 [192.0.2.1]:2944\nTransaction = 9998 {\n  Context = - {\r\n    Add = A4444 } }\n');

test('reads the real one: who sends, and each line', () => {
  const sink = readAll(megaco, 'udp', [
    ['out', WHOLE],
    ['in', '!/1 <gw>\nP=9998{C=-}'],
  ]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['megaco.sender', '[192.0.2.1]:2944'],
    ['megaco.line', 'Transaction = 9998 {'],
    ['megaco.line', 'Context = - {'],
    ['megaco.line', 'Add = A4444 } }'],
    ['megaco.sender', '<gw>'],
    ['megaco.line', 'P=9998{C=-}'],
  ]);
});

test.each(['MEGACO', '!/ <a>\n', '!/1', '!/x <a>', 'MEGACO/123 [a]', 'Message'])('leaves %j to others', (text) => {
  expect(megaco.recognise(octets(text), flowFixture('udp', 'none'))).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 26; n++)
    expect(readAll(megaco, 'udp', [['out', WHOLE.subarray(0, n)]]).problems).toEqual([
      n < 10 ? 'not-this-protocol' : 'cut-short',
    ]);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(megaco, 'udp', WHOLE));
