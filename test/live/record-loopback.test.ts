import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadCap } from '../../main/capture/cap-library.ts';
import { CapSource } from '../../main/capture/cap-source.ts';
import { HelperSource } from '../../main/capture/helper-source.ts';
import type { PacketSource } from '../../main/capture/packet-source.ts';
import { mayCaptureInProcess } from '../../main/capture/permission.ts';
import { type RecordingProgress, startRecording } from '../../main/capture/recorder.ts';
import type { Consent } from '../../main/contract/session.ts';
import { createCaptureReader } from '../../main/formats/reader.ts';
import { HELPER, named, whyNoLoopback } from './capture-ready.ts';
import { openLoopbackChat } from './loopback-chat.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-live-'));
afterAll(() => rmSync(folder, { recursive: true }));

const consent: Consent = { whose: 'mine', allAgreed: true, at: new Date().toISOString() };
const DATAGRAMS = 200;
const TCP_LEAST = 9; // 3 to open, hello and answer with their acknowledgements, at least 2 to close

interface Recorded {
  readonly end: RecordingProgress;
  readonly live: number;
  readonly path: string;
  readonly udpPort: number;
}

async function recordChat(source: PacketSource, name: string): Promise<Recorded> {
  const chat = await openLoopbackChat(),
    path = join(folder, name);
  let live = 0;
  const onBytes = (bytes: Uint8Array) => void (live += bytes.length);
  const recording = await startRecording({ source, interface: 'lo', filter: chat.filter, consent, path, onBytes });
  await chat.sendDatagrams(DATAGRAMS);
  await chat.talk();
  const end = await recording.stop();
  await chat.close();
  return { end, live, path, udpPort: chat.udpPort };
}

/** The file as our own reader sees it: texts of the datagrams in order, other packets, and the marks. */
function readBack({ path, udpPort }: Recorded) {
  const reader = createCaptureReader(),
    texts: string[] = [],
    processes = new Set<string | null>();
  let others = 0,
    notOwn = 0;
  reader.push(readFileSync(path), ({ bytes, at, length, own, process: name }) => {
    const packet = Buffer.from(bytes.subarray(at, at + length)); // Ethernet 14, IPv4 20, UDP 8
    if (packet[23] === 17 && packet.readUInt16BE(36) === udpPort) texts.push(packet.subarray(42).toString());
    else others++;
    if (!own) notOwn++;
    processes.add(name);
  });
  reader.end(() => undefined);
  return { facts: reader.facts, texts, others, notOwn, processes: [...processes] };
}

const sent = Array.from({ length: DATAGRAMS }, (_, i) => `datagram ${i}`);
const noHelper = whyNoLoopback();

test.skipIf(noHelper !== null)(
  named('the helper records every packet of a chat, and loses none', noHelper),
  async () => {
    const recorded = await recordChat(new HelperSource(HELPER), 'helper.pcapng');
    const { facts, texts, others, notOwn, processes } = readBack(recorded);
    expect(texts).toEqual(sent);
    expect(others).toBeGreaterThanOrEqual(TCP_LEAST);
    expect(facts).toMatchObject({ format: 'pcapng', droppedPackets: 0, truncated: false, problems: [] });
    expect(recorded.end).toMatchObject({ packets: texts.length + others, dropped: 0, bytes: facts.bytes });
    expect(recorded.live).toBe(facts.bytes);
    // Both ends are this test's own process: that is what "own" means.
    expect(processes).toEqual(['node']);
    expect([notOwn, recorded.end.ownPackets]).toEqual([0, recorded.end.packets]);
  },
);

const noCap =
  noHelper ??
  (loadCap() === null
    ? 'skipped: cap is not built'
    : (await mayCaptureInProcess())
      ? null
      : 'skipped: this process may not record');

test.skipIf(noCap !== null)(named('cap records the same chat in this process', noCap), async () => {
  const cap = loadCap();
  if (cap === null) throw new Error('checked above');
  const recorded = await recordChat(new CapSource(cap), 'cap.pcapng');
  const { facts, texts, others } = readBack(recorded);
  expect(texts).toEqual(sent);
  expect(others).toBeGreaterThanOrEqual(TCP_LEAST);
  expect(facts).toMatchObject({ truncated: false, problems: [] });
  expect(recorded.end.dropped).toBeNull();
});
