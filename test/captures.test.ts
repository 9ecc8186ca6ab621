/** Every real capture: no crash, no hang, bounded memory, a valid Assessment without a client's address. The files are
 *  read where they lie and are no part of the project. */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assessmentSchema, type Assessment } from '../main/contract/assessment.ts';
import { DEFAULT_SETTINGS } from '../main/contract/settings.ts';
import { AssessPool, type Assessed } from './assess-pool.ts';
import { CAPTURES, captureNames } from './real-captures.ts';

const names = captureNames();
const settings = { ...DEFAULT_SETTINGS, home: 'IN', audience: ['IN'], flows: true };

/** A hang is ended after so long: a hundred times what the slowest of these files takes. It decides nothing else. */
const MOST_MILLIS = 60_000;
/** Octets in use at the highest, above those before the file: three times what the largest of these files takes (33 MB).
 *  The engine keeps hits and open flows, not packets. */
const MOST_HEAP = 100 * 1024 * 1024;

/** Every address in the document. */
function addressesIn({ flows = [], servers, findings }: Assessment): string[] {
  const evidence = findings.flatMap((one) => one.evidence.map(({ flow }) => flow));
  return [
    ...flows.map(({ a }) => a.ip),
    ...evidence.map(({ client }) => client.ip),
    ...flows.map(({ b }) => b.ip),
    ...evidence.map(({ server }) => server.ip),
    ...servers.flatMap((one) => one.addresses),
  ];
}

function check({ text, clients }: Assessed): void {
  const assessment = assessmentSchema.parse(JSON.parse(text));
  expect(assessment.input.files[0]?.packets).toBe(assessment.coverage.packets);
  for (const ip of clients) {
    expect(addressesIn(assessment)).not.toContain(ip);
    // As part of a longer address it is another one; a short one (`::`) is no word of its own.
    if (ip.length > 6)
      expect(text).not.toMatch(
        new RegExp(`(?<![\\da-f:.-])(?:${escaped(ip)}|${escaped(ip.replaceAll('.', '-'))})(?![\\da-f:.-])`),
      );
  }
  expect(text).not.toMatch(/(?<![\da-f:])fe[89ab][\da-f]:|(?<![\d.])169\.254\.\d/i);
}

function escaped(text: string): string {
  return text.replace(/[.]/g, '\\.');
}

describe.skipIf(names.length === 0)('every real capture (skipped where there are none)', () => {
  const pool = new AssessPool(settings, MOST_MILLIS);
  afterAll(() => pool.close());

  test('there are as many as we know of', () => {
    expect(names.length).toBeGreaterThan(200);
  });

  test.each(names)(
    '%s',
    async (name) => {
      const assessed = await pool.assess(join(CAPTURES, name));
      check(assessed);
      expect(assessed.heapGrowth).toBeLessThan(MOST_HEAP);
    },
    2 * MOST_MILLIS,
  );
});
