/** Bombs and floods end by themselves, are counted, and fit into memory. Time is compared by `npm run fuzz -- --floods`: a
 *  busy machine must not fail a test. */
import { expect, test } from 'vitest';
import { runFlood } from './flood-run.ts';
import { FLOODS, MOST_RSS_MB } from './floods.ts';

test.each(FLOODS)(
  '$name',
  async ({ name, size, isWhole = false }) => {
    const { fault, rssMb } = await runFlood(name, isWhole ? size : size / 4);
    expect(fault).toBeNull();
    expect(rssMb).toBeLessThan(MOST_RSS_MB);
  },
  300_000,
);
