import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { CHLO, gquicPacket, longGquicPacket, tags } from './gquic.fixture.ts';
import { gquic } from './gquic.ts';

const hello = gquicPacket(CHLO);
const sealed = Uint8Array.from([0x0c, ...new Uint8Array(60).fill(0x9d)]);
const refusal = gquicPacket(tags('REJ', { STK: 'x'.repeat(40), CRT: 'c'.repeat(1000) }), {
  bare: true,
  before: [0x40, 1, 3, 0xa5, 1, 0, 6, 0],
});

test('reads the real one: a hello in the clear, all else sealed', () => {
  const sink = readAll(gquic, 'udp', [
    ['out', hello],
    ['in', refusal],
    ['in', sealed],
  ]);
  expect(sink.messages).toEqual([
    { type: 'gquic-client-hello', sni: 'www.example.com', userAgent: 'Chrome/60 Android 8', version: 'Q039' },
  ]);
  expect(sink.fields.map(({ path, key, text, options }) => [path, key, text, options.unclaimed ?? false])).toEqual([
    ['gquic.chlo.sni', 'SNI', 'www.example.com', false],
    ['gquic.chlo.ver', 'VER', 'Q039', false],
    ['gquic.chlo.uaid', 'UAID', 'Chrome/60 Android 8', false],
    ['gquic.chlo.stk', null, 'opaque token', true],
  ]);
  expect(sink.counts).toEqual({ readable: hello.length + refusal.length, opaque: sealed.length, unknown: 0 });
});

test('reads all versions: octets turned around before Q039, entropy up to Q033, long headers from Q044', () => {
  const acknowledged = {
    25: [0x40, 0, 1, 0xf3, 0x0e, 1, 0, 1, 2, 3, 4, 6, 0, 2],
    35: [0x40, 1, 0xf0, 0x0d, 1, 0, 6, 1],
  };
  const packets = [
    gquicPacket(CHLO, { version: 24 }),
    gquicPacket(CHLO, { version: 25, before: acknowledged[25] }),
    gquicPacket(CHLO, { version: 35, before: acknowledged[35] }),
    gquicPacket(CHLO, { version: 43, before: [7] }),
    longGquicPacket(CHLO),
  ];
  for (const packet of packets) {
    expect(gquic.recognise(packet, flowFixture('udp', 'none'))).toBe(0.95);
    expect(readAll(gquic, 'udp', [['out', packet]]).texts('gquic.chlo.sni')).toEqual(['www.example.com']);
  }
});

test('recognises a server alone by its refusal; other packets only in a flow that has a version', () => {
  const fresh = flowFixture('udp', 'none', 443);
  expect(gquic.recognise(refusal, fresh)).toBe(0.9);
  expect(gquic.recognise(sealed, fresh)).toBe(0);
  expect(gquic.recognise(sealed, flowFixture('udp', 'gquic'))).toBe(0.4);
  const long = Uint8Array.from([0x08, ...new Uint8Array(1200).fill(0x41)]);
  expect(gquic.recognise(long, fresh)).toBe(0);
  expect(gquic.recognise(Uint8Array.from(Buffer.from('Q039 is a version, said an app')), fresh)).toBe(0);
  expect(gquic.recognise(hello.subarray(0, 12), fresh)).toBe(0);
});

test('looks into 64 packets of a flow, not more', () => {
  const pieces = Array.from({ length: 70 }, () => ['out', hello] as const);
  expect(readAll(gquic, 'udp', pieces).messages).toHaveLength(64);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 16; n < hello.length; n++) {
    const sink = readAll(gquic, 'udp', [['out', hello.subarray(0, n)]]);
    const isTold = sink.messages.length > 0;
    expect([n, sink.problems]).toEqual([n, isTold ? ['cut-short'] : []]);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(gquic, 'udp', hello);
  survives(gquic, 'udp', longGquicPacket(CHLO));
  survives(gquic, 'udp', refusal);
});
