import { expect, test } from 'vitest';
import { pathIn, pathOfElements } from './paths.ts';

test('paths are joined with a dot, elements are marked', () => {
  for (let turn = 0; turn < 2; turn++) {
    expect(pathIn('http', 'query.uid')).toBe('http.query.uid');
    expect(pathIn('dns', 'query.uid')).toBe('dns.query.uid');
    expect(pathIn('http', '')).toBe('http.');
    expect(pathOfElements('json')).toBe('json[]');
    expect(pathOfElements('json[]')).toBe('json[][]');
  }
});

test('more names than are remembered, and longer ones, come out right', () => {
  for (let turn = 0; turn < 2; turn++) {
    for (let i = 0; i < 50_000; i++) {
      const outer = `p${i % 3}`;
      if (pathIn(outer, `n${i}`) !== `${outer}.n${i}`) throw new Error(`wrong at ${i}`);
    }
    for (let i = 0; i < 50_000; i++) if (pathIn(`o${i}`, 'n') !== `o${i}.n`) throw new Error(`wrong at ${i}`);
    const long = 'x'.repeat(500);
    expect([pathIn(long, 'a'), pathIn('a', long), pathIn(long, 'b')]).toEqual([`${long}.a`, `a.${long}`, `${long}.b`]);
  }
});

test('hostile names that stand for something else in plain objects', () => {
  for (const name of ['__proto__', 'constructor', 'toString'])
    for (let turn = 0; turn < 2; turn++) expect(pathIn(name, name)).toBe(`${name}.${name}`);
});
