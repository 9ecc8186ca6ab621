import { interfaceDescription, packetBlock, sectionHeader } from '../../../main/formats/pcapng-writer.ts';
import type { Frame, Network, Occurrence } from './network.ts';

const ETHERNET = 1; // LINKTYPE_ETHERNET

/** A place in the capture: 1-based frame, octets from the frame's start. */
export interface Place {
  readonly frame: number;
  readonly offset: number;
  readonly length: number;
}

interface Truth {
  readonly value: string;
  readonly key: string | null;
  /** Decodings, outermost first; `inside` tells where in what each yields the next one, or the value, stands. */
  readonly chain: readonly string[];
  readonly inside: readonly { at: number; length: number }[];
  readonly frame: number;
  readonly offset: number;
  readonly length: number;
  /** Every time it was sent (segments sent twice too, where the whole value is in one); more than one place in one
   *  where it crosses segments. */
  readonly places: readonly (readonly Place[])[];
  readonly of: string;
  readonly protocol: string;
  readonly note: string;
}

export interface Label extends Truth {
  readonly type: string;
  readonly also: readonly string[];
  readonly needs: string;
}

export interface Decoy extends Truth {
  readonly what: string;
}

export interface Told {
  readonly capture: Uint8Array;
  readonly labels: readonly Label[];
  readonly decoys: readonly Decoy[];
  /** Values of which careful people could think either way. */
  readonly either: readonly Label[];
}

/** Numbers the frames by time, writes them, and tells what stands where. */
export function finish(network: Network, snap = 0): Told {
  const frames = [...network.frames].sort((a, b) => a.time - b.time);
  const numbers = new Map<Frame, number>(frames.map((frame, i) => [frame, i + 1]));
  const place = (occurrence: Occurrence): Place[] =>
    occurrence.spots.map(({ frame, offset, length }) => ({ frame: numbers.get(frame) ?? 0, offset, length }));
  const groups = new Map<string, { first: Occurrence; places: Place[][] }>();
  for (const occurrence of network.occurrences) {
    const { fact, key, steps } = occurrence.mark;
    const id = JSON.stringify([fact.sort, fact.value, key ?? null, steps.map(({ name }) => name)]);
    const group = groups.get(id) ?? { first: occurrence, places: [] };
    group.places.push(place(occurrence));
    groups.set(id, group);
  }
  const told = { labels: [] as Label[], decoys: [] as Decoy[], either: [] as Label[] };
  for (const { first, places } of groups.values()) {
    const { fact } = first.mark;
    const truth = truthOf(first, places);
    if (fact.sort === 'decoy') told.decoys.push({ ...truth, what: fact.type });
    else {
      const found = { ...truth, type: fact.type, also: fact.also, needs: fact.needs };
      told[fact.sort === 'label' ? 'labels' : 'either'].push(found);
    }
  }
  const blocks = frames.map(({ time, bytes, wireLength = bytes.length }) => {
    const moment = { seconds: Math.floor(time / 1_000_000), nanos: (time % 1_000_000) * 1000 };
    return packetBlock({ interfaceId: 0, time: moment, bytes, wireLength });
  });
  const capture = Buffer.concat([sectionHeader({ synthetic: true }), interfaceDescription(ETHERNET, snap), ...blocks]);
  return { capture: new Uint8Array(capture), ...told };
}

function truthOf(occurrence: Occurrence, places: readonly (readonly Place[])[]): Truth {
  const { fact, key, steps } = occurrence.mark;
  const { frame = 0, offset = 0, length = 0 } = places[0]?.[0] ?? {};
  return {
    value: fact.value,
    key: key ?? null,
    chain: steps.map(({ name }) => name),
    inside: steps.map(({ at, length: inner }) => ({ at, length: inner })),
    frame,
    offset,
    length,
    places,
    of: fact.of,
    protocol: occurrence.protocol,
    note: fact.note,
  };
}
