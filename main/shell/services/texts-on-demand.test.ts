import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextsOnDemand } from './texts-on-demand.ts';

const open = (json: string): TextsOnDemand => new TextsOnDemand(Buffer.from(json));

test('gives what JSON.parse gives, asked in any order', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 }).map((any) => any.toWellFormed());
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
      const opened = open(JSON.stringify(texts));
      for (let i = texts.length - 1; i >= 0; i--) expect(opened.at(i)).toBe(texts[i]);
      expect([opened.at(0), opened.at(texts.length), opened.at(-1)]).toEqual([texts[0], undefined, undefined]);
    }),
  );
  expect(open(String.raw`["","a\"b\\","\u00e9"]`).at(1)).toBe('a"b\\');
});

test.each(['', '[', '{}', '["a"', '["a]', '["a",]', '["a""b"]', '["a",1]', '["a"] ', '["a"],"b"]', String.raw`["a\"]`])(
  'refuses %j',
  (json) => expect(() => open(json)).toThrow('damaged'),
);
