import { expect, test } from 'vitest';
import type { PlaceCodeRow } from '../../../knowledge/types.ts';
import { PlaceCodeIndex } from './place-in-name.ts';

const row: PlaceCodeRow = {
  id: 'northlake-regions',
  operator: 'Northlake',
  patterns: ['**.{code}.northlake.example', 'turn-{code}-1.northlake.example', '*.{code}.cdn.northlake.example'],
  codes: { 'ap-east-1': 'HK', fra: 'DE' },
  sources: [],
};
const index = new PlaceCodeIndex([row]);
const said = (name: string) => index.find(name)?.country ?? null;

test('a code at the position that the document gives', () => {
  expect(said('ap-east-1.northlake.example')).toBe('HK');
  expect(said('a.b.ap-east-1.northlake.example:443')).toBe('HK');
  expect(said('turn-fra-1.northlake.example')).toBe('DE');
  expect(said('pop.fra.cdn.northlake.example')).toBe('DE');
});

test('never elsewhere, and never a part of a label', () => {
  for (const name of [
    'fra.other.example',
    'infra.northlake.example',
    'fra-2.northlake.example',
    'turn-fra-2.northlake.example',
    'turn--1.northlake.example',
    'fra.www.northlake.example',
    'pop.xyz.cdn.northlake.example',
    'fra.northlake.example.evil.example',
    '192.0.2.1',
    '',
  ])
    expect([name, said(name)]).toEqual([name, null]);
});

test('words of every object are no codes', () => {
  expect(said('constructor.northlake.example')).toBeNull();
});
