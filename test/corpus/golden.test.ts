import { expect, test } from 'vitest';
import type { Assessment } from '../../main/contract/assessment.ts';
import { OURS } from './made-up.fixture.ts';
import { goldenOf, goldenText } from './golden.ts';

test('a golden holds kinds, counts and verdicts: no name, address, key or value', () => {
  const app = { id: 'app-1', name: 'Secret', verdict: 'exposes-people', knownBy: ['process'] };
  const finding = {
    kind: 'identifier-exposed',
    subject: { type: 'email', key: 'secret-key', masked: 'se…et', value: 'secret' },
    confidence: 'confirmed',
    reach: 'internet',
  };
  const made = { apps: [app], findings: [finding, finding], flows: [OURS] } as unknown as Assessment;
  const golden = goldenOf(made);
  expect(golden).toEqual({
    verdicts: { 'a-process': 'exposes-people' },
    findings: { 'identifier-exposed email confirmed internet': 2 },
    protocols: { tls: 1 },
  });
  expect(goldenText(golden)).not.toMatch(/secret|192\.0\.2|example/i);
});
