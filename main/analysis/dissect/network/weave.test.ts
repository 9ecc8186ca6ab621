import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture } from '../recording-sink.fixture.ts';
import { ascii, filled, le16, le32 } from './octets.fixture.ts';
import { weave } from './weave.ts';

const PORT = 11095;
const DEVICE = [7, 0, 0, 0, 0, 0x30, 0xb4, 0x18];
const SERVICE = [4, 0, 0, 0, 2, 0x30, 0xb4, 0x18];
const message = (flags: number, ...rest: readonly (readonly number[])[]) => {
  const inside = [...le16(flags), ...le32(9), ...rest.flat()];
  return [...le16(inside.length), ...inside];
};
/** Of our own making, by docs/protocols/weave.md: a description, then an encrypted message. */
const DESCRIBED = message(
  0x1300,
  DEVICE,
  SERVICE,
  filled(12, 3),
  [0xd5, 0, 0, 0x0e, 0, 1, 0],
  [0x2c, 4, 8, ...ascii('SN123456')],
  [0x18],
);
const ENCRYPTED = message(0x1310, DEVICE, SERVICE, filled(30, 0xa7));
const STREAM = Uint8Array.from([...DESCRIBED, ...ENCRYPTED]);
const score = (bytes: readonly number[], port = PORT) =>
  weave.recognise(Uint8Array.from(bytes), flowFixture('tcp', 'none', port));

test('reads the real one: who speaks, encrypted or not, and what it is', () => {
  expect([score(DESCRIBED), score(ENCRYPTED)]).toEqual([0.9, 0.9]);
  for (const size of [1, 7, 1000]) {
    const sink = readAll(weave, 'tcp', cut('out', STREAM, size), PORT);
    expect(sink.messages).toEqual([
      { type: 'weave', encrypted: false },
      { type: 'weave', encrypted: true },
    ]);
    expect(sink.texts('weave.node')).toEqual(['1780100529276321799', '1780100529276321799']);
    expect(sink.texts('weave.service')).toHaveLength(2);
    expect(sink.texts('weave.description.serial-number')).toEqual(['SN123456']);
    expect(sink.counts.opaque).toBe(30);
  }
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < DESCRIBED.length; n++)
    expect(readAll(weave, 'tcp', [['out', STREAM.subarray(0, n)]], PORT).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(weave, 'tcp', STREAM, PORT);
});

test('leaves others theirs', () => {
  expect(score(DESCRIBED, 443)).toBe(0);
  expect(score([...ascii('GET / HTTP/1.1\r\n\r\n')])).toBe(0);
  expect(score(message(0x3300, DEVICE, SERVICE))).toBe(0);
  expect(score(message(0x1320, DEVICE, SERVICE))).toBe(0);
  expect(score([2, 0, 0, 0x13, 9, 0, 0, 0])).toBe(0); // no room for the numbers that it promises
});
