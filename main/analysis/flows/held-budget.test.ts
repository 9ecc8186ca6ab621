import { expect, test } from 'vitest';
import { HeldBudget, type Holder } from './held-budget.ts';

const MIB = 1024 * 1024;

test('over the bound, who began first gives up first', () => {
  const budget = new HeldBudget();
  const gaveUp: number[] = [];
  const holders: Holder[] = Array.from({ length: 20 }, (_, i) => ({
    skipGap() {
      gaveUp.push(i);
      budget.set(holders[i]!, 0);
    },
  }));
  for (const [i, holder] of holders.entries()) {
    budget.set(holder, i === 0 ? 10 : MIB);
    if (i === 1) budget.set(holders[0]!, MIB);
    budget.enforce();
  }
  expect(gaveUp).toEqual([0, 1, 2, 3]);
});

test('what is no longer held no longer counts', () => {
  const budget = new HeldBudget();
  const holder: Holder = {
    skipGap() {
      throw new Error('there was room');
    },
  };
  for (let i = 0; i < 100; i++) {
    budget.set(holder, 15 * MIB);
    budget.enforce();
    budget.set(holder, 0);
  }
});
