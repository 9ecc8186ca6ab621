import type { SeededRandom } from '../sample/random.ts';
import type { Bytes } from './capture-records.ts';
import { fileOf, payloadOf, type Frame } from './frames.ts';
import type { Material } from './material.ts';

/** Octets at which length, sign and text readers turn. */
const TURNS = [0, 1, 2, 0x0a, 0x0d, 0x20, 0x22, 0x30, 0x3c, 0x7b, 0x7f, 0x80, 0x81, 0xc0, 0xfe, 0xff] as const;
const WORDS = [
  0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff,
] as const;
/** Changes to one input. Few: most of it must stay what a dissector recognises. */
const MOST_CHANGES = 6;
/** Frames of one input: a failure in few is a fixture someone can read, and a thousand inputs fit into some seconds. */
const MOST_FRAMES = 40;
const MOST_OCTETS = 64 * 1024;

/** One input made of real captures: half the time their frames, headers whole, with changed payloads; else the bytes of a
 *  file, changed anywhere. */
export function mutated(material: Material, random: SeededRandom): Bytes {
  return random.between(0, 3) === 0 ? mutatedFile(material, random) : mutatedTalk(material, random);
}

function mutatedFile({ files }: Material, random: SeededRandom): Bytes {
  let bytes: Bytes = pick(files, random).slice(0, random.between(200, 16 * 1024));
  for (let n = random.between(1, MOST_CHANGES); n > 0; n--) bytes = changed(bytes, pick(files, random), random);
  return bytes;
}

function mutatedTalk({ talks }: Material, random: SeededRandom): Bytes {
  const talk = pick(talks, random);
  const from = random.between(0, Math.max(0, talk.length - 4));
  const frames = talk.slice(from, from + random.between(2, MOST_FRAMES));
  for (let n = random.between(1, MOST_CHANGES); n > 0; n--) {
    const kind = random.between(0, 9);
    if (kind === 0) frames.splice(random.between(0, frames.length - 1), 1);
    else if (kind === 1) frames.splice(random.between(0, frames.length), 0, pick(frames, random));
    else if (kind === 2) swap(frames, random);
    else if (kind === 3) frames.splice(random.between(0, frames.length), 0, ...someOf(pick(talks, random), random));
    else if (kind === 4) changeFrame(frames, random);
    else changePayload(frames, pick(pick(talks, random), random), random);
    if (frames.length === 0) frames.push(pick(talk, random));
  }
  return fileOf(frames);
}

function someOf(frames: readonly Frame[], random: SeededRandom): Frame[] {
  const from = random.between(0, frames.length - 1);
  return frames.slice(from, from + random.between(1, 8));
}

function swap(frames: Frame[], random: SeededRandom): void {
  const [a, b] = [random.between(0, frames.length - 1), random.between(0, frames.length - 1)];
  const [first, second] = [frames[a], frames[b]];
  if (first && second) [frames[a], frames[b]] = [second, first];
}

/** Anything in the frame, headers and captured length included. */
function changeFrame(frames: Frame[], random: SeededRandom): void {
  const at = random.between(0, frames.length - 1);
  const frame = frames[at];
  if (!frame) return;
  const bytes = changed(frame.bytes, frame.bytes, random);
  frames[at] = { ...frame, bytes, wireLength: Math.max(bytes.length, frame.wireLength) };
}

/** Only behind the headers, which stay right, so that the change reaches a dissector. Another capture's payload may take
 *  the place of this one's: a conversation then changes its protocol on the way. */
function changePayload(frames: Frame[], other: Frame, random: SeededRandom): void {
  const at = random.between(0, frames.length - 1);
  const frame = frames[at];
  const payload = frame && payloadOf(frame);
  if (!frame || !payload) return;
  const theirs = payloadOf(other);
  const donor = theirs ? other.bytes.slice(theirs.at, theirs.at + theirs.length) : frame.bytes;
  const own = frame.bytes.slice(payload.at, payload.at + payload.length);
  const made = random.between(0, 7) === 0 ? donor : changed(own, donor, random);
  const bytes = frame.bytes.slice();
  bytes.set(made.subarray(0, payload.length), payload.at);
  frames[at] = { ...frame, bytes };
}

/** A copy with one change. */
function changed(bytes: Bytes, donor: Bytes, random: SeededRandom): Bytes {
  if (bytes.length === 0) return donor.slice(0, 64);
  const at = random.between(0, bytes.length - 1);
  switch (random.between(0, 7)) {
    case 0:
      return withOctets(bytes, at, [(bytes[at] ?? 0) ^ (1 << random.between(0, 7))]);
    case 1:
      return withOctets(bytes, at, [pick(TURNS, random)]);
    case 2:
      return withOctets(bytes, at, wordOf(random));
    case 3: // a length field, most of all: one more, one less
      return withOctets(bytes, at, [(bytes[at] ?? 0) + (random.between(0, 1) === 0 ? 1 : 255)]);
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + random.between(1, 64))));
    case 5:
      return joined(
        bytes.subarray(0, at),
        repeated(bytes.subarray(at, at + random.between(1, 64)), random),
        bytes.subarray(at),
      );
    case 6: {
      const from = random.between(0, donor.length);
      return joined(bytes.subarray(0, at), donor.subarray(from, from + random.between(1, 256)), bytes.subarray(at));
    }
    default:
      return withOctets(bytes, at, random.bytes(random.between(1, 8)));
  }
}

function repeated(part: Bytes, random: SeededRandom): Bytes {
  return joined(...Array.from({ length: random.between(1, random.between(0, 9) === 0 ? 200 : 4) }, () => part));
}

/** A turning number in 1, 2 or 4 octets, either way round. */
function wordOf(random: SeededRandom): number[] {
  const value = pick(WORDS, random);
  const octets = [value >>> 24, value >>> 16, value >>> 8, value].slice(-pick([1, 2, 4], random));
  return random.between(0, 1) === 0 ? octets : octets.reverse();
}

function withOctets(bytes: Bytes, at: number, octets: ArrayLike<number>): Bytes {
  const copy = bytes.slice();
  for (let i = 0; i < octets.length && at + i < copy.length; i++) copy[at + i] = octets[i] ?? 0;
  return copy;
}

function joined(...parts: readonly Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(parts)).subarray(0, MOST_OCTETS);
}

function pick<T>(list: readonly T[], random: SeededRandom): T {
  const one = list[random.between(0, list.length - 1)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
