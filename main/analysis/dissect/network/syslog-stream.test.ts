import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { readLog } from './syslog-stream.ts';

const line = { parse: (bytes: Uint8Array) => ({ message: bytes.length, problem: null }), emit() {} };
function step(text: string): number | 'lost' {
  const flow = flowFixture('tcp', 'syslog');
  const bytes = octets(text);
  return readLog(line, flow, new RecordingSink(flow)).step('out', bytes, 0, bytes.length, frozenFrame(1, 0, null));
}

test('a line ends where it ends, a counted note where it says', () => {
  expect(step('<1>a\n<1>b\n')).toBe(5);
  expect(step('4 <1>a4 <1>b')).toBe(6);
  expect(step('\n<1>a')).toBe(1);
});

test('waits for more, and knows how much where it is said', () => {
  expect(step('<1>a')).toBe(0);
  expect(step('40 <1>a')).toBe(-43);
  expect(step('40')).toBe(0);
});

test('what is neither is lost', () => {
  for (const text of ['hello', '99999999 <1>a', '12x', '999999 <1>']) expect(step(text)).toBe('lost');
});
