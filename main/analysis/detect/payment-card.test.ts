import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { paymentCard } from './payment-card.ts';

/** Numbers that makers of payment services print for trying out: they pass the check digit and are nobody's. */
const VISA = '4242424242424242';
const MASTERCARD = '5555555555554444';
const AMERICAN_EXPRESS = '378282246310005';
const DISCOVER = '6011111111111117';
const DINERS = '30569309025904';
const JCB = '3566002020360505';
const UNIONPAY = '6200000000000005';

test.each([VISA, MASTERCARD, AMERICAN_EXPRESS, DISCOVER, DINERS, JCB, UNIONPAY, '2223003122003222'])(
  'finds %s under a name that says card',
  (number) =>
    expect(said(paymentCard, fieldOf(number, { key: 'card_number' }))).toEqual([
      `identifier-exposed likely credential ${number}`,
    ]),
);

test('finds it under the names that forms give it', () => {
  for (const key of [
    'cardNumber',
    'ccnum',
    'cc-number',
    'card[number]',
    'PAN',
    'payment.card.no',
    'Kartennummer',
    '卡号',
  ])
    expect(said(paymentCard, fieldOf(VISA, { key })), key).toHaveLength(1);
});

test('finds it under any name beside the code on its back, or beside a month and a year', () => {
  const beside = (inside: string, text = VISA): string[] => said(paymentCard, fieldOf(text, { key: 'number', inside }));
  expect(beside(`{"number":"${VISA}","cvc":"123"}`)).toHaveLength(1);
  expect(beside(`number=${VISA}&exp_month=12&exp_year=2029`)).toHaveLength(1);
  const groups = '4242 4242 4242 4242';
  expect(beside(`{"number":"${groups}","cardholder_name":"Rana"}`, groups)).toEqual([
    `identifier-exposed likely credential ${groups}`,
  ]);
  expect(beside(`{"number":"${VISA}","expiry":"1764000000"}`)).toEqual([]);
  expect(beside(`{"number":"${VISA}","name":"x"}`)).toEqual([]);
});

test('stays silent without a name, on other numbers, and on cards of other kinds', () => {
  expect(said(paymentCard, fieldOf(VISA))).toEqual([]);
  expect(said(paymentCard, fieldOf(VISA, { key: 'order_id' }))).toEqual([]);
  for (const key of ['sim_card_number', 'library_card_no', 'card_count', 'graphics_card_number', 'card_id_number'])
    expect(said(paymentCard, fieldOf(VISA, { key })), key).toEqual([]);
  for (const text of [
    '4242424242424241', // the check digit
    '424242424242424', // too short for what it begins with
    '1764000000000000', // a time
    '0000000000000000',
    '4242 42424242 4242',
    '4242-4242 4242-4242',
    '9424242424242426', // nobody's beginning
  ])
    expect(said(paymentCard, fieldOf(text, { key: 'card_number' })), text).toEqual([]);
});
