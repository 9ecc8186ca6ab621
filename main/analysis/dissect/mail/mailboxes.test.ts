import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { readMailboxes } from './mailboxes.ts';

function read(text: string): string[] {
  const part = (span: { at: number; length: number } | null) =>
    span ? text.slice(span.at, span.at + span.length) : '-';
  return readMailboxes(octets(text), 0, text.length).map(({ name, address }) => `${part(name)}|${part(address)}`);
}

test('reads addresses with and without names (RFC 5322 appendix A.1)', () => {
  expect(read('Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>')).toEqual([
    'Mary Smith|mary@x.test',
    '-|jdoe@example.org',
    'Who?|one@y.test',
  ]);
  expect(read('"Giant; \\"Big\\" Box, Inc." <sysservices@example.net>')).toEqual([
    'Giant; \\"Big\\" Box, Inc.|sysservices@example.net',
  ]);
});

test('passes over a group’s name and over nothing', () => {
  expect(read('A Group:Ed Jones <c@a.test>,joe@where.test;')).toEqual(['Ed Jones|c@a.test', '-|joe@where.test']);
  expect(read('Undisclosed recipients:;')).toEqual([]);
  expect(read(' , ,')).toEqual([]);
});

test('what never ends is read as far as it goes, in linear time', () => {
  expect(read('Ann <ann@example.org')).toEqual(['Ann|ann@example.org']);
  expect(read('"Ann ann@example.org')).toEqual(['-|"Ann ann@example.org']);
  expect(read('"\\'.repeat(100_000))).toHaveLength(1);
  expect(read(','.repeat(50_000) + 'a@b.test')).toEqual(['-|a@b.test']);
});
