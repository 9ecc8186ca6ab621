import { expect, test } from 'vitest';
import { LinkView, goDeeper } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';

test('counts headers in headers up to a bound, and begins anew', () => {
  const view = new LinkView(NESTING_LINKS);
  expect(Array.from({ length: 9 }, () => goDeeper(view))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  Object.assign(view, { toMany: true, process: 'x', nextAt: 5 });
  view.begin();
  expect(view).toMatchObject({ depth: 0, toMany: false, process: null, nextAt: -1 });
  expect(goDeeper(view)).toBe(true);
});
