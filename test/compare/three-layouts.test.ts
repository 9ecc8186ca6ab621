import { expect, test } from 'vitest';
import type { Comparison } from '../../main/contract/comparison.ts';
import { agoraLike } from '../identifiers/generator/designs/agora-like.ts';
import { counterConstant } from '../identifiers/generator/designs/counter-constant.ts';
import { protobufUdp } from '../identifiers/generator/designs/protobuf-udp.ts';
import type { Label } from '../identifiers/generator/capture.ts';
import { AA, AB, BA, overlaps, play } from './twins.ts';

const SEEDS = Array.from({ length: 25 }, (_, i) => i + 1);
const LAYOUTS = [
  { design: agoraLike, twin: BA },
  { design: protobufUdp, twin: BA },
  { design: counterConstant, twin: AB },
] as const;

/** The places of this label in this recording that are told, and whether each is one of its places, octet for octet. An octet
 *  at an end that chance made the same in both recordings is not seen to differ: it may be missing. */
function isExact({ findings }: Comparison, file: number, label: Label, spare: number): boolean {
  const told = findings
    .filter(({ confidence }) => confidence === 'likely')
    .flatMap(({ evidence }) => evidence.filter((one) => one.file === file).map(({ ranges }) => ranges))
    .filter((ranges) => overlaps(ranges, label.places.flat()));
  return (
    told.length > 0 &&
    told.every(([range, ...rest]) =>
      label.places
        .flat()
        .some(
          (place) =>
            rest.length === 0 &&
            range?.frame === place.frame &&
            range.offset >= place.offset &&
            range.offset + range.length <= place.offset + place.length &&
            range.length >= place.length - spare,
        ),
    )
  );
}

for (const { design, twin } of LAYOUTS) {
  test(`${design.name}: with two recordings each value is found at its octets, in both`, () => {
    let whole = 0;
    let all = 0;
    for (const seed of SEEDS) {
      const { sessions, comparison } = play(design, seed, [AA, twin]);
      for (const [file, { labels, decoys }] of sessions.entries()) {
        for (const label of labels) {
          all++;
          if (isExact(comparison, file, label, 0)) whole++;
          expect([seed, file, label.type, isExact(comparison, file, label, 1)]).toEqual([seed, file, label.type, true]);
        }
        const likely = comparison.findings.filter(({ confidence }) => confidence === 'likely');
        const wrong = decoys.filter(({ places }) =>
          likely.some(({ evidence }) =>
            evidence.some((one) => one.file === file && overlaps(one.ranges, places.flat())),
          ),
        );
        expect([seed, file, wrong.map(({ what }) => what)]).toEqual([seed, file, []]);
      }
      expect([seed, comparison.findings.filter(({ confidence }) => confidence === 'likely').length]).toEqual([
        seed,
        sessions[0]?.labels.length,
      ]);
    }
    expect(whole / all).toBeGreaterThan(0.95);
  }, 120_000);

  test(`${design.name}: with one recording alone nothing is called an identifier`, () => {
    for (const seed of SEEDS.slice(0, 5)) expect(play(design, seed, [AA]).comparison.findings).toEqual([]);
  });

  test(`${design.name}: a third recording says whose it is`, () => {
    for (const seed of SEEDS.slice(0, 8)) {
      const { comparison, sessions } = play(design, seed, [AA, twin, twin === BA ? AB : BA]);
      const of = sessions[0]?.labels[0]?.of;
      const found = comparison.findings.filter(({ confidence }) => confidence === 'likely');
      expect(found.map(({ couldBe, subject }) => [couldBe, subject.type])).toEqual(
        found.map(() => [[of], of === 'account' ? 'account' : 'device-id']),
      );
      expect(found.length).toBeGreaterThan(0);
    }
  });
}
