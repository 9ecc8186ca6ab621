import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meets, signsOf } from '../bytes/signs.ts';
import { fieldOf } from './field.fixture.ts';
import { unwrappers } from './index.ts';

const COMMON = [
  '{"a":1}',
  'a=b&c=d',
  'https://a.example/?q=1#x',
  '%41%42',
  '<a b="c"/>',
  'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.',
  'x\u009c',
];

/** Encodings of our own making, cut and changed by a little: what nearly is one is where a forgotten need would show. */
const nearly = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...COMMON, ...COMMON.map((text) => btoa(unescape(encodeURIComponent(text))))),
      fc.string({ maxLength: 40 }),
    ),
    fc.constantFrom('', ' ', 'a', '.', '=', '\n', '"'),
    fc.boolean(),
  )
  .map(([text, more, first]) => (first ? more + text : text + more));

test('what does not meet an unwrapper’s needs, it does not recognise', () => {
  fc.assert(
    fc.property(
      fc.oneof(nearly, fc.uint8Array({ maxLength: 48 })),
      fc.constantFrom(null, 'Cookie', 'q'),
      (content, key) => {
        const field = fieldOf(content, { key });
        const signs = signsOf(field.bytes, field.at, field.length);
        for (const one of unwrappers)
          if (!meets(one.needs, field.length, signs)) expect([one.name, one.recognise(field)]).toEqual([one.name, 0]);
      },
    ),
    { numRuns: 2000 },
  );
});

test('what does not meet the needs of an offer, is not offered', () => {
  fc.assert(
    fc.property(fc.oneof(nearly, fc.stringMatching(/^[0-9a-fA-F]{12,40}={0,2}$/), fc.base64String()), (content) => {
      const field = fieldOf(content);
      const signs = signsOf(field.bytes, field.at, field.length);
      for (const one of unwrappers)
        if (!meets(one.offerNeeds, field.length, signs))
          expect([one.name, one.mayOffer?.(field)]).toEqual([one.name, false]);
    }),
    { numRuns: 2000 },
  );
});
