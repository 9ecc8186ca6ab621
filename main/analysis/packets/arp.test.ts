import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArpQuestion } from './arp.ts';

const ASKER = [192, 0, 2, 10];
const ASKED = [192, 0, 2, 20];
const arp = (operation: number, asker = ASKER, asked = ASKED, network = [8, 0]) =>
  Uint8Array.from([0, 1, ...network, 6, 4, 0, operation, 2, 0, 0, 0, 0, 1, ...asker, 0, 0, 0, 0, 0, 0, ...asked]);
const read = (bytes: Uint8Array) => readArpQuestion(bytes, 0, bytes.length);

test('reads who asks for whom (RFC 826)', () => {
  expect(read(arp(1))).toEqual({ asker: 0xc000020a | 0, asked: 0xc0000214 | 0 });
});

test('an answer, a probe, an announcement and another network say nothing', () => {
  for (const bytes of [arp(2), arp(1, [0, 0, 0, 0]), arp(1, ASKER, ASKER), arp(1, ASKER, ASKED, [0x86, 0xdd])])
    expect(read(bytes)).toBeNull();
});

test('every truncation says nothing', () => {
  const whole = arp(1);
  for (let length = 0; length < whole.length; length++) expect(readArpQuestion(whole, 0, length)).toBeNull();
});

test('any octets: never throws', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void read(bytes)));
});
