import { ETHERNET, folded, sum } from './frames.ts';
import type { Frame, Network, Occurrence, Spot } from './network.ts';

/** What befalls the frames between the program and the file. */
export interface Wire {
  /** IEEE 802.1Q: the tag's number. */
  readonly vlan?: number;
  /** Datagrams that would make a longer IPv4 packet go in fragments (RFC 791 section 3.2). */
  readonly mtu?: number;
  /** How often a TCP segment comes before the one sent before it. */
  readonly reorder?: number;
  /** How often a TCP segment comes again, though the first one is in the capture. */
  readonly resend?: number;
  /** The longest TCP segment. */
  readonly mss?: number;
  /** Only so many octets of each frame are in the capture. */
  readonly snap?: number;
}

/** Octets of an old frame, and where they stand in a new one. */
interface Kept {
  readonly from: number;
  readonly length: number;
  readonly frame: Frame;
  readonly at: number;
}

const TAG = 4;
const IPV4 = 20;
const TCP = 6;
const UDP = 17;
const AGAIN = 260_000; // microseconds
const NEAR = 40_000;
const LEAST_SAID = 4;

export function reshape(network: Network, wire: Wire): void {
  const { mtu, vlan, snap, reorder = 0, resend = 0 } = wire;
  if (resend > 0) sendAgain(network, resend);
  if (reorder > 0) mix(network, reorder);
  if (mtu !== undefined) replace(network, (frame) => fragments(frame, mtu));
  if (vlan !== undefined) replace(network, (frame) => tagged(frame, vlan));
  if (snap !== undefined) cutShort(network, snap);
}

/** Puts other frames in the place of each, and moves what is known of their octets along. */
function replace(network: Network, change: (frame: Frame) => readonly Kept[]): void {
  const changed = new Map(network.frames.map((frame) => [frame, change(frame)]));
  const frames = [...changed.values()].flatMap((kept) => kept.map(({ frame }) => frame));
  const occurrences = network.occurrences.map((occurrence) => ({
    ...occurrence,
    spots: occurrence.spots.flatMap((spot) => (changed.get(spot.frame) ?? []).flatMap((kept) => moved(spot, kept))),
  }));
  network.frames.splice(0, network.frames.length, ...new Set(frames));
  network.occurrences.splice(0, network.occurrences.length, ...occurrences);
}

function moved({ offset, length }: Spot, { from, length: whole, frame, at }: Kept): Spot[] {
  const start = Math.max(offset, from);
  const end = Math.min(offset + length, from + whole);
  return end > start ? [{ frame, offset: at + start - from, length: end - start }] : [];
}

function tagged(frame: Frame, vlan: number): Kept[] {
  const { bytes, time } = frame;
  const tag = Uint8Array.of(0x81, 0, vlan >> 8, vlan & 255);
  const made = { time, bytes: Buffer.concat([bytes.subarray(0, 12), tag, bytes.subarray(12)]) };
  return [{ from: 12, length: bytes.length - 12, frame: made, at: 12 + TAG }];
}

function fragments(frame: Frame, mtu: number): Kept[] {
  const { bytes, time } = frame;
  const whole: Kept = { from: 0, length: bytes.length, frame, at: 0 };
  if (bytes[12] !== 8 || bytes[23] !== UDP || bytes.length - ETHERNET <= mtu) return [whole];
  const head = ETHERNET + IPV4;
  const most = Math.floor((mtu - IPV4) / 8) * 8;
  const kept: Kept[] = [];
  for (let at = head; at < bytes.length; at += most) {
    const part = bytes.subarray(at, at + most);
    const made = Buffer.concat([bytes.subarray(0, head), part]);
    made.writeUInt16BE(IPV4 + part.length, ETHERNET + 2);
    const more = at + most < bytes.length ? 0x2000 : 0;
    made.writeUInt16BE(more | ((at - head) / 8), ETHERNET + 6);
    made.writeUInt16BE(0, ETHERNET + 10);
    made.writeUInt16BE(folded(sum(made.subarray(ETHERNET, head))), ETHERNET + 10);
    kept.push({ from: at, length: part.length, frame: { time: time + kept.length * 40, bytes: made }, at: head });
  }
  return kept;
}

