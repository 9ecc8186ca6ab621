import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { equipmentNumber } from './equipment-number.ts';

test('finds the URN of RFC 7254 section 4.1, also inside a SIP header', () => {
  for (const text of [
    'urn:gsma:imei:90420156-025763-0',
    '<sip:a@b>;+sip.instance="<urn:gsma:imei:90420156-025763-0>"',
  ]) {
    expect(said(equipmentNumber, fieldOf(text))).toEqual(['identifier-exposed confirmed device-id 90420156025763']);
  }
});
test.each([
  'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  'urn:gsma:imei:00000000-000000-0',
  'imei:490154203237518, a phone of mine',
  '490154203237518',
])('stays silent on %s', (text) => {
  expect(said(equipmentNumber, fieldOf(text))).toEqual([]);
});
