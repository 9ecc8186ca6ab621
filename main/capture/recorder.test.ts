import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EarshotError } from '../contract/errors.ts';
import type { Consent } from '../contract/session.ts';
import { createCaptureReader } from '../formats/reader.ts';
import { type GrowingFile, createGrowingFile } from './capture-file.ts';
import { OwnProcesses } from './own-flows.ts';
import { PacketMarker } from './packet-marker.ts';
import type { PacketSource } from './packet-source.ts';
import { ProcessTable } from './process-table.ts';
import { type RecordingProgress, startRecording } from './recorder.ts';
import { BLOCKS, STREAM } from './stream.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-recorder-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const freshPath = () => join(folder, `${files++}.pcapng`);

const consent: Consent = { whose: 'mine', allAgreed: true, at: '2026-11-24T00:00:00Z' };

/** A source that hands out `chunks`, then waits for stop, then throws `fault` where there is one. */
function source(chunks: readonly Uint8Array[], fault: Error | null = null) {
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const state = { opened: false, left: false };
  const made: PacketSource = {
    kind: 'helper',
    tellsDrops: true,
    async *open() {
      state.opened = true;
      try {
        yield* chunks;
        if (fault !== null) throw fault;
        await stopped;
      } finally {
        state.left = true;
      }
    },
    async stop() {
      stop();
    },
  };
  return { made, state };
}

/** Every flow from 192.0.2.2:50000 is Earshot's. */
function marker(): PacketMarker {
  const row = { transport: 'udp', local: { address: '192.0.2.2', port: 50000 }, remote: null } as const;
  const list = async () => ({ sockets: [{ row, owner: { pid: 7, name: 'earshot' } }], running: new Map() });
  const table = new ProcessTable({ lister: { list }, own: new OwnProcesses([7]) });
  return new PacketMarker(table, { locals: () => new Set(['192.0.2.2']) });
}

/** A packet of the fixture with both marks, and to spare. */
const LONGEST_BLOCK = 120;
const base = { interface: 'wlan0', filter: null, consent };

function readBack(bytes: Uint8Array) {
  const reader = createCaptureReader(),
    packets: { process: string | null; own: boolean }[] = [];
  reader.push(bytes, ({ process, own }) => void packets.push({ process, own }));
  reader.end(() => undefined);
  return { facts: reader.facts, packets };
}

test('without consent nothing is opened and no file is made', async () => {
  const { made, state } = source([STREAM]);
  for (const bad of [null, { ...consent, allAgreed: false } as unknown as Consent]) {
    const path = freshPath();
    await expect(startRecording({ ...base, consent: bad, source: made, path })).rejects.toMatchObject({
      code: 'consent-missing',
    });
    expect(existsSync(path)).toBe(false);
  }
  expect(state.opened).toBe(false);
});

test('marks, counts, writes, and hands the same bytes on', async () => {
  const path = freshPath(),
    live: Uint8Array[] = [],
    told: RecordingProgress[] = [];
  const chunks = [STREAM.slice(0, 101), STREAM.slice(101)]; // cut inside a block
  const recording = await startRecording({
    ...base,
    source: source(chunks).made,
    path,
    marker: marker(),
    onBytes: (bytes) => void live.push(Uint8Array.from(bytes)),
    onProgress: (progress) => void told.push(progress),
  });
  const end = await recording.stop();
  expect(end).toMatchObject({ packets: 3, ownPackets: 2, dropped: 2, bytes: readFileSync(path).length });
  expect(told.at(-1)).toEqual(end);
  expect(Buffer.concat(live)).toEqual(readFileSync(path));
  const { facts, packets } = readBack(readFileSync(path));
  expect(facts).toMatchObject({ packets: 3, droppedPackets: 2, truncated: false, problems: [] });
  const own = { process: 'earshot', own: true };
  expect(packets).toEqual([own, { process: null, own: false }, own]); // the second is cut before its ports
});

