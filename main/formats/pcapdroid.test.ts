import { expect, test } from 'vitest';
import {
  MICROS,
  ascii,
  described,
  enhanced,
  ipv4,
  join,
  option,
  pcapHeader,
  pcapRecord,
  pcapdroidFrame,
  readAll,
  section,
  uidMap,
} from './files.fixture.ts';

const LITTLE = { little: true };
const PHONE = [10, 215, 173, 1];
const SERVER = [198, 51, 100, 20];
const packet = ipv4(PHONE, SERVER, ascii('payload'));

function pcap(linkType: number, ...frames: (Uint8Array | { bytes: Uint8Array; wireLength: number })[]) {
  const records = frames.map((frame) =>
    pcapRecord(MICROS, LITTLE, { seconds: 1, ticks: 0, ...(frame instanceof Uint8Array ? { bytes: frame } : frame) }),
  );
  const { packets, reader } = readAll(join(pcapHeader(MICROS, LITTLE, linkType), ...records));
  return { signs: packets.map((one) => [one.process, one.inventedHeaders]), facts: reader.facts, packets };
}

test('the trailer names the app; the frame stays as it is in the file', () => {
  const frame = pcapdroidFrame(packet, 10123, ascii('Chat'));
  const { signs, facts, packets } = pcap(1, frame, pcapdroidFrame(packet, 0xffffffff, ascii('Unknown')));
  expect(signs).toEqual([
    ['Chat', true],
    [null, true],
  ]);
  expect(packets[0]).toMatchObject({ length: frame.length, wireLength: frame.length, data: [...frame] });
  expect(facts.inventedHeaders).toBe(true);
});

test('a long name is cut at 19 octets, and never within a character', () => {
  const name = new TextEncoder().encode('XЖивой мессенджер');
  expect(pcap(1, pcapdroidFrame(packet, 1, name)).signs).toEqual([['XЖивой мес', true]]);
});

test('IPv6 has a trailer, too', () => {
  const six = join([0x60, 0, 0, 0, 0, 4, 59, 64], new Uint8Array(32), [1, 2, 3, 4]);
  expect(pcap(1, pcapdroidFrame(six, 1, ascii('Chat'))).signs).toEqual([['Chat', true]]);
});

test('a snap length cuts the packet, not the trailer', () => {
  const long = ipv4(PHONE, SERVER, new Uint8Array(500));
  const bytes = pcapdroidFrame(long.subarray(0, 100), 1, ascii('Chat'));
  expect(pcap(1, { bytes, wireLength: 560 }).signs).toEqual([['Chat', true]]);
});

test('what an app sent at its packet’s end, on the loopback too, is no trailer', () => {
  const last = join(ascii('text'), [1, 7, 0x20, 0x21], new Uint8Array(28));
  const loopback = join(new Uint8Array(12), [8, 0], ipv4([127, 0, 0, 1], [127, 0, 0, 1], last));
  const network = pcapdroidFrame(packet, 1, ascii('Chat'));
  network[5] = 2; // an address
  const arp = pcapdroidFrame(packet, 1, ascii('Chat'));
  arp[13] = 6;
  const { signs, facts } = pcap(1, loopback, network, arp, network.subarray(-40));
  expect(signs).toEqual(Array.from({ length: 4 }, () => [null, false]));
  expect(facts.inventedHeaders).toBe(false);
});

test('without a trailer the phone’s address inside the VPN tells', () => {
  const other = ipv4([192, 0, 2, 1], SERVER, ascii('x'));
  const vpn6 = [0xfd, 0, 0, 2, 0xfd, 0, 0, 1, 0xfd, 0, 0, 1, 0xfd, 0, 0, 1];
  const six = (source: number[], destination: number[]) => join([0x60, 0, 0, 0, 0, 0, 59, 64], source, destination);
  const there = [...new Uint8Array(16).fill(0x20)];
  const { signs } = pcap(101, packet, other, ipv4(SERVER, PHONE, ascii('y')), six(vpn6, there), six(there, vpn6));
  expect(signs.map(([, invented]) => invented)).toEqual([true, false, true, true, true]);
  expect(pcap(101, six(there, there), packet.subarray(0, 10), new Uint8Array(0)).facts.inventedHeaders).toBe(false);
  expect(pcap(1, join(new Uint8Array(14), packet)).facts.inventedHeaders).toBe(false);
});

test('a pcapng of PCAPdroid is known by the program it names or by its own block, for that section only', () => {
  const shape = (...head: Uint8Array[]) => {
    const one = enhanced(LITTLE, 1n, ascii('x'));
    const { packets, reader } = readAll(join(...head, described(LITTLE), one, section(LITTLE), described(LITTLE), one));
    return [...packets.map(({ inventedHeaders }) => inventedHeaders), reader.facts.inventedHeaders];
  };
  const program = (name: string) => section(LITTLE, option(4, ascii(name), LITTLE));
  expect(shape(program('PCAPdroid v1.7.2'))).toEqual([true, false, true]);
  expect(shape(section(LITTLE), uidMap(LITTLE, 5, 'a.b', 'c'))).toEqual([true, false, true]);
  expect(shape(program('Dumpcap'))).toEqual([false, false, false]);
});
