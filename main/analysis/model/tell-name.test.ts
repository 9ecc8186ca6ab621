import { expect, test } from 'vitest';
import { flowFixture } from '../dissect/recording-sink.fixture.ts';
import { tellName } from './tell-name.ts';

function told(names: readonly string[]): readonly string[] | undefined {
  const flow = flowFixture('udp', 'mdns');
  for (const name of names) tellName(flow, name);
  return flow.names.others;
}

test('in order of first sight, each once', () => {
  expect(told([])).toBeUndefined();
  expect(told(['b.example', 'a.example', 'b.example'])).toEqual(['b.example', 'a.example']);
});

test('32 names, 255 characters each and 2,048 together, whatever the flow holds', () => {
  const names = told(Array.from({ length: 500 }, (_, i) => `n${i}.example`));
  expect([names?.length, names?.at(-1)]).toEqual([32, 'n31.example']);
  expect(told(['x'.repeat(256), 'y'.repeat(255)])).toEqual(['y'.repeat(255)]);
  const long = told(Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i).repeat(255)));
  expect(long?.length).toBe(8);
});

test('nothing that is empty or cannot be printed', () => {
  expect(told(['', 'a\0b', '\x01\x02__MSBROWSE__\x02', 'a\ufffdb'])).toBeUndefined();
});
