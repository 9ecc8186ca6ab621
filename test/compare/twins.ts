import { createObserver } from '../../main/analysis/compare/observe.ts';
import { compareAndWrite, type ReadRecording } from '../../main/analysis/compare/write-comparison.ts';
import type { Comparison, Told } from '../../main/contract/comparison.ts';
import { generate } from '../identifiers/generator/index.ts';
import type { Design, Variant } from '../identifiers/generator/session.ts';

export const AA: Variant = { account: 'a', device: 'a' };
export const BA: Variant = { account: 'b', device: 'a' };
export const AB: Variant = { account: 'a', device: 'b' };

export function read(bytes: Uint8Array, told: Told): ReadRecording {
  const observer = createObserver();
  observer.push(bytes);
  const observed = observer.finish();
  const { facts, firstTime, lastTime } = observer;
  return { observed, facts, firstTime, lastTime, sha256: '00', told };
}

export function compareBytes(recordings: readonly { bytes: Uint8Array; told: Told }[], reveal = false): Comparison {
  return compareAndWrite(
    recordings.map(({ bytes, told }) => read(bytes, told)),
    { reveal, lang: 'en' },
  );
}

/** One design as several variants play it, compared. */
export function play(design: Design, seed: number, variants: readonly Variant[], reveal = false) {
  const sessions = variants.map((variant) => generate(design, seed, variant));
  const recordings = sessions.map(({ capture }, i) => ({ bytes: capture, told: variants[i] ?? AA }));
  return { sessions, comparison: compareBytes(recordings, reveal) };
}

interface Range {
  readonly frame: number;
  readonly offset: number;
  readonly length: number;
}

export function overlaps(ranges: readonly Range[], places: readonly Range[]): boolean {
  return ranges.some((a) =>
    places.some((b) => a.frame === b.frame && a.offset < b.offset + b.length && b.offset < a.offset + a.length),
  );
}
