import { expect, test } from 'vitest';
import { OwnProcesses } from './own-flows.ts';
import { IPV4_UDP } from './packet-ends.fixture.ts';
import { NOBODY, PacketMarker } from './packet-marker.ts';
import { ProcessTable, type Snapshot } from './process-table.ts';
import type { SocketRow } from './socket-row.ts';

const RAW = 101,
  EARSHOT = 7,
  APP = 8;
const here = { address: '192.0.2.2', port: 50000 },
  there = { address: '198.51.100.7', port: 443 };
const running = new Map([
  [EARSHOT, { parent: 1, started: 1 }],
  [APP, { parent: 1, started: 2 }],
]);

function marker(sockets: [SocketRow, number][], locals = [here.address]) {
  const state = { looks: 0, now: 0, sockets };
  const list = async (): Promise<Snapshot> => {
    state.looks++;
    return { running, sockets: state.sockets.map(([row, pid]) => ({ row, owner: { pid, name: `program-${pid}` } })) };
  };
  const now = () => state.now;
  const table = new ProcessTable({ lister: { list }, own: new OwnProcesses([EARSHOT]), now });
  return { state, marker: new PacketMarker(table, { locals: () => new Set(locals), now }) };
}

const connected: SocketRow = { transport: 'udp', local: here, remote: there };
const partner: SocketRow = { transport: 'udp', local: there, remote: here };

/** The same packet the other way. */
function answer(): Uint8Array {
  const packet = Uint8Array.from(IPV4_UDP);
  packet.set(IPV4_UDP.subarray(12, 16), 16);
  packet.set(IPV4_UDP.subarray(16, 20), 12);
  packet.set(IPV4_UDP.subarray(20, 22), 22);
  packet.set(IPV4_UDP.subarray(22, 24), 20);
  return packet;
}

test('both directions of a flow have one owner, found by one look', async () => {
  const { state, marker: m } = marker([[connected, APP]]);
  const owner = { process: 'program-8', own: false };
  expect(await m.mark([IPV4_UDP, answer()], RAW)).toEqual([owner, owner]);
  await m.mark([IPV4_UDP, answer()], RAW);
  expect(state.looks).toBe(1);
});

test("Earshot's own flow is marked as its own", async () => {
  const { marker: m } = marker([[connected, EARSHOT]]);
  expect(await m.mark([IPV4_UDP], RAW)).toEqual([{ process: 'program-7', own: true }]);
});

test('a flow inside this machine is own only where both ends are', async () => {
  const both = [here.address, there.address];
  const mixed = marker(
    [
      [connected, EARSHOT],
      [partner, APP],
    ],
    both,
  );
  expect(await mixed.marker.mark([IPV4_UDP], RAW)).toEqual([{ process: 'program-7', own: false }]);
  const ours = marker(
    [
      [connected, EARSHOT],
      [partner, EARSHOT],
    ],
    both,
  );
  expect(await ours.marker.mark([IPV4_UDP], RAW)).toEqual([{ process: 'program-7', own: true }]);
});

test("a remote server's port is never taken for a local socket", async () => {
  const listener: SocketRow = { transport: 'udp', local: { address: '0.0.0.0', port: there.port }, remote: null };
  const { marker: m } = marker([[listener, EARSHOT]]);
  expect(await m.mark([IPV4_UDP], RAW)).toEqual([NOBODY]);
});

test('a flow without owner is asked for again a second later', async () => {
  const { state, marker: m } = marker([]);
  expect(await m.mark([IPV4_UDP], RAW)).toEqual([NOBODY]);
  state.sockets = [[connected, APP]];
  state.now = 999;
  expect(await m.mark([IPV4_UDP], RAW)).toEqual([NOBODY]);
  state.now = 1000;
  expect(await m.mark([IPV4_UDP], RAW)).toEqual([{ process: 'program-8', own: false }]);
});

test('what is no flow belongs to nobody and costs no look', async () => {
  const { state, marker: m } = marker([]);
  expect(await m.mark([new Uint8Array(3)], RAW)).toEqual([NOBODY]);
  expect(state.looks).toBe(0);
});
