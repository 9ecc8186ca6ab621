import { expect, test } from 'vitest';
import { createEngine } from '../../main/analysis/assess/engine.ts';
import { DEFAULT_SETTINGS } from '../../main/contract/settings.ts';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import { DESIGNS } from '../identifiers/generator/index.ts';
import { isExact } from '../identifiers/label.ts';
import { AA, AB, BA, overlaps, play } from './twins.ts';

const knowledge = await loadKnowledge();
const SEEDS = [1, 2];
/** Both decodings of what was packed lead to the same octets of the wire, so a place there tells no value from another. */
const PACKED = /base64|hex|percent|form|gzip|deflate|br|zstd|chunked|json-escape|xml/;

/** Octets that the assessment of one recording names. */
function namedIn(capture: Uint8Array) {
  const engine = createEngine(knowledge, DEFAULT_SETTINGS);
  engine.push(capture);
  const { findings } = engine.finish('00', false).assessment;
  return findings
    .filter(({ subject }) => subject !== null)
    .flatMap(({ evidence }) => evidence.flatMap(({ ranges }) => ranges));
}

test.each([
  ['account', BA],
  ['device', AB],
] as const)(
  'every design, two recordings that differ by %s: what belongs to it is found, and no constant of the app',
  (of, twin) => {
    const missed: string[] = [];
    const wrong: string[] = [];
    let labels = 0;
    for (const design of DESIGNS) {
      for (const seed of SEEDS) {
        const { sessions, comparison } = play(design, seed, [AA, twin], true);
        const [session] = sessions;
        if (!session) continue;
        const told = comparison.findings.flatMap((one) =>
          one.evidence.filter(({ file }) => file === 0).map(({ ranges }) => ({ one, ranges })),
        );
        const named = namedIn(session.capture);
        for (const label of session.labels.filter((one) => one.of === of)) {
          labels++;
          const places = label.places.flat();
          if (!told.some(({ ranges }) => overlaps(ranges, places)) && !overlaps(named, places))
            missed.push(`${design.name} ${seed} ${label.type} ${label.key} ${label.chain.join('>')}`);
        }
        for (const decoy of session.decoys.filter((one) => one.of === 'app' && isExact(one.chain))) {
          const hit = told.find(
            ({ one, ranges }) =>
              !one.subject.chain.some((step) => PACKED.test(step)) &&
              overlaps(ranges, decoy.places.flat()) &&
              !session.labels.some(({ places }) => overlaps(ranges, places.flat())),
          );
          if (hit) wrong.push(`${design.name} ${seed} ${decoy.what} ${decoy.key} ${hit.one.paths.join(' ')}`);
        }
      }
    }
    console.info(`${labels} values of the ${of}, ${missed.length} neither found nor named:\n${missed.join('\n')}`);
    expect(wrong).toEqual([]);
    expect(missed.length / labels).toBeLessThan(0.05);
  },
  300_000,
);

test('designs that expose nothing: two recordings yield nothing likely that is of a person or device', () => {
  const found: string[] = [];
  for (const design of DESIGNS.filter(({ exposes }) => !exposes)) {
    for (const seed of SEEDS)
      for (const one of play(design, seed, [AA, BA]).comparison.findings)
        if (one.confidence === 'likely') found.push(`${design.name} ${seed} ${one.paths.join(' ')}`);
  }
  expect(found).toEqual([]);
}, 120_000);
