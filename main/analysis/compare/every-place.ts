import { i32be } from '../bytes/plain.ts';
import { standsAt } from '../bytes/scan.ts';
import { encodeUtf8, octetsOfHex } from '../bytes/text.ts';
import type { Difference } from './compare.ts';
import { FEWEST_OCTETS } from './columns.ts';
import { type Held, isSighted, MOST_SIGHTINGS, type Observed } from './observed.ts';
import { sightingOf } from './octet-candidates.ts';

/** Values that begin with the same four octets and are looked for at each place. */
const MOST_ALIKE = 32;

/** Each value once more wherever it stands in octets that nobody explains: the one packet of a ping, seen alone, is no
 *  pattern, but holds what the log-in held. One pass over the octets of each recording. */
export function everyPlaceOf(found: readonly Difference[], recordings: readonly Observed[]): Difference[] {
  const more = recordings.map((observed, r) =>
    placesIn(
      observed,
      found.map(({ held }) => held[r] ?? null),
    ),
  );
  return found.map((one, i) => ({ ...one, held: one.held.map((held, r) => more[r]?.[i] ?? held) }));
}

function placesIn({ groups }: Observed, wanted: readonly (Held | null)[]): (Held | null)[] {
  const starts = new Map<number, { index: number; octets: Uint8Array }[]>();
  for (const [index, held] of wanted.entries()) {
    const octets = held && octetsOf(held.value);
    if (!octets || octets.length < FEWEST_OCTETS) continue;
    const start = i32be(octets, 0);
    const known = starts.get(start);
    if (!known) starts.set(start, [{ index, octets }]);
    else if (known.length < MOST_ALIKE) known.push({ index, octets });
  }
  const all = wanted.map((held) => held && { ...held, sightings: [...held.sightings] });
  if (starts.size === 0) return all;
  for (const { messages } of groups.values()) {
    for (const message of messages) {
      const { bytes } = message;
      for (let at = 0; at + FEWEST_OCTETS <= bytes.length; at++) {
        for (const { index, octets } of starts.get(i32be(bytes, at)) ?? []) {
          const held = all[index];
          if (!held || held.sightings.length >= MOST_SIGHTINGS || !standsAt(bytes, octets, at, bytes.length)) continue;
          if (!isSighted(held.sightings, { ...message, where: [] }))
            held.sightings.push(sightingOf(message, at, octets.length));
        }
      }
    }
  }
  return all;
}

function octetsOf(value: string): Uint8Array {
  return value.startsWith('hex:') ? octetsOfHex(value.slice(4)) : encodeUtf8(value);
}
