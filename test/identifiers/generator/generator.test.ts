import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createCaptureReader } from '../../../main/formats/reader.ts';
import type { Decoy, Label, Place } from './capture.ts';
import { codec } from './codecs.ts';
import { addressOctets, folded, sum, transportChecksum } from './frames.ts';
import { type Generated, plain } from './generate.ts';
import { DESIGNS, FOURTH_DESIGNS, generate, LATER_DESIGNS, THIRD_DESIGNS } from './index.ts';
import type { Design } from './session.ts';
import { writeAll } from './write.ts';

const SEEDS = [1, 2];
const ALL = [...DESIGNS, ...LATER_DESIGNS, ...THIRD_DESIGNS, ...FOURTH_DESIGNS];
const CODES = ALL.flatMap((design) => SEEDS.map((seed) => [`${design.name}, seed ${seed}`, design, seed] as const));

const made = new Map<string, Generated>();

/** The first account on the first device; each is made once for all tests. */
function first(design: Design, seed: number): Generated {
  const name = `${design.name}/${seed}`;
  const known = made.get(name) ?? generate(design, seed);
  made.set(name, known);
  return known;
}

function framesOf(capture: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  const reader = createCaptureReader();
  const keep = (packet: { bytes: Uint8Array; at: number; length: number }): void => {
    frames.push(packet.bytes.slice(packet.at, packet.at + packet.length));
  };
  reader.push(capture, keep);
  reader.end(keep);
  expect(reader.facts.problems).toEqual([]);
  expect(reader.facts.synthetic).toBe(true);
  return frames;
}

/** The IP packets that are whole: without VLAN tags, put together from fragments; the sums of their heads hold. */
function packetsOf(frames: readonly Uint8Array[]): Uint8Array[] {
  const packets: Uint8Array[] = [];
  const parts = new Map<number, Uint8Array[]>();
  for (const frame of frames) {
    const packet = frame.subarray(frame[12] === 0x81 ? 18 : 14);
    const view = new DataView(packet.buffer, packet.byteOffset);
    const six = packet[0] === 0x60;
    if ((six ? 40 + view.getUint16(4) : view.getUint16(2)) !== packet.length) continue;
    const place = six ? 0 : view.getUint16(6) & 0x3fff;
    if (place === 0) {
      packets.push(packet);
      continue;
    }
    expect(folded(sum(packet.subarray(0, 20)))).toBe(0);
    const id = view.getUint16(4);
    const before = parts.get(id) ?? [];
    expect((place & 0x1fff) * 8).toBe(before.reduce((total, part) => total + part.length, 0));
    parts.set(id, [...before, packet.subarray(20)]);
    if (place & 0x2000) continue;
    const head = Buffer.from(packet.subarray(0, 20));
    head.writeUInt16BE(0, 10);
    head.writeUInt16BE(folded(sum(head)), 10);
    packets.push(Buffer.concat([head, ...(parts.get(id) ?? [])]));
  }
  return packets;
}

function octetsAt(frames: readonly Uint8Array[], places: readonly Place[]): Buffer {
  return Buffer.concat(
    places.map(({ frame, offset, length }) => frames[frame - 1]?.subarray(offset, offset + length) ?? Buffer.of()),
  );
}

/** Undoes the chain, and compares what is left with the value, or with the value's hash. */
function readBack(octets: Buffer, truth: Label | Decoy): string {
  let left: Uint8Array = octets;
  for (const [i, name] of truth.chain.entries()) {
    const { decode, encode } = codec(name);
    if (decode === null) {
      return Buffer.compare(left, encode(Buffer.from(truth.value))) === 0 ? truth.value : 'another hash';
    }
    const { at = 0, length = 0 } = truth.inside[i] ?? {};
    left = decode(Buffer.from(left)).subarray(at, at + length);
  }
  return Buffer.from(left).toString('utf8');
}

test.each(CODES)('every label, decoy and doubtful value of %s stands at its places', (_, design, seed) => {
  const { capture, labels, decoys, either } = first(design, seed);
  const frames = framesOf(capture);
  for (const truth of [...labels, ...decoys, ...either]) {
    expect(truth.inside).toHaveLength(truth.chain.length);
    expect(truth.places[0]?.[0]).toEqual({ frame: truth.frame, offset: truth.offset, length: truth.length });
    for (const places of truth.places) expect(readBack(octetsAt(frames, places), truth)).toBe(truth.value);
  }
});

test.each(CODES)('the checksums of %s are right, and its frames are in order of time', (_, design, seed) => {
  const frames = framesOf(first(design, seed).capture);
  for (const frame of frames) expect(frame.length).toBeLessThanOrEqual(design.wire?.snap ?? 1518);
  for (const packet of packetsOf(frames)) {
    const six = packet[0] === 0x60;
    const segment = packet.subarray(six ? 40 : 20);
    const [from, to] = [packet.subarray(six ? 8 : 12, six ? 24 : 16), packet.subarray(six ? 24 : 16, six ? 40 : 20)];
    const protocol = packet[six ? 6 : 9] ?? 0;
    if (!six) expect(folded(sum(packet.subarray(0, 20)))).toBe(0);
    expect(folded(sum(from) + sum(to) + protocol + segment.length + sum(segment))).toBe(0);
  }
});

