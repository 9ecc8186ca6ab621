import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createCaptureReader } from '../formats/reader.ts';
import type { CapHandle, CapLibrary } from './cap-library.ts';
import { capFilter, CapSource } from './cap-source.ts';
import { IPV4_UDP } from './packet-ends.fixture.ts';

/** cap as its source code (0.2.1, src/binding.cc) behaves: one buffer for all packets, one event each. */
class FakeCap extends EventEmitter implements CapHandle {
  static linkType = 'RAW';
  static failure = '';
  static last: FakeCap | null = null;
  packet: Buffer = Buffer.alloc(0);
  filter = '';
  closed = false;
  open(_device: string, filter: string, _size: number, packet: Buffer): string {
    if (FakeCap.failure !== '') throw new Error(FakeCap.failure);
    FakeCap.last = this;
    this.packet = packet;
    this.filter = filter;
    return FakeCap.linkType;
  }
  deliver(bytes: Uint8Array): void {
    this.packet.set(bytes);
    this.emit('packet', bytes.length, false);
  }
  close(): boolean {
    return (this.closed = true);
  }
}

function library(options: { linkType?: string; failure?: string } = {}): CapLibrary {
  FakeCap.linkType = options.linkType ?? 'RAW';
  FakeCap.failure = options.failure ?? '';
  return { Cap: FakeCap, deviceList: () => [], findDevice: () => undefined };
}

const request = { interface: 'tun0', filter: 'udp' };

test('what it writes reads back: every packet, the time of this machine, no drop count', async () => {
  const source = new CapSource(library()),
    reader = createCaptureReader();
  const seen: { bytes: number[]; seconds: number | undefined; linkType: number }[] = [];
  const before = Math.floor(Date.now() / 1000);
  let first = true;
  for await (const chunk of source.open(request)) {
    reader.push(chunk, (packet) => {
      const { bytes, at, length, time, linkType } = packet;
      seen.push({ bytes: [...bytes.subarray(at, at + length)], seconds: time?.seconds, linkType });
    });
    if (!first) continue;
    first = false;
    FakeCap.last?.deliver(IPV4_UDP);
    FakeCap.last?.deliver(IPV4_UDP.subarray(0, 21)); // the buffer is used again: the first must have been copied
    void source.stop();
  }
  expect(seen.map(({ bytes }) => bytes)).toEqual([[...IPV4_UDP], [...IPV4_UDP.subarray(0, 21)]]);
  expect(seen.every(({ linkType }) => linkType === 101)).toBe(true);
  expect((seen[0]?.seconds ?? 0) - before).toBeLessThanOrEqual(5);
  expect(reader.facts.problems).toEqual([]);
  expect(source.tellsDrops).toBe(false);
  expect(FakeCap.last?.closed).toBe(true);
});

const firstOf = async (source: CapSource) => {
  for await (const chunk of source.open(request)) return chunk;
  return null;
};

test.each([
  ['You do not have permission to capture on that device (socket: Operation not permitted)', 'no-capture-right'],
  ['SIOCGIFHWADDR: No such device', 'no-interface'],
  ['syntax error', 'capture-failed'],
])('%s is %s', async (failure, code) => {
  await expect(firstOf(new CapSource(library({ failure })))).rejects.toMatchObject({ code });
});

test('a link type without a number is refused, not guessed', async () => {
  await expect(firstOf(new CapSource(library({ linkType: 'Unknown linktype 276' })))).rejects.toMatchObject({
    code: 'capture-failed',
  });
});

test('promiscuous as cap is, the filter keeps what is not ours out', () => {
  const mac = '02:00:00:00:00:01';
  const row = { address: '192.0.2.2', netmask: '', family: 'IPv4' as const, mac, internal: false, cidr: null };
  const mine = `(ether host ${mac} or ether broadcast or ether multicast)`;
  expect(capFilter({ interface: 'wlan0', filter: null }, { wlan0: [row] })).toBe(mine);
  expect(capFilter({ interface: 'wlan0', filter: 'udp or tcp' }, { wlan0: [row] })).toBe(`(udp or tcp) and ${mine}`);
  const tunnel = { ...row, mac: '00:00:00:00:00:00' };
  expect(capFilter({ interface: 'tun0', filter: 'udp' }, { tun0: [tunnel] })).toBe('udp');
});
