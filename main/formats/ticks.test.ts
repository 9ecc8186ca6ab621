import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAST_SECOND } from './record-parser.ts';
import { momentOf, nanoTicks } from './ticks.ts';

const BILLION = 1_000_000_000n;

test('any count in any unit gives the exact moment', () => {
  const half = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(half, half, fc.nat(255), fc.integer({ min: -1000, max: 1000 }), (high, low, resolution, offset) => {
      const ticks = (BigInt(high) << 32n) | BigInt(low);
      const perSecond = resolution & 0x80 ? 1n << BigInt(resolution & 0x7f) : 10n ** BigInt(resolution);
      const seconds = ticks / perSecond + BigInt(offset);
      const nanos = ((ticks % perSecond) * BILLION) / perSecond;
      const moment = momentOf({ resolution, offset }, high, low);
      if (seconds > BigInt(LAST_SECOND)) expect(moment).toBeNull();
      else expect(moment).toEqual({ seconds: Number(seconds), nanos: Number(nanos) });
    }),
    { numRuns: 1000 },
  );
});

test('there and back in nanoseconds', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.nat(999_999_999), (seconds, nanos) => {
      const ticks = nanoTicks({ seconds, nanos });
      expect(ticks && momentOf({ resolution: 9, offset: 0 }, ticks.high, ticks.low)).toEqual({ seconds, nanos });
    }),
  );
});
