import { expect, test } from 'vitest';
import type { Confidence, SubjectType } from '../../contract/words.ts';
import { aFinding, aSubject } from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import { subjectLabel, tellThings, thingsOf } from './subject.ts';

const text = createText('en');
let made = 0;
const one = (type: SubjectType, confidence: Confidence = 'confirmed', over: Parameters<typeof aSubject>[0] = {}) => {
  made += 1;
  return aFinding({
    id: `f${made}`,
    confidence,
    subject: aSubject({ type, valueId: `v${made}`, mine: null, reason: 'key-name', ...over }),
  });
};

test('the doubt is said once for all things that share it', () => {
  expect(tellThings([one('account'), one('room', 'likely')], text)).toBe('a user ID and what is likely a room ID');
  expect(tellThings([one('account'), one('phone'), one('room', 'likely')], text)).toBe(
    'a user ID and a phone number, and what is likely a room ID',
  );
  expect(tellThings([one('phone', 'likely'), one('email', 'likely')], text)).toBe(
    'what is likely a phone number and an email address',
  );
  expect(tellThings([one('email', 'possible')], text)).toBe('what may be an email address');
});

test('sure things come first, and a long list is cut', () => {
  expect(
    tellThings(
      [one('room', 'likely'), one('account'), one('email', 'likely'), one('phone', 'likely'), one('contact', 'likely')],
      text,
    ),
  ).toBe('a user ID, what is likely a room ID, an email address and 2 more values');
  const values = ['v1', 'v2'].map((valueId) => one('contact', 'likely', { valueId }));
  expect(tellThings([one('account'), one('email'), one('phone'), one('contact', 'likely')], text)).toContain(
    ' and one more value',
  );
  expect(tellThings([one('account'), one('email'), one('phone'), ...values], text)).toContain(' and 2 more values');
});

test('words that carry their doubt get no second one', () => {
  expect(tellThings([one('account', 'likely', { reason: 'shape' })], text)).toBe(
    'a value that looks like an account name',
  );
  expect(tellThings([one('other', 'likely')], text)).toBe('a value of unknown meaning');
});

test('a value seen in two ways is as sure as the surer one', () => {
  const [first] = thingsOf([
    one('account', 'likely', { valueId: 'v900' }),
    one('account', 'confirmed', { valueId: 'v900' }),
  ]);
  expect(first).toMatchObject({ confidence: 'confirmed', valueIds: ['account v900'] });
});

test('what proves a password is not called one', () => {
  const answer = (over: Parameters<typeof aSubject>[0] = {}) => ({
    ...one('credential', 'confirmed', { reason: 'protocol-field', ...over }),
    detector: 'digest-login',
  });
  expect(tellThings([answer(), answer()], text)).toBe('2 scrambled passwords');
  expect(subjectLabel({ ...answer(), detector: 'protocol-identity' }, text)).toBe('Password or key');
  expect(subjectLabel({ ...answer(), detector: 'own-value' }, text)).toBe('Password or key');
});

test('labels: own values by what the user said they are, repeated ones by nothing', () => {
  expect(subjectLabel(aFinding({ subject: aSubject({ type: 'other', mine: 'room' }) }), text)).toBe('Room ID');
  expect(subjectLabel(aFinding({ subject: aSubject({ type: 'other', mine: 'other' }) }), text)).toBe(
    'Value you gave us',
  );
  expect(subjectLabel(aFinding({ kind: 'repeated-value', subject: aSubject() }), text)).toBe(
    'Value of unknown meaning',
  );
});

test('a network address of the device is no value of unknown meaning, and a card is no password', () => {
  const address = { ...one('other', 'likely'), detector: 'own-address' };
  expect(tellThings([address], text)).toBe('what is likely a network address of the device');
  expect(subjectLabel({ ...one('credential', 'likely'), detector: 'payment-card' }, text)).toBe('Bank card number');
});
