import { expect, test } from 'vitest';
import { buildSample } from '../sample/build-sample.ts';
import { FuzzPool } from './fuzz-pool.ts';

test('judges bytes in a thread, and goes on after one that gave no answer in time', async () => {
  const pool = new FuzzPool(false, 1);
  try {
    // Nothing is answered within a millisecond of looking: the thread counts as hanging and is ended.
    expect(await pool.judge(new Uint8Array(buildSample()))).toBe('hang');
  } finally {
    await pool.close();
  }
  const patient = new FuzzPool();
  try {
    expect(await patient.judge(new Uint8Array(buildSample()))).toBeNull();
    expect(await patient.judge(new Uint8Array(0))).toBeNull();
  } finally {
    await patient.close();
  }
});
