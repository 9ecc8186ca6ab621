/** Inputs on which the engine once failed stay well for good. */
import { expect, test } from 'vitest';
import { readFound } from './found.ts';
import { FuzzPool } from './fuzz-pool.ts';

test('every input that was found once is read without a fault', async () => {
  const pool = new FuzzPool();
  const faults: string[] = [];
  try {
    for (const { name, bytes } of readFound()) {
      const fault = await pool.judge(bytes);
      if (fault !== null) faults.push(`${name}: ${fault}`);
    }
  } finally {
    await pool.close();
  }
  expect(faults).toEqual([]);
}, 120_000);
