import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf } from './context.fixture.ts';
import { asciiPart, hitOf } from './hit.ts';

test('a hit names its value by reference and keeps the chain', () => {
  const { context, raw } = contextOf();
  const hit = hitOf(fieldOf('x', { key: 'k', chain: ['json'] }), context, {
    type: 'email',
    confidence: 'likely',
    reason: 'shape',
    raw: 'rana@mail.in',
    decoded: ['base64'],
  });
  expect(hit).toMatchObject({
    kind: 'identifier-exposed',
    part: null,
    subject: { key: 'k', chain: ['json', 'base64'], mine: null },
  });
  expect(raw(hit)).toBe('rana@mail.in');
  expect(JSON.stringify(hit)).not.toContain('rana');
});

test('characters are octets only in ASCII', () => {
  const field = fieldOf('tel:+1 é');
  expect(asciiPart(field, 'tel:+1 é', 4, 6)).toEqual({ at: field.at + 4, length: 2 });
  expect(asciiPart(field, 'tel:+1 é', 4, 8)).toBeNull();
});
