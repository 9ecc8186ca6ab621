import { describe, expect, it } from 'vitest';
import { companyRowSchema, lawRowSchema, sourceSchema, wordsOf } from './knowledge-schema.ts';

const source = {
  url: 'https://example.org/law',
  read: '2026-11-24',
  dated: null,
  quote: 'short words',
  why: 'It says so.',
};
const law = {
  country: 'CN',
  reaches: ['CN'],
  compels: true,
  law: 'A law',
  plain: 'Plain.',
  careful: 'Careful.',
  sources: [source],
};

describe('the schemas of the rows', () => {
  it('take a row with a source and none without', () => {
    expect(lawRowSchema.safeParse(law).success).toBe(true);
    expect(lawRowSchema.safeParse({ ...law, sources: [] }).success).toBe(false);
    expect(lawRowSchema.safeParse({ ...law, sources: undefined }).success).toBe(false);
  });

  it.each(['url', 'read', 'quote', 'why'])('want a source to have its %s', (key) => {
    expect(sourceSchema.safeParse({ ...source, [key]: undefined }).success).toBe(false);
    expect(sourceSchema.safeParse({ ...source, [key]: '' }).success).toBe(false);
  });

  it('hold a quotation to 25 words', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
    expect(sourceSchema.safeParse({ ...source, quote: words(25) }).success).toBe(true);
    expect(sourceSchema.safeParse({ ...source, quote: words(26) }).success).toBe(false);
    expect(wordsOf('one … two\nthree')).toBe(3);
  });

  it('know the European Union as the maker of a law, and never as a place', () => {
    expect(lawRowSchema.safeParse({ ...law, country: 'EU', reaches: ['DE', 'FR'] }).success).toBe(true);
    expect(lawRowSchema.safeParse({ ...law, country: 'EU', reaches: ['EU'] }).success).toBe(false);
  });

  it('know country codes', () => {
    for (const code of ['HK', 'MO', 'TW', 'XK'])
      expect(lawRowSchema.safeParse({ ...law, country: code }).success).toBe(true);
    for (const code of ['UK', 'cn', 'ZZ'])
      expect(lawRowSchema.safeParse({ ...law, country: code }).success).toBe(false);
  });

  it('take a domain by suffix only', () => {
    const company = {
      id: 'a',
      name: 'A',
      legalName: null,
      legalSeat: null,
      homeCountry: null,
      otherHomes: [],
      role: 'x',
      protocols: [],
      sources: [source],
    };
    expect(companyRowSchema.safeParse({ ...company, domains: ['a.example'] }).success).toBe(true);
    for (const domain of ['*.a.example', 'A.example', 'example', 'https://a.example']) {
      expect(companyRowSchema.safeParse({ ...company, domains: [domain] }).success).toBe(false);
    }
  });
});
