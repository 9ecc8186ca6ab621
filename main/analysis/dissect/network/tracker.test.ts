import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { be16, be32 } from './octets.fixture.ts';
import { tracker } from './tracker.ts';

/** Lines in the forms of the documents that docs/protocols/tracker.md names; numbers and places are made up, the IMEI is the
 *  GSM Association's test range. tshark has no dissector for them. */
const H02 = '*HQ,0049990106,V1,120000,A,0000.0600,N,00000.0600,W,0.00,0.00,010126,FFFFFBFF#';
const TK103 = '(000049990106BP05000004999010640260101A0000.0600N00000.0600W000.0120000000.0000000000L00000000)';
const GPS103 = '##,imei:004999010640000,A;';
const FIX = [26, 1, 1, 12, 0, 0, 0xc9, ...be32(900_000), ...be32(1_800_000), 0, ...be16(0x0c00)];
const gt06 = (type: number, ...body: number[]): number[] => [
  0x78,
  0x78,
  body.length + 5,
  type,
  ...body,
  0,
  1,
  0xab,
  0xcd,
  13,
  10,
];
const GT06 = Uint8Array.from([
  ...gt06(0x01, 0x00, 0x04, 0x99, 0x90, 0x10, 0x64, 0x00, 0x00),
  ...gt06(0x12, ...FIX),
  ...gt06(0x13, 1, 2, 3),
]);

test('reads the real ones: the device’s number, and the place', () => {
  for (const [line, device] of [
    [H02, '0049990106'],
    [TK103, '000049990106'],
    [GPS103, '004999010640000'],
  ] as const)
    for (let size = 1; size <= line.length; size += 7) {
      const sink = readAll(tracker, 'tcp', cut('out', `${line}\r\n${line}`, size));
      expect(sink.texts('tracker.device')).toEqual([device, device]);
      expect(sink.texts('tracker.report')[0]).toBe(line.slice(line.indexOf(device) + device.length));
    }
  const sink = readAll(tracker, 'tcp', [
    ['out', GT06],
    ['in', Uint8Array.from(gt06(0x01))],
  ]);
  expect(sink.texts('tracker.terminal')).toEqual(['004999010640000']);
  expect(sink.texts('tracker.position')).toEqual(['0.500000,-1.000000']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < H02.length; n++) {
    const sink = readAll(tracker, 'tcp', [['out', H02.slice(0, n)]]);
    expect([sink.texts('tracker.device'), sink.problems]).toEqual([[], ['cut-short']]);
  }
  for (let n = 1; n < 18; n++)
    expect(readAll(tracker, 'tcp', [['out', GT06.subarray(0, n)]]).texts('tracker.terminal')).toEqual([]);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const whole of [octets(H02), octets(TK103), octets(GPS103), GT06]) survives(tracker, 'tcp', whole);
});

test('leaves to others what is none', () => {
  const flow = flowFixture('tcp', 'tracker');
  for (const whole of [octets(H02), octets(TK103), octets(GPS103), GT06])
    expect(tracker.recognise(whole, flow)).toBeGreaterThan(0.5);
  for (const other of [
    '*HQ,abc,V1,1#',
    '* OK IMAP ready',
    '(hello)',
    '#join',
    'imei:12,',
    'xxxx',
    'xx\r\x01\x09',
    '*hq,0049990106,V1,',
  ])
    expect(tracker.recognise(octets(other), flow)).toBe(0);
});
