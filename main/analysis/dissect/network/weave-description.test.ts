import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { ascii } from './octets.fixture.ts';
import { emitDescription } from './weave-description.ts';

function told(octets: readonly number[]): [string, string][] {
  const bytes = Uint8Array.from([7, ...octets]);
  const sink = new RecordingSink(flowFixture('tcp', 'weave'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  emitDescription(sink, bytes, 1, bytes.length);
  return sink.fields.map(({ path, text }) => [path, text]);
}
const MEMBERS = [
  [0x25, 0, 0x5a, 0x23],
  [0x24, 1, 5],
  [0x28, 12],
  [0x2c, 4, 8, ...ascii('SN123456')],
  [0x30, 6, 6, 0, 0, 0x5e, 0, 0x53, 7],
  [0x2c, 7, 7, ...ascii('NEST-07')],
  [0x27, 10, 7, 0, 0, 0, 0, 0x30, 0xb4, 0x18],
].flat();

test('reads the members that name a device, up to the structure’s end', () => {
  expect(told([...MEMBERS, 0x18, 0x2c, 4, 1, 0x41])).toEqual([
    ['weave.description.serial-number', 'SN123456'],
    ['weave.description.wifi-address', '\0\0^\0S\x07'],
    ['weave.description.pairing-network', 'NEST-07'],
    ['weave.description.device', '1780100529276321799'],
  ]);
});

test('every truncation yields a prefix; any octets never throw or point outside', () => {
  const whole = told(MEMBERS);
  for (let n = 0; n < MEMBERS.length; n++) {
    const part = told(MEMBERS.slice(0, n));
    expect(part).toEqual(whole.slice(0, part.length));
  }
  fc.assert(fc.property(fc.array(fc.nat(255), { maxLength: 300 }), (octets) => void told(octets)));
});
