import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenForms } from './written-forms.ts';

test('every listed form, as Node writes it', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((raw) => raw.isWellFormed()),
      (raw) => {
        const forms = writtenForms(raw);
        const octets = Buffer.from(raw, 'utf8');
        expect(forms).toContain(octets.toString('hex'));
        const folded = (text: string): string =>
          [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
        expect(forms).toContain(folded(raw));
        expect(forms).toContain(octets.toString('base64').replace(/=+$/, '').toLowerCase());
        expect(forms).toContain(octets.toString('base64url').toLowerCase());
        expect(forms).toContain(
          folded(encodeURIComponent(raw).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)),
        );
      },
    ),
  );
});

test('the middle of a longer base64 text, at each of its three places', () => {
  const forms = writtenForms('carol-lighthouse');
  for (const lead of ['', 'a', 'ab', 'abc', 'abcd']) {
    const longer = Buffer.from(`${lead}carol-lighthouse!`).toString('base64').toLowerCase();
    expect(forms.some((form) => form.length >= 8 && longer.includes(form))).toBe(true);
  }
});

test('a short value makes no base64 stumps', () => {
  expect(writtenForms('tom').toSorted()).toEqual(['746f6d', 'dg9t', 'tom']);
});

test('spaces as a form writes them, dots as host names do', () => {
  expect(writtenForms('Room 7')).toContain('room+7');
  expect(writtenForms('a.b@c_d')).toContain('a-b-c-d');
});
