import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ascii, be16, be32, filled } from './octets.fixture.ts';
import { smpp } from './smpp.ts';

const message = (command: number, body: readonly number[], status = 0) => [
  ...be32(16 + body.length),
  ...be32(command),
  ...be32(status),
  ...be32(1),
  ...body,
];
/** SMPP 3.4 section 4.1.1. tshark 4.0.17: Bind_transceiver, system ID bulk7, password s3cret. */
const BIND = message(9, [...ascii('bulk7\0s3cret\0VMS\0'), 0x34, 0, 0, 0]);
const submit = (coding: number, flags: number, text: readonly number[], rest: readonly number[] = []) =>
  message(4, [
    0,
    1,
    1,
    ...ascii('49171000000\0'),
    1,
    1,
    ...ascii('4930123456\0'),
    flags,
    0,
    0,
    0,
    0,
    0,
    0,
    coding,
    0,
    text.length,
    ...text,
    ...rest,
  ]);
/** Section 4.4.1. tshark 4.0.17: Submit_sm, both addresses, message "Meet at noon". */
const SUBMIT = submit(0, 0, ascii('Meet at noon'));
const STREAM = Uint8Array.from([...BIND, ...SUBMIT]);
const score = (bytes: Uint8Array) => smpp.recognise(bytes, flowFixture('tcp', 'none', 2775));

test('reads the real one, split and joined', () => {
  expect([score(STREAM), score(Uint8Array.from(SUBMIT))]).toEqual([0.92, 0.85]);
  for (const size of [1, 9, 1000]) {
    const sink = readAll(smpp, 'tcp', cut('out', STREAM, size));
    expect(sink.fields.map(({ path, text }) => [path.slice(5), text])).toEqual([
      ['bind.account', 'bulk7'],
      ['bind.password', 's3cret'],
      ['bind.system', 'VMS'],
      ['source.number', '49171000000'],
      ['destination.number', '4930123456'],
      ['text', 'Meet at noon'],
    ]);
    expect(sink.fields.at(-1)?.options.role).toBe('text');
    expect(sink.problems).toEqual([]);
  }
});

test('texts in wide letters, behind a header, in an option; octets are no text', () => {
  const texts = (bytes: readonly number[]) =>
    readAll(smpp, 'tcp', [['out', Uint8Array.from(bytes)]]).texts('smpp.text');
  expect(texts(submit(8, 0, [0, 0x48, 0, 0x69]))).toEqual(['Hi']);
  expect(texts(submit(0, 0x40, [5, 0, 3, 1, 2, 1, ...ascii('part')]))).toEqual(['part']);
  expect(texts(submit(0, 0, [], [...be16(0x0424), ...be16(4), ...ascii('long')]))).toEqual(['long']);
  expect(texts(submit(4, 0, [1, 2, 3]))).toEqual([]);
});

test('a short code is no telephone number', () => {
  const bytes = Uint8Array.from(message(5, [0, 0, 0, ...ascii('12345\0'), 5, 0, ...ascii('BANK\0')]));
  const sink = readAll(smpp, 'tcp', [['in', bytes]]);
  expect(sink.fields.map(({ path }) => path)).toEqual(['smpp.source.short-code', 'smpp.destination.name']);
});

test('every truncation yields a prefix and a reason', () => {
  const borders = new Set([BIND.length]);
  for (let n = 1; n < STREAM.length; n++)
    if (!borders.has(n)) expect(readAll(smpp, 'tcp', [['out', STREAM.subarray(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(smpp, 'tcp', STREAM);
  survives(smpp, 'tcp', Uint8Array.from(SUBMIT));
});

test('leaves others theirs', () => {
  const numbers = Uint8Array.from([...be32(40), ...be32(4), ...be32(0), ...be32(1), ...filled(40)]);
  for (const bytes of [numbers, Uint8Array.from(message(9, [1, 2, 3])), octets('\0\0\0\x10')])
    expect(score(bytes)).toBe(0);
});
