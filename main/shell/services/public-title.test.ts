import { expect, test } from 'vitest';
import { publicTitle } from './public-title.ts';

test('a value in the name of a file becomes its ordinal; the rest of the name stays', () => {
  const values = [{ id: 'v1', raw: '318204715' }];
  expect(publicTitle('call of 318204715.pcapng', values)).toBe('call of v1.pcapng');
  expect(publicTitle('Second try, after the update', values)).toBe('Second try, after the update');
});