test('a source that fails at once leaves no file', async () => {
  const path = freshPath(),
    { made } = source([], new EarshotError('no-capture-right'));
  await expect(startRecording({ ...base, source: made, path })).rejects.toMatchObject({ code: 'no-capture-right' });
  expect(existsSync(path)).toBe(false);
});

test('a source that fails later leaves what it gave', async () => {
  const path = freshPath(),
    { made } = source([STREAM], new EarshotError('capture-failed'));
  const recording = await startRecording({ ...base, source: made, path, marker: marker() });
  await expect(recording.done).rejects.toMatchObject({ code: 'capture-failed' });
  expect(readBack(readFileSync(path)).facts).toMatchObject({ packets: 3, truncated: false });
});

test('a full disk stops the source, tells so, and keeps every whole packet', async () => {
  const path = freshPath();
  const room = BLOCKS.slice(0, 4).reduce((sum, block) => sum + block.length, 0) + 200; // marks take room as well
  const createFile = async (name: string): Promise<GrowingFile> => {
    const file = await createGrowingFile(name);
    const write = async (bytes: Uint8Array, position: number) => {
      await file.write(bytes.subarray(0, Math.max(0, room - position)), position);
      if (position + bytes.length > room) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    return { ...file, write };
  };
  const many = [...BLOCKS, ...BLOCKS.slice(2), ...BLOCKS.slice(2)];
  const full = source([BLOCKS[0] ?? STREAM, Buffer.concat(many.slice(1))]);
  const recording = await startRecording({ ...base, source: full.made, path, marker: marker(), createFile });
  await expect(recording.done).rejects.toMatchObject({ code: 'recording-disk-full' });
  expect(full.state.left).toBe(true);
  const { facts } = readBack(readFileSync(path));
  expect(facts.packets).toBeGreaterThanOrEqual(2);
  expect(room - facts.bytes).toBeLessThan(LONGEST_BLOCK); // nothing that would have fit was left out
  expect(facts).toMatchObject({ truncated: false, problems: [] });
});

test('a disk that is full from the first octet: no file, and nothing is called kept', async () => {
  const path = freshPath();
  const createFile = async (name: string): Promise<GrowingFile> => {
    const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    return { ...(await createGrowingFile(name)), write: full };
  };
  const starting = startRecording({ ...base, source: source([STREAM]).made, path, marker: marker(), createFile });
  await expect(starting).rejects.toMatchObject({ code: 'disk-full' });
  expect(existsSync(path)).toBe(false);
});

test('a disk that is full at the last sync keeps the recording, and says so', async () => {
  const path = freshPath();
  const createFile = async (name: string): Promise<GrowingFile> => {
    const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    return { ...(await createGrowingFile(name)), sync: full };
  };
  const recording = await startRecording({
    ...base,
    source: source([STREAM]).made,
    path,
    marker: marker(),
    createFile,
  });
  await expect(recording.stop()).rejects.toMatchObject({ code: 'recording-disk-full' });
  expect(readBack(readFileSync(path)).facts.packets).toBe(3);
});

test('a crash at any octet leaves a file that reads up to there', () => {
  for (let end = BLOCKS[0]?.length ?? 0; end <= STREAM.length; end++) {
    const { facts } = readBack(STREAM.slice(0, end));
    const whole = [2, 3, 4].filter((i) => BLOCKS.slice(0, i + 1).reduce((sum, b) => sum + b.length, 0) <= end).length;
    expect(facts.packets).toBe(whole);
  }
});

test('a live view that throws does not end the recording', async () => {
  const path = freshPath();
  let calls = 0;
  const onBytes = () => {
    calls++;
    throw new Error('fault of the view');
  };
  const recording = await startRecording({ ...base, source: source(BLOCKS).made, path, marker: marker(), onBytes });
  expect(await recording.stop()).toMatchObject({ packets: 3 });
  expect(calls).toBe(1);
});

test('stopped before anything came: no file, and an error', async () => {
  const path = freshPath(),
    { made } = source([]);
  const starting = startRecording({ ...base, source: made, path });
  void made.stop();
  await expect(starting).rejects.toMatchObject({ code: 'capture-failed' });
  expect(existsSync(path)).toBe(false);
});
