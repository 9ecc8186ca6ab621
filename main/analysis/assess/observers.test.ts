import { expect, test } from 'vitest';
import { FINDING_KINDS, OBSERVERS } from '../../contract/words.ts';
import { observersOf } from './observers.ts';

test('what was readable could be read by everybody on the way', () => {
  expect(observersOf('identifier-exposed', 'internet', true, true, true)).toEqual({
    'same-network': 'could-read',
    provider: 'could-read',
    'state-on-path': 'could-read',
    operator: 'could-read',
    'operators-government': 'can-be-required',
  });
});

test('that a server was met could be seen, not read', () => {
  expect(observersOf('server-abroad', 'internet', true, true, true)).toMatchObject({
    provider: 'could-see',
    operator: 'could-see',
  });
});

test('what never left the local network was seen by nobody beyond it', () => {
  expect(observersOf('identifier-exposed', 'local', true, true, true)).toEqual({ 'same-network': 'could-read' });
});

test.each([
  [true, false],
  [false, true],
  [false, false],
])('no rung is skipped: operator known %s, law known %s', (operator, law) => {
  expect(observersOf('message-exposed', 'internet', true, operator, law)['operators-government']).toBe('cannot-tell');
});

test('every kind names every observer once, and none is said to have read', () => {
  for (const kind of FINDING_KINDS) {
    if (kind === 'seen-by-decryption') continue; // below
    const said = observersOf(kind, 'internet', true, true, true);
    expect(Object.keys(said).sort()).toEqual([...OBSERVERS].sort());
    for (const access of Object.values(said)) expect(['could-read', 'could-see', 'can-be-required']).toContain(access);
  }
});

test('what only a key log showed, no one on the way could read, wherever it went', () => {
  for (const reach of ['internet', 'local'] as const)
    expect(observersOf('seen-by-decryption', reach, true, true, true)).toEqual({
      'same-network': 'could-not-read',
      provider: 'could-not-read',
      'state-on-path': 'could-not-read',
      operator: 'could-read',
      'operators-government': 'can-be-required',
    });
});

test('between two private networks nobody can tell whether a provider or a state stood on the way', () => {
  expect(observersOf('identifier-exposed', 'internet', false, true, true)).toEqual({
    'same-network': 'could-read',
    provider: 'cannot-tell',
    'state-on-path': 'cannot-tell',
    operator: 'could-read',
    'operators-government': 'cannot-tell',
  });
});
