import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRecordings } from '../../main/analysis/compare/compare.ts';
import { noise, observed } from '../../main/analysis/compare/compare.fixture.ts';
import { comparisonSchema } from '../../main/contract/comparison.ts';
import { agoraLike } from '../identifiers/generator/designs/agora-like.ts';
import { protobufUdp } from '../identifiers/generator/designs/protobuf-udp.ts';
import { tlvTcp } from '../identifiers/generator/designs/tlv-tcp.ts';
import { generate } from '../identifiers/generator/index.ts';
import { AA, BA, compareBytes } from './twins.ts';

const TWINS = [agoraLike, protobufUdp, tlvTcp].map((design) => [AA, BA].map((one) => generate(design, 7, one).capture));
const harm = fc.array(fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), octet: fc.nat(255) }), {
  maxLength: 60,
});

test('no damage of a recording makes it throw, and the document stays whole', () => {
  fc.assert(
    fc.property(
      fc.nat(TWINS.length - 1),
      harm,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (which, damage, share) => {
        const [one, two] = TWINS[which] ?? [];
        if (!one || !two) return;
        const broken = two.slice(0, Math.floor(two.length * share));
        for (const { at, octet } of damage) broken[Math.floor(at * broken.length)] = octet;
        const comparison = compareBytes([
          { bytes: one, told: { account: '1', device: '1' } },
          { bytes: broken, told: { account: '2', device: '1' } },
        ]);
        expect(comparisonSchema.parse(comparison)).toEqual(comparison);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

const octets = fc.uint8Array({ maxLength: 80 });
const told = [
  { account: '1', device: '1' },
  { account: '2', device: '1' },
];

test('any octets in any messages: never throws, and every place lies inside its message', () => {
  fc.assert(
    fc.property(fc.array(octets, { maxLength: 12 }), fc.array(octets, { maxLength: 12 }), (a, b) => {
      const { findings } = compareRecordings([observed(a), observed(b)], told);
      for (const { held } of findings)
        for (const [i, own] of held.entries())
          for (const { where } of own?.sightings ?? [])
            for (const { frame, offset, length } of where)
              expect(offset - 42 + length).toBeLessThanOrEqual((i === 0 ? a : b)[frame - 1]?.length ?? 0);
    }),
  );
});

test('random octets hold no identifier', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const [a, b] = [0, 1].map((own) =>
      observed(Array.from({ length: 60 }, (_, i) => noise(seed * 1000 + own * 100 + i, 90))),
    );
    if (a && b) expect(compareRecordings([a, b], told).findings).toEqual([]);
  }
});

/** Octets that every grammar may read, and lengths that lead everywhere. */
const WORST: Readonly<Record<string, (i: number) => number[]>> = {
  zeros: () => Array<number>(512).fill(0),
  counting: (i) => Array.from({ length: 512 }, (_, at) => (at + i) & 255),
  letters: (i) => Array.from({ length: 512 }, (_, at) => 65 + ((at * 7 + i) % 26)),
  varints: (i) => Array.from({ length: 512 }, (_, at) => (at % 2 === 0 ? 0x08 : (i + at) & 127)),
};

test.each(Object.keys(WORST))(
  'time grows with the octets and no faster: %s',
  (name) => {
    const write = WORST[name];
    if (!write) return;
    const time = (count: number): number => {
      const make = () => observed(Array.from({ length: count }, (_, i) => write(i)));
      const [a, b] = [make(), make()];
      const begun = performance.now();
      compareRecordings([a, b], told);
      return performance.now() - begun;
    };
    time(8);
    const [little, much] = [time(32), time(256)];
    // Eight times the octets; four times the noise of a busy machine, and some for the first turns of a cold program.
    expect(much).toBeLessThan(32 * little + 500);
  },
  60_000,
);
