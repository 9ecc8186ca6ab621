import { expect, test } from 'vitest';
import { createKeyDictionary } from './key-dictionary.ts';
import { ROWS } from './rows.fixture.ts';
import { markOf } from './topic-noun.ts';

const keys = createKeyDictionary([
  ...ROWS,
  { type: 'room', keys: ['circle_id'], shape: 'room-code', strength: 'with-shape', example: '', why: '', sources: [] },
]);

test.each([
  ['users', '10482211', 'account'],
  ['Device', 'pump-00417733', 'device-id'],
  ['rooms', 'team-42', 'room'],
  ['circles', 'cir-481239', 'room'],
  ['callers', '48123930', 'account'],
])('%s/%s is the mark of one %s', (step, raw, type) => expect(markOf(step, raw, keys)).toBe(type));

test.each([
  ['users', 'list'],
  ['room', 'room-12'],
  ['circles', 'c-1'],
  ['sensors', '48123930'],
  ['v2', '48123930'],
  ['imei', '48123930'],
  ['constructor', '48123930'],
])('%s/%s is none', (step, raw) => expect(markOf(step, raw, keys)).toBeNull());
