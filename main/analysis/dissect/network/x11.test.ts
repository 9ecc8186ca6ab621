import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ascii, be16, filled, le16 } from './octets.fixture.ts';
import { x11 } from './x11.ts';

const KEY = '\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10';
const setup = (order: 'B' | 'l', name: string, key: string): Uint8Array => {
  const number = order === 'B' ? be16 : le16;
  const numbers = [11, 0, name.length, key.length, 0].flatMap(number);
  return Uint8Array.from([...ascii(order), 0, ...numbers, ...ascii(name), ...filled(-name.length & 3), ...ascii(key)]);
};
/** tshark 4.0.17 (port 6000): Initial connection request, authorization-protocol-name MIT-MAGIC-COOKIE-1. */
const SETUP = setup('l', 'MIT-MAGIC-COOKIE-1', KEY);

test('reads the real one, in either order', () => {
  for (const bytes of [SETUP, setup('B', 'MIT-MAGIC-COOKIE-1', KEY)]) {
    expect(x11.recognise(bytes, flowFixture('tcp', 'none'))).toBe(0.95);
    const all = Uint8Array.from([...bytes, ...ascii('some text that is drawn')]);
    for (const size of [1, 20, 1000]) {
      const sink = readAll(x11, 'tcp', cut('out', all, size));
      expect(sink.texts('x11.cookie')).toEqual([KEY]);
      expect(sink.texts('unknown.text')).toEqual(['some text that is drawn']);
    }
  }
});

test('another proof, or none, is none', () => {
  for (const bytes of [setup('l', '', ''), setup('l', 'XDM-AUTHORIZATION-1', KEY)])
    expect(readAll(x11, 'tcp', [['out', bytes]]).fields).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < SETUP.length; n++)
    expect(readAll(x11, 'tcp', [['out', SETUP.subarray(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () => survives(x11, 'tcp', SETUP));

test('leaves others theirs', () => {
  for (const text of ['lower case text', 'Bigger text here', 'l\0\x0b\0\x01\0\0\0\0\0\0\0', 'l\0\x0b\0'])
    expect(x11.recognise(octets(text), flowFixture('tcp', 'none'))).toBe(0);
});
