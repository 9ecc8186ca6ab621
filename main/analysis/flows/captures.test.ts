/** Every real capture, read whole and in small parts: the same packets, the same flows, the same payload. The files are
 *  read where they lie and are no part of the project. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Packet } from '../../formats/packet.ts';
import { createCaptureReader } from '../../formats/reader.ts';
import type { Flow } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { UndecodedReason } from '../packets/segment.ts';
import { FlowTable } from './flow-table.ts';

const root = new URL('../../..', import.meta.url).pathname;
const folder = join(process.env['EARSHOT_CAPTURES'] ?? join(root, '../shared/captures'), 'ndpi');
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => /\.p?cap(?:ng)?$/.test(name))
      .sort()
  : [];

/** One octet at a time costs a call per octet: larger files are cut less finely. */
const SMALL = 200_000;

interface Digest {
  packets: string;
  flows: string;
  counted: number;
  undecodedOnly: number;
  facts: unknown;
}

/** Checks on the way that each payload octet stands in the frame where its origin says. */
function digest(file: Uint8Array, chunk: number, check: boolean): Digest {
  const packets = createHash('sha256');
  const flows = createHash('sha256');
  const frames = new Map<number, Uint8Array>();
  const agree = (bytes: Uint8Array, origin: Origin) => {
    const pieces = origin.where(0, bytes.length).map(({ frame, offset, length }) => {
      const captured = frames.get(frame);
      if (!captured || offset + length > captured.length)
        throw new Error(`frame ${frame} has no octets ${offset}+${length}`);
      return captured.subarray(offset, offset + length);
    });
    if (Buffer.compare(Buffer.concat(pieces), bytes) !== 0) throw new Error('an origin points to other octets');
  };
  let counted = 0;
  let undecodedOnly = 0;
  class CountingTable extends FlowTable {
    override undecoded(reason: UndecodedReason, packets: number, hasFlow = false): void {
      super.undecoded(reason, packets);
      if (!hasFlow) undecodedOnly += packets;
    }
  }
  const table = new CountingTable({
    open: (flow) => ({
      onData(direction, bytes, origin) {
        flows.update(`${flow.id} ${direction} ${bytes.length} `).update(bytes);
        if (check) agree(bytes, origin);
      },
      onGap: (direction, length) => void flows.update(`${flow.id} ${direction} gap ${length} `),
      onEnd: () => void flows.update(`${flow.id} end `),
    }),
    closed(flow: Flow) {
      flows.update(JSON.stringify(flow));
      counted += flow.packetsOut + flow.packetsIn;
    },
  });
  const reader = createCaptureReader();
  const onPacket = (packet: Packet) => {
    const bytes = packet.bytes.subarray(packet.at, packet.at + packet.length);
    packets.update(JSON.stringify({ ...packet, bytes: null, at: 0 })).update(bytes);
    if (check) frames.set(packet.frame, bytes.slice());
    table.packet(packet);
  };
  for (let at = 0; at < file.length; at += chunk) if (!reader.push(file.subarray(at, at + chunk), onPacket)) break;
  reader.end(onPacket);
  table.end();
  return { packets: packets.digest('hex'), flows: flows.digest('hex'), counted, undecodedOnly, facts: reader.facts };
}

if (names.length === 0) {
  test.skip(`skipped: no captures at ${folder}`, () => {});
} else {
  test.each(names)('%s', (name) => {
    const file = readFileSync(join(folder, name));
    const whole = digest(file, file.length, true);
    const { packets: count } = whole.facts as { packets: number };
    expect(count).toBeGreaterThan(0);
    // Every packet is in exactly one flow, or undecoded.
    expect(whole.counted + whole.undecodedOnly).toBe(count);
    for (const chunk of file.length < SMALL ? [1, 7, 65_536] : [65_536])
      expect(digest(file, chunk, false)).toEqual(whole);
  });
}
