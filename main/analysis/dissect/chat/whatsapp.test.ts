import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { whatsapp } from './whatsapp.ts';
import { NUMBER, RESOURCE, WHATSAPP_ANSWER, WHATSAPP_LOGIN } from './whatsapp.fixture.ts';

test('reads the real one: a login in the clear, then sealed frames', () => {
  const sink = readAll(whatsapp, 'tcp', [
    ['out', WHATSAPP_LOGIN],
    ['in', octets(WHATSAPP_ANSWER)],
    ['out', octets('\x80\x00\x04soup')],
  ]);
  expect(sink.texts('whatsapp.stream.resource')).toEqual([RESOURCE]);
  expect(sink.texts('whatsapp.auth.user')).toEqual([NUMBER]);
  expect(sink.messages).toMatchObject([
    { element: 'stream' },
    { element: 'word-156' },
    { element: 'auth' },
    { element: 'stream' },
  ]);
  expect(sink.counts).toEqual({ readable: WHATSAPP_LOGIN.length + 8, opaque: 9 + 7, unknown: 0 });
  expect(sink.problems).toEqual([]);
});

test('reads it however it is cut', () => {
  for (const size of [1, 3, 7, 50]) {
    expect(readAll(whatsapp, 'tcp', cut('out', WHATSAPP_LOGIN, size)).texts('whatsapp.auth.user')).toEqual([NUMBER]);
  }
});

test('is known by its greeting and a first frame that is not encrypted', () => {
  const score = (bytes: Uint8Array): number => whatsapp.recognise(bytes, flowFixture('tcp', 'none'));
  expect(score(WHATSAPP_LOGIN)).toBeGreaterThan(0.9);
  expect(score(octets('WA\x06\x03\x00\x00\x20\xf8'))).toBe(0); // the later protocol, encrypted from the start
  expect(score(octets('WA\x01\x05\x80\x00\x20\xf8'))).toBe(0);
  expect(score(octets('WATCH OUT'))).toBe(0);
  expect(score(octets('WA\x01\x05'))).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = readAll(whatsapp, 'tcp', [['out', WHATSAPP_LOGIN]]).fields.map(({ path }) => path);
  for (let n = 0; n < WHATSAPP_LOGIN.length; n++) {
    const sink = readAll(whatsapp, 'tcp', [['out', WHATSAPP_LOGIN.slice(0, n)]]);
    const told = sink.fields.map(({ path }) => path).filter((path) => path !== 'whatsapp.unread');
    expect(whole.slice(0, told.length)).toEqual(told);
    if (sink.problems.includes('bad-length')) expect(sink.fields.at(-1)?.path).toBe('whatsapp.unread');
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(whatsapp, 'tcp', WHATSAPP_LOGIN);
});
