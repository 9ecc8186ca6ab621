import { captureNames } from '../real-captures.ts';
import { FuzzPool } from './fuzz-pool.ts';
import { tenthOfCommit } from './tenth.ts';

/** This commit's tenth of one kind of input, over every capture of a folder. */
export async function faultsOf(
  kind: 'cuts' | 'corruptions',
  folder: string,
): Promise<{ inputs: number; faults: string[]; told: string }> {
  const { digit, told } = tenthOfCommit();
  const pool = new FuzzPool();
  const faults: string[] = [];
  let inputs = 0;
  try {
    for (const name of captureNames())
      inputs += await pool.run({ kind, folder, name, tenth: digit }, ({ id, fault }) => faults.push(`${id}: ${fault}`));
  } finally {
    await pool.close();
  }
  return { inputs, faults, told };
}
