/** The tenth of all cuts that this commit chooses (docs/fuzzing.md), in a thread of its own: a hang ends that thread. */
import { expect, test } from 'vitest';
import { CAPTURES, captureNames } from '../real-captures.ts';
import { faultsOf } from './run-tenth.fixture.ts';

test.skipIf(captureNames().length === 0)(
  'every cut of a real capture is read up to the cut (skipped where there are no captures)',
  async () => {
    const { inputs, faults, told } = await faultsOf('cuts', CAPTURES);
    expect(faults, told).toEqual([]);
    // A runner that made no input would find nothing either.
    expect(inputs).toBeGreaterThan(20_000);
  },
  600_000,
);
