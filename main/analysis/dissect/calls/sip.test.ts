import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { INVITE, MESSAGE, OK } from './sip.fixture.ts';
import { sip } from './sip.ts';

const whole = octets(INVITE);

test('reads the real one', () => {
  const sink = readAll(sip, 'udp', [
    ['out', INVITE],
    ['in', OK],
    ['out', MESSAGE],
  ]);
  expect(sink.messages).toEqual([
    { type: 'sip', method: 'INVITE', status: null },
    { type: 'media-offer', ip: '192.0.2.101', port: 49172, isPlain: false, formats: [] },
    { type: 'sip', method: null, status: 200 },
    { type: 'sip', method: 'MESSAGE', status: null },
  ]);
  expect(sink.texts('sip.header.from')).toHaveLength(3);
  expect(sink.texts('sip.sdp.attribute.crypto')).toHaveLength(1);
  expect(sink.fields.filter(({ options }) => options.role === 'text').map(({ text }) => text)).toEqual([
    'Watson, come here.',
  ]);
  expect(sink.counts).toEqual({ readable: INVITE.length + OK.length + MESSAGE.length, opaque: 0, unknown: 0 });
});

test('octets behind the body are nobody’s', () => {
  const sink = readAll(sip, 'udp', [['out', `${MESSAGE}rubbish`]]);
  expect(sink.texts('sip.behind')).toEqual(['rubbish']);
  expect(sink.counts.unknown).toBe(7);
});

test('signs of life are its own only where it was spoken', () => {
  const flow = flowFixture('udp', 'none');
  expect(sip.recognise(octets('\r\n\r\n'), flow)).toBe(0);
  flow.protocol = 'sip';
  expect(sip.recognise(octets('\r\n\r\n'), flow)).toBeGreaterThan(0.5);
  expect(sip.recognise(octets('\0\0\0\0'), flow)).toBeGreaterThan(0.5);
  expect(sip.recognise(octets('\0\0\0\0\0'), flow)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 22; n < whole.length; n++) {
    const sink = readAll(sip, 'udp', [['out', whole.subarray(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(sip, 'udp', whole);
  survives(sip, 'udp', octets(MESSAGE));
  survives(sip, 'tcp', octets(INVITE + OK + MESSAGE));
});
