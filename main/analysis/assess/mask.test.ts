import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUBJECT_TYPES, type SubjectType } from '../../contract/words.ts';
import { masked, shownEnds, strictest } from './mask.ts';

test.each<[SubjectType, string, string]>([
  ['account', '318204715', '31••••••5'],
  ['room', 'xk8PqZ3m', 'x••••••m'],
  ['person-name', 'Tom', 'T••'],
  ['person-name', 'Jo', '••'],
  ['device-id', '490154203237518', '49••••••18'],
  ['email', 'carol.lighthouse@gmail.com', 'ca••••••se@gmail.com'],
  ['email', 'carol.lighthouse@small-paper.example', 'ca••••••se@•••'],
  ['email', 'a@gmail.com', '•@gmail.com'],
  ['credential', 'hunter22', '(1-9)'],
  ['session-token', 'x'.repeat(49), '(10-49)'],
  ['message', 'x'.repeat(50), '(50+)'],
  ['location', '52.5200', '(1-9)'],
  ['contact', 'Tom', '(1-9)'],
  ['other', '192.168.1.23', '(10-49)'],
  ['other', '2001:db8::17', '(10-49)'],
  ['other', '192.168.1', '19••••••1'],
])('%s %s', (type, raw, shown) => {
  expect(masked(type, raw)).toBe(shown);
});

const KIND_ONLY: readonly SubjectType[] = [
  'credential',
  'session-token',
  'push-token',
  'message',
  'contact',
  'location',
];

test('of a secret nothing is shown', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KIND_ONLY), fc.string({ unit: 'grapheme', maxLength: 80 }), (type, raw) => {
      expect(masked(type, raw)).toMatch(/^\((1-9|10-49|50\+)\)$/);
    }),
  );
});

test('of the rest never more than a third, two characters an end, and never the length of a long one', () => {
  const type = fc.constantFrom(...SUBJECT_TYPES.filter((one) => !KIND_ONLY.includes(one) && one !== 'email'));
  fc.assert(
    fc.property(
      type,
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((raw) => !raw.includes('•')),
      (kind, raw) => {
        const shown = [...masked(kind, raw)].filter((char) => char !== '•');
        expect(shown.length).toBeLessThanOrEqual(Math.min(4, Math.floor([...raw].length / 3)));
        expect([...masked(kind, raw)].length).toBeLessThanOrEqual(10);
        expect(masked(kind, raw)).not.toBe(raw);
      },
    ),
  );
});

test("an address at nobody's public provider does not show its domain", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const shown = masked('email', address);
      const [local = '', domain = ''] = address.split('@');
      expect(shown).not.toContain(address);
      expect([...(shown.split('@')[0] ?? '')].filter((char) => char !== '•').length).toBeLessThanOrEqual(
        Math.floor(local.length / 3),
      );
      expect(shown.endsWith('@•••')).toBe(true);
      expect(shown).not.toContain(domain);
    }),
  );
});

test('the ends that may be shown', () => {
  for (let length = 0; length < 40; length++) {
    const { first, last } = shownEnds(length);
    expect(first + last).toBe(Math.min(4, Math.floor(length / 3)));
    expect(first - last).toBeLessThanOrEqual(1);
    expect(last).toBeLessThanOrEqual(first);
  }
});

test('of two names for one value the one that hides more sets the mask', () => {
  expect([strictest('account', 'contact'), strictest('contact', 'account')]).toEqual(['contact', 'contact']);
  expect([strictest('email', 'account'), strictest('email', 'credential')]).toEqual(['email', 'credential']);
});
