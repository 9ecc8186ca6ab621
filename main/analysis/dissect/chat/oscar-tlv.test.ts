import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { readTlvs } from './oscar-tlv.ts';
import { tlv } from './oscar.fixture.ts';

function read(octets: readonly number[], most?: number): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'oscar'));
  const bytes = Uint8Array.from(octets);
  sink.begin(bytes, frozenFrame(1, 54, null), 'out');
  readTlvs(
    new Cursor(bytes),
    sink,
    { 1: 'name', 2: (value) => sink.field('own', null, value, { role: 'text' }) },
    most,
  );
  return sink.fields.map(
    ({ path, text, options }) => `${path} ${text} ${options.role ?? (options.unclaimed ? 'unclaimed' : '')}`,
  );
}

test('names, readers, and what nobody names', () => {
  expect(read([...tlv(1, 0x61), ...tlv(2, 0x62), ...tlv(9, 0x63), ...tlv(9)])).toEqual([
    'oscar.name a ',
    'oscar.own b text',
    'oscar.tlv.9 c unclaimed',
  ]);
});

test('as many as are said, and none that is cut', () => {
  expect(read([...tlv(1, 0x61), ...tlv(1, 0x62)], 1)).toEqual(['oscar.name a ']);
  expect(read(tlv(1, 0x61, 0x62).slice(0, 5))).toEqual([]);
});
