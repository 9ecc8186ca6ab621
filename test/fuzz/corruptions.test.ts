/** The tenth of all corrupted copies that this commit chooses (docs/fuzzing.md). */
import { expect, test } from 'vitest';
import { CAPTURES, captureNames } from '../real-captures.ts';
import { faultsOf } from './run-tenth.fixture.ts';

test.skipIf(captureNames().length === 0)(
  'a real capture with changed octets is still read (skipped where there are no captures)',
  async () => {
    const { inputs, faults, told } = await faultsOf('corruptions', CAPTURES);
    expect(faults, told).toEqual([]);
    expect(inputs).toBeGreaterThan(1_000);
  },
  300_000,
);
