import { expect, test } from 'vitest';
import { flowDetectors } from './index.ts';

test('every rule once, by its own name, in alphabetical order', () => {
  const ids = flowDetectors.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
});
