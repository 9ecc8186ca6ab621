import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import { beginsPropertyList } from './property-list-mark.ts';

const list = (trailer: string): Uint8Array => octets(`bplist00\x50\x08${trailer}`);
const begins = (bytes: Uint8Array, at = 0): boolean => beginsPropertyList(bytes, at, bytes.length);

test('by its mark at the front and its sizes at the end', () => {
  const whole = list(`\0\0\0\0\0\0\x01\x01${'\0'.repeat(24)}`);
  expect(begins(whole)).toBe(true);
  expect(begins(whole, 1)).toBe(false);
  for (let n = 0; n < whole.length; n++) expect(begins(whole.subarray(0, n))).toBe(false);
  expect(begins(list(`\0\0\0\0\0\0\x01\x09${'\0'.repeat(24)}`))).toBe(false);
});
