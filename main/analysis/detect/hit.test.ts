import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf } from './context.fixture.ts';
import { partOf, hitOf } from './hit.ts';

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

test('a part of the text is told in octets, whatever the script', () => {
  const ascii = fieldOf('tel:+1 e');
  expect(partOf(ascii, 'tel:+1 e', 4, 6)).toEqual({ at: ascii.at + 4, length: 2 });
  const utf8 = fieldOf('é: नाम.');
  expect(partOf(utf8, 'é: नाम.', 3, 6)).toEqual({ at: utf8.at + 4, length: 9 });
  const latin1 = fieldOf(Uint8Array.of(0xe9, 0x3a, 0x41));
  expect(partOf(latin1, 'é:A', 2, 3)).toEqual({ at: latin1.at + 2, length: 1 });
  expect(partOf(utf8, 'another text', 0, 2)).toBeNull();
});
