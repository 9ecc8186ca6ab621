/** Inputs on which the engine once failed stay well for good. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readFound, writeFound } from './found.ts';
import { FuzzPool } from './fuzz-pool.ts';

const root = mkdtempSync(join(tmpdir(), 'earshot-found-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('what is kept is read again, and what is no such input is refused by name', () => {
  const folder = pathToFileURL(join(root, 'kept/'));
  expect(readFound(folder)).toEqual([]);
  const kept = { name: '00ff', fault: 'hang', bytes: Uint8Array.of(0, 1, 254, 255) };
  expect(writeFound(kept, folder)).toBe('00ff.json');
  expect(readFound(folder)).toEqual([{ ...kept, name: '00ff.json' }]);
  writeFileSync(new URL('11.json', folder), '{"fault":"hang","hex":"0"}');
  expect(() => readFound(folder)).toThrow('11.json holds no fault and octets');
});

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
