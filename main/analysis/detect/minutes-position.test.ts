import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { minutesPosition } from './minutes-position.ts';

const told = (text: string, path = 'unknown.text'): string[] => said(minutesPosition, fieldOf(text, { path }));

test('finds a fix in degrees and minutes, whatever line it stands in', () => {
  expect(told('$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9')).toEqual([
    'identifier-exposed likely location 4807.038,N,01131.000,E',
  ]);
  expect(told('(…A2232.9806N11404.9355E000.1')).toEqual(['identifier-exposed likely location 2232.9806N11404.9355E']);
});

test('stays silent on what is no place', () => {
  for (const text of [
    '0000.0000,N,00000.0000,E', // no fix
    '4867.038,N,01131.000,E', // 67 minutes
    '9907.038,N,01131.000,E',
    '4807.038,N,19931.000,E',
    '4807.038,X,01131.000,E',
    '4807.038,N,01131.000,East',
    '4807.038 N 11404',
    '',
  ])
    expect(told(text), text).toEqual([]);
  expect(told('4807.038,N,01131.000,E', 'unknown.bytes')).toEqual([]);
});