/** The two ends and the direction of a TCP segment with a payload, else null. */
function direction({ bytes }: Frame): string | null {
  const six = bytes[12] === 0x86;
  const head = ETHERNET + (six ? 40 : IPV4);
  if (bytes[six ? 20 : 23] !== TCP || bytes.length <= head + ((bytes[head + 12] ?? 0) >> 4) * 4) return null;
  return Buffer.from(bytes.subarray(six ? 22 : 26, head + 4)).toString('hex');
}

function sendAgain(network: Network, often: number): void {
  const lost = network.frames.filter((frame) => direction(frame) !== null && network.random.chance(often));
  for (const frame of lost) {
    const again: Frame = { time: frame.time + AGAIN, bytes: frame.bytes };
    network.frames.push(again);
    const inside = network.occurrences.filter(({ spots }) => spots.every((spot) => spot.frame === frame));
    for (const occurrence of inside) {
      const spots = occurrence.spots.map((spot) => ({ ...spot, frame: again }));
      network.occurrences.push({ ...occurrence, spots });
    }
  }
}

/** Two segments of one direction that follow one another closely change places. */
function mix(network: Network, often: number): void {
  const times = new Map<Frame, number>();
  const last = new Map<string, Frame>();
  for (const frame of [...network.frames].sort((a, b) => a.time - b.time)) {
    const way = direction(frame);
    if (way === null) continue;
    const before = last.get(way);
    last.set(way, frame);
    if (before === undefined || times.has(before) || frame.time - before.time > NEAR) continue;
    if (!network.random.chance(often)) continue;
    times.set(before, frame.time + 1);
    times.set(frame, before.time);
  }
  replace(network, (frame) => {
    const { bytes, time } = frame;
    return [{ from: 0, length: bytes.length, at: 0, frame: { bytes, time: times.get(frame) ?? time } }];
  });
}

/** What is not wholly in the capture any more is told as the beginning that is left of it, and counts neither way. */
function cutShort(network: Network, snap: number): void {
  const short = new Map(
    network.frames.map((frame) => {
      const { time, bytes } = frame;
      return [frame, { time, bytes: bytes.slice(0, snap), wireLength: bytes.length }];
    }),
  );
  const left = network.occurrences.flatMap((occurrence): Occurrence[] => {
    const spots = occurrence.spots.map((spot) => ({ ...spot, frame: short.get(spot.frame) ?? spot.frame }));
    const seen = visible(spots, snap);
    const length = (all: readonly Spot[]): number => all.reduce((total, spot) => total + spot.length, 0);
    return length(seen) === length(spots) ? [{ ...occurrence, spots }] : beginning({ ...occurrence, spots: seen });
  });
  network.frames.splice(0, network.frames.length, ...short.values());
  network.occurrences.splice(0, network.occurrences.length, ...left);
}

/** Up to the first octet that is missing. */
function visible(spots: readonly Spot[], snap: number): Spot[] {
  const seen: Spot[] = [];
  for (const spot of spots) {
    const length = Math.min(spot.length, snap - spot.offset);
    if (length > 0) seen.push({ ...spot, length });
    if (length < spot.length) break;
  }
  return seen;
}

function beginning(occurrence: Occurrence): Occurrence[] {
  const { mark, spots } = occurrence;
  const octets = Buffer.concat(spots.map(({ frame, offset, length }) => frame.bytes.subarray(offset, offset + length)));
  // In a stream a letter whose octets are not all there is held back.
  const value = new TextDecoder().decode(octets, { stream: true });
  const over = octets.length - Buffer.byteLength(value);
  if (mark.steps.length > 0 || value.length < LEAST_SAID || over > 0) return [];
  const sort = mark.fact.sort === 'label' ? 'either' : mark.fact.sort;
  const fact = { ...mark.fact, sort, value, of: 'session', note: 'the rest is not in the capture' } as const;
  return [{ ...occurrence, mark: { ...mark, fact } }];
}
