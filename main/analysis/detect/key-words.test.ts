import { expect, test } from 'vitest';
import {
  beginsWith,
  holdersOf,
  isCalledByName,
  isNoise,
  isPerson,
  plainKey,
  shortened,
  singular,
  wordsOf,
} from './key-words.ts';

test('names come apart at separators and at a capital', () => {
  expect(wordsOf('client-androidId')).toEqual(['client', 'android', 'id']);
  expect(wordsOf('VC-UserID')).toEqual(['vc', 'user', 'id']);
  expect(wordsOf('IMEINumber_2')).toEqual(['imei', 'number', '2']);
  expect(wordsOf('')).toEqual([]);
});

test('what is cut short has one spelling', () => {
  expect(shortened(['usr', 'uuid'])).toEqual(['user', 'id']);
  expect(shortened(['constructor', 'no'])).toEqual(['constructor', 'number']);
});

test('other scripts keep their letters and the marks that belong to them', () => {
  expect(plainKey('用户_ID')).toBe('用户id');
  expect(wordsOf('उपयोक्ता_नाम')).toEqual(['उपयोक्ता', 'नाम']);
  expect(wordsOf('Geräte-Nummer')).toEqual(['gerate', 'nummer']);
});

test('words that only say whose it is, before one word and before two', () => {
  expect([beginsWith(['peer'], 1), beginsWith(['from', 'my'], 1), beginsWith([], 1)]).toEqual([true, true, true]);
  expect([beginsWith(['client'], 1), beginsWith(['client'], 2), beginsWith(['count'], 2)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('what holds a field, the nearest first, without marks of lists, attributes and name spaces', () => {
  expect([...holdersOf('http.body.json.users[].id')]).toEqual(['users', 'json', 'body', 'http']);
  expect([...holdersOf('http.body.xml.t:Room.@id')].slice(0, 2)).toEqual(['Room', 'xml']);
  expect([...holdersOf('id')]).toEqual([]);
  expect([isNoise('info'), isNoise('user')]).toEqual([true, false]);
});

test('who is a person, and whose name is their own', () => {
  expect(['caller', 'author', 'player', 'operator', ''].map(isPerson)).toEqual([true, true, false, false, false]);
  expect(['caller', 'author', 'profile', 'host'].map(isCalledByName)).toEqual([true, false, false, false]);
});

test('one of several', () => {
  expect(singular(['user', 'phones'])).toEqual(['user', 'phone']);
  expect(singular(['buddies'])).toEqual(['buddy']);
  for (const same of [['bus'], ['access'], []]) expect(singular(same)).toEqual(same);
});