test('the checksum sum is the one the RFC works out', () => {
  // RFC 1071 section 3: 0001 f203 f4f5 f6f7 add up to ddf2, before the complement.
  expect(folded(sum(Uint8Array.of(0, 1, 0xf2, 3, 0xf4, 0xf5, 0xf6, 0xf7)))).toBe(~0xddf2 & 0xffff);
  expect(addressOctets('2001:db8::1:2')).toEqual(Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2));
  expect(transportChecksum('192.0.2.1', '192.0.2.2', 17, new Uint8Array(8))).not.toBe(0);
});

test.each(ALL.map((design) => [design.name, design] as const))(
  '%s is the same for one seed, another for the next',
  (_, design) => {
    const [one, again, next] = [first(design, 1), generate(design, 1), first(design, 2)];
    expect(Buffer.compare(one.capture, again.capture)).toBe(0);
    expect(again).toEqual(one);
    expect(Buffer.compare(one.capture, next.capture)).not.toBe(0);
  },
);

test.each(CODES)('what is said of %s holds together', (_, design, seed) => {
  const { labels, decoys, mine } = first(design, seed);
  expect(labels.length > 0).toBe(design.exposes);
  expect(decoys.length).toBeGreaterThan(5);
  const values = new Set(labels.map(({ value }) => value));
  for (const { value } of decoys) expect(values).not.toContain(value);
  for (const label of labels.filter(({ needs }) => needs === 'mine')) {
    expect(mine.map(({ value }) => plain(value))).toContain(plain(label.value));
  }
  // A number of so few octets as to be met by chance is no value to look for.
  for (const { value } of labels) expect(value.length).toBeGreaterThanOrEqual(2);
});

test.each(CODES)(
  'in %s the account changes with the account, the device with the device, the app with neither',
  (_, design, seed) => {
    const [base, account, device] = [
      generate(design, seed),
      generate(design, seed, { account: 'b', device: 'a' }),
      generate(design, seed, { account: 'a', device: 'b' }),
    ];
    const values = (truths: readonly (Label | Decoy)[], of: string): Set<string> =>
      new Set(truths.filter((truth) => truth.of === of).map(({ value }) => value));
    const shared = (one: Set<string>, other: Set<string>): string[] => [...one].filter((value) => other.has(value));
    // Where frames are cut short, how much is left hangs on the length of what comes before.
    if (design.wire?.snap === undefined) {
      expect(values(account.labels, 'device')).toEqual(values(base.labels, 'device'));
      expect(values(device.labels, 'account')).toEqual(values(base.labels, 'account'));
      expect(values(account.decoys, 'app')).toEqual(values(base.decoys, 'app'));
      expect(values(device.decoys, 'app')).toEqual(values(base.decoys, 'app'));
    }
    expect(shared(values(device.labels, 'device'), values(base.labels, 'device'))).toEqual([]);
    const same = shared(values(account.labels, 'account'), values(base.labels, 'account'));
    // Two people may have the same first name or be in a room of the same title.
    const alike = base.labels.filter(({ type }) => type === 'person-name' || type === 'room' || type === 'device-name');
    expect(same.filter((value) => !alike.some((label) => label.value === value))).toEqual([]);
  },
);

test('the command writes a capture and its truth for both accounts on both devices', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'generator-'));
  const design = DESIGNS.find(({ name }) => name === 'http-query');
  if (design === undefined) throw new Error('the design is gone');
  writeAll([design], folder, 1);
  const files = ['aa', 'ab', 'ba', 'bb'].flatMap((variant) => [
    `http-query-${variant}.json`,
    `http-query-${variant}.pcapng`,
  ]);
  expect(readdirSync(folder).sort()).toEqual(files);
  expect(Buffer.compare(readFileSync(path.join(folder, 'http-query-aa.pcapng')), first(design, 1).capture)).toBe(0);
  const truth: unknown = JSON.parse(readFileSync(path.join(folder, 'http-query-aa.json'), 'utf8'));
  expect(truth).toMatchObject({ design: 'http-query', labels: first(design, 1).labels });
  rmSync(folder, { recursive: true });
});

test('there are twelve later designs, and at least three of them expose nothing', () => {
  expect(LATER_DESIGNS).toHaveLength(12);
  expect(LATER_DESIGNS.filter(({ exposes }) => !exposes).length).toBeGreaterThanOrEqual(3);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  const wires = LATER_DESIGNS.map(({ wire }) => wire ?? {});
  for (const what of ['vlan', 'mtu', 'reorder', 'resend', 'snap'] as const) {
    expect(wires.some((wire) => wire[what] !== undefined)).toBe(true);
  }
});

test('there are twelve designs of the third set, and one of them exposes nothing', () => {
  expect(THIRD_DESIGNS).toHaveLength(12);
  expect(THIRD_DESIGNS.filter(({ exposes }) => !exposes)).toHaveLength(1);
});

test('there are ten designs of the fourth set, and two of them expose nothing', () => {
  expect(FOURTH_DESIGNS).toHaveLength(10);
  expect(FOURTH_DESIGNS.filter(({ exposes }) => !exposes)).toHaveLength(2);
});

test('there are at least 32 designs that expose something, and 8 that expose nothing', () => {
  expect(DESIGNS.filter(({ exposes }) => exposes).length).toBeGreaterThanOrEqual(32);
  expect(DESIGNS.filter(({ exposes }) => !exposes).length).toBeGreaterThanOrEqual(8);
  expect(new Set(DESIGNS.map(({ name }) => name)).size).toBe(DESIGNS.length);
});
