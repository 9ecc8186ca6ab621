import { expect, test } from 'vitest';
import { isNobody, sipUser } from './sip-user.ts';

const told = (user: string, host = 'atlanta.com', parameters = '') => {
  const who = sipUser(user, host, parameters);
  return who && `${who.confidence} ${who.type} ${who.length}`;
};

test('a number with its sign, or that is called one, is a telephone number, whatever parameters follow it', () => {
  expect(told('+12125551212')).toBe('confirmed phone 12');
  expect(told('+1-212-555-1212')).toBe('confirmed phone 15');
  expect(told('+12125551212;npdi;rn=+12125550000')).toBe('confirmed phone 12');
  expect(told('5551212', 'atlanta.com', ';transport=udp;user=phone')).toBe('confirmed phone 7');
});

test('so are digits as one dials them, less surely', () => {
  for (const user of ['00493012345678', '03012345678', '12125551212', '2125551212', '493012345678'])
    expect(told(user)).toBe(`likely phone ${user.length}`);
});

test('an exchange’s own number, and a name, is an account', () => {
  for (const user of ['2001', '20011234', 'alice', 'alice.l', '100020003', '1112223334', '4930x1234567'])
    expect(told(user)).toBe('confirmed account 0');
});

test('a subscriber’s number of a mobile network names the card', () => {
  expect(told('262011234567890', 'ims.mnc001.mcc262.3gppnetwork.org')).toBe('confirmed device-id 15');
  expect(told('262011234567890', 'ims.example.org')).toBe('likely phone 15');
});

test('who hides, and what programs call themselves, is nobody', () => {
  for (const user of ['anonymous', 'Anonymous.a1.b2', 'unavailable', 'asterisk', 'mod_sofia'])
    expect([told(user), isNobody(user)]).toEqual([null, true]);
  expect(told('alice', 'anonymous.invalid')).toBeNull();
  expect(told('s')).toBeNull();
  for (const user of ['pingu', 'anonymouse', 'privatebank']) expect(told(user)).toBe('confirmed account 0');
});

test('a service is nobody', () => {
  for (const user of ['conference-factory', 'Conference-Factory', 'conf-factory', 'sos', 'sos.police', 'annc', 'list'])
    expect([user, told(user)]).toEqual([user, null]);
  expect(told('mmtel', 'conf-factory.ims.mnc001.mcc262.3gppnetwork.org')).toBeNull();
  for (const user of ['conf', 'sosa', 'lister', 'ivry']) expect(told(user)).toBe('confirmed account 0');
});
