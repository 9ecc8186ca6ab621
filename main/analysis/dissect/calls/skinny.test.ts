import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture } from '../recording-sink.fixture.ts';
import { skinny } from './skinny.ts';

/** Of our own making, to the layout that Wireshark reads; tshark 4.0.17: "RegisterReq", DeviceName SEP00005E005301, then
 *  malformed, since our body is shorter than a phone's. */
const u32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const message = (id: number, body: readonly number[]): number[] => [
  ...u32(body.length + 4),
  ...u32(0),
  ...u32(id),
  ...body,
];
const REGISTER = message(1, [...Buffer.from('SEP00005E005301\0'), ...Buffer.from('\0\0\0\0room 12\0')]);
const WHOLE = Uint8Array.from([...REGISTER, ...message(0, [])]);
const PORT = 2000;

test('reads the real one, however the stream is cut', () => {
  for (const size of [1, 11, 1000]) {
    const sink = readAll(skinny, 'tcp', cut('out', WHOLE, size), PORT);
    expect(sink.texts('skinny.register.device-name')).toEqual(['SEP00005E005301']);
    expect(sink.texts('unknown.text')).toEqual(['room 12']);
    expect(sink.messages.filter(({ type }) => type === 'call-packet')).toHaveLength(2);
  }
});

const text = (value: string, size: number): number[] => [...Buffer.from(value.padEnd(size, '\0'), 'latin1')];

/** tshark 4.0.17: LineStatRes, ConfigStatRes, CallInfo, DialedNumber, SpeedDialStatRes, CallInfoV2, with these texts. */
test('reads who is called, by whom, and whose telephone it is', () => {
  const stream = Uint8Array.from([
    ...REGISTER,
    ...message(0x92, [...u32(1), ...text('2001', 24), ...text('Rana Miller', 40), ...text('2001', 40)]),
    ...message(0x93, [...text('SEP00005E005301', 16), ...u32(1), ...u32(1), ...text('rmiller', 40)]),
    ...message(0x8f, [...text('Rana Miller', 40), ...text('2001', 24), ...text('\x80\x01', 40), ...text('2002', 24)]),
    ...message(0x11d, [...text('2002', 24), ...u32(1), ...u32(99)]),
    ...message(0x91, [...u32(1), ...text('2003', 24), ...text('Anna', 40)]),
    ...message(0x14a, [...text('', 32), ...Buffer.from('2001\x002001\x002002\0\0\0\0\0\0\0Rana Miller\0Tom Berg\0')]),
  ]);
  const { fields } = readAll(skinny, 'tcp', cut('out', stream, 7), PORT);
  expect(
    fields.filter(({ path }) => path.startsWith('skinny.')).map(({ path, text: value }) => `${path.slice(7)} ${value}`),
  ).toEqual([
    'register.device-name SEP00005E005301',
    'line.number 2001',
    'line.name Rana Miller',
    'config.device-name SEP00005E005301',
    'config.user-name rmiller',
    'call.calling-name Rana Miller',
    'call.calling-number 2001',
    'call.called-number 2002',
    'dialled.number 2002',
    'speed-dial.number 2003',
    'speed-dial.name Anna',
    'call.calling-number 2001',
    'call.called-number 2002',
    'call.calling-name Rana Miller',
    'call.called-name Tom Berg',
  ]);
});

test('a phone signs on first, over its port', () => {
  const score = (bytes: Uint8Array, port: number) => skinny.recognise(bytes, flowFixture('tcp', 'none', port));
  expect(score(WHOLE, PORT)).toBeGreaterThan(0.8);
  expect(score(WHOLE, 2001)).toBe(0);
  expect(score(WHOLE.subarray(REGISTER.length), PORT)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REGISTER.length; n++)
    expect(readAll(skinny, 'tcp', [['out', WHOLE.subarray(0, n)]], PORT).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(skinny, 'tcp', WHOLE, PORT));
