import { expect, test } from 'vitest';
import * as rules from './verdict-rules.ts';

test('the numbers are those of the written rules (design, section 5): changing one changes what we accuse people of', () => {
  expect(rules).toMatchObject({
    ENOUGH_PACKETS: 100,
    ENOUGH_SECONDS: 60,
    MOST_LOST_SHARE: 0.01,
    MOST_UNKNOWN_SHARE: 0.5,
    PROBE_PACKETS: 10,
    MOST_EVIDENCE: 200,
  });
});
