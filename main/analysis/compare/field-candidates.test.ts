import { expect, test } from 'vitest';
import { held } from './compare.fixture.ts';
import { fieldCandidates } from './field-candidates.ts';
import type { FieldRole, Held, Observed } from './observed.ts';

const recording = (path: string, key: string | null, own: Held | null): Observed => {
  const role: FieldRole = { path, key, chain: [], held: own };
  return { fields: new Map([[path, role]]), groups: new Map(), clients: new Set(), omitted: 0 };
};
const found = (path: string, key: string | null, a: Held | null, b: Held | null) =>
  fieldCandidates([recording(path, key, a), recording(path, key, b)]).map((one) => one.held.map((own) => own?.value));

test('a field that stays the same in each recording', () => {
  expect(found('http.query.uid', 'uid', held('318204715'), held('407118233'))).toEqual([['318204715', '407118233']]);
});

test('one that varies in any is none', () => {
  expect(found('http.query.n', 'n', held('318204715'), null)).toEqual([]);
});

test('what is made anew each time, what many share, times and addresses are none', () => {
  const two = [held('aB3x9Kq2'), held('zZ81mmP0')] as const;
  for (const key of ['etag', 'X-Request-Id', 'traceId', 'ice-ufrag', 'nonce', 'User-Agent', 'language'])
    expect([key, found(`http.header.${key.toLowerCase()}`, key, ...two)]).toEqual([key, []]);
  expect(found('http.query.ts', 'ts', held('1781000123'), held('1781000999'))).toEqual([]);
  expect(found('http.query.ip', 'ip', held('203.0.113.9'), held('203.0.113.77:4000'))).toEqual([]);
});
