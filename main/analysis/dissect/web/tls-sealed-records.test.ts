import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import type { OpenedRecord } from './tls-opener.ts';
import { SealedRecords } from './tls-sealed-records.ts';
import { record } from './tls.fixture.ts';

// With real openers, cut and broken streams are read in tls-decrypt.test.ts.
function reader(open: (bytes: Uint8Array, at: number, end: number) => OpenedRecord | null) {
  const told: (string | number)[] = [];
  const asked: number[] = [];
  const tally = { records: 0, octets: 0, failedRecords: 0 };
  const sink = new RecordingSink(flowFixture('tcp', 'tls'));
  const content = {
    onData: (_direction: string, bytes: Uint8Array) => told.push(Buffer.from(bytes).toString()),
    onGap: (_direction: string, length: number) => told.push(length),
    onEnd: () => told.push('.'),
  };
  const opener = {
    open(bytes: Uint8Array, at: number, end: number) {
      asked.push(end - at);
      return open(bytes, at, end);
    },
    skip: () => asked.push(-1),
  };
  const records = new SealedRecords(content, tally, sink, opener);
  const say = (bytes: Uint8Array): void => records.onData('out', bytes, frozenFrame(1, 54, null));
  return { records, say, told, asked, tally, sink };
}
/** "Opens" what begins with a letter. */
const letters = (bytes: Uint8Array, at: number, end: number): OpenedRecord | null =>
  (bytes[at + 5] ?? 0) < 0x61 ? null : { type: bytes[at] ?? 0, bytes, at: at + 5, length: end - at - 5, placeAt: 5 };
const octets = (text: string) => Uint8Array.from(Buffer.from(text));

test('whole records are opened; other types than data are not told; all of it is opaque', () => {
  const { say, told, tally, sink, records } = reader(letters);
  const bytes = Uint8Array.from([
    ...record(23, octets('data')),
    ...record(22, octets('ticket')),
    ...record(23, octets('more')),
  ]);
  say(bytes.subarray(0, 7));
  say(bytes.subarray(7));
  records.onEnd();
  expect(told).toEqual(['data', 'more', '.']);
  expect(tally).toEqual({ records: 3, octets: 8, failedRecords: 0 });
  expect(sink.counts).toEqual({ readable: 0, opaque: bytes.length, unknown: 0 });
});

test('one that does not open is a gap for whoever reads the rest, and is counted', () => {
  const { say, told, tally } = reader(letters);
  for (const text of ['one', '1', 'two']) say(record(23, octets(text)));
  say(record(20, [1])); // in TLS 1.3 it means nothing
  expect(told).toEqual(['one', 1, 'two']);
  expect(tally).toMatchObject({ records: 2, failedRecords: 1 });
});

test('a gap inside one record skips it; a larger one ends the reading, as does what is no record', () => {
  const { say, told, asked, records } = reader(letters);
  say(record(23, octets('one')));
  say(record(23, octets('two')).subarray(0, 6));
  records.onGap('out', 1);
  say(Uint8Array.from([0x6f, ...record(23, octets('three'))]));
  expect(told).toEqual(['one', 3, 'three']);
  expect(asked).toEqual([8, -1, 10]);
  records.onGap('out', 900);
  say(record(23, octets('four')));
  expect(told.slice(3)).toEqual([0]);
  const other = reader(letters);
  other.say(octets('this is no record of TLS'));
  other.say(record(23, octets('one')));
  expect(other.told).toEqual([]);
});

test('a log of another connection is given up', () => {
  const { say, asked, tally } = reader(() => null);
  for (let i = 0; i < 100; i++) say(record(23, octets('x')));
  expect([asked.length, tally.failedRecords]).toEqual([64, 64]);
});
