import { expect, test } from 'vitest';
import {
  IXIA_HARDWARE,
  IXIA_SOFTWARE,
  MICROS,
  MODIFIED,
  NANOS,
  ascii,
  join,
  pcapHeader,
  pcapRecord,
  readAll,
} from './files.fixture.ts';
import { pcapParser } from './pcap-reader.ts';

const LITTLE = { little: true };
const BIG = { little: false };

test.each([
  ['micro', MICROS, 123_456, 123_456_000],
  ['nano', NANOS, 123_456_789, 123_456_789],
  ['modified', MODIFIED, 7, 7000],
  ['Ixia hardware', IXIA_HARDWARE, 123_456_789, 123_456_789],
  ['Ixia software', IXIA_SOFTWARE, 7, 7000],
])('reads %s files of both byte orders', (_name, magic, ticks, nanos) => {
  for (const order of [LITTLE, BIG]) {
    const records = ['one', '', 'three'].map((text, i) =>
      pcapRecord(magic, order, { seconds: 1_700_000_000 + i, ticks, bytes: ascii(text), wireLength: 60 }),
    );
    const { packets, reader } = readAll(join(pcapHeader(magic, order, 113), ...records));
    expect(packets.map(({ data }) => String.fromCharCode(...data))).toEqual(['one', '', 'three']);
    expect(packets[2]).toMatchObject({ frame: 3, length: 5, wireLength: 60, linkType: 113, process: null, own: false });
    expect(packets[2]?.time).toEqual({ seconds: 1_700_000_002, nanos });
    expect(reader.facts).toMatchObject({ format: 'pcap', packets: 3, truncated: false, problems: [] });
  }
});

test('the length of a frame check sequence is no part of the link type', () => {
  const file = join(
    pcapHeader(MICROS, BIG, 0x24000001),
    pcapRecord(MICROS, BIG, { seconds: 0, ticks: 0, bytes: ascii('x') }),
  );
  expect(readAll(file).packets[0]?.linkType).toBe(1);
});

test('a fraction of more than a second is carried over', () => {
  const record = pcapRecord(MICROS, LITTLE, { seconds: 5, ticks: 2_500_000, bytes: ascii('x') });
  expect(readAll(join(pcapHeader(MICROS, LITTLE), record)).packets[0]?.time).toEqual({
    seconds: 7,
    nanos: 500_000_000,
  });
});

test('version 2.3 may have its two lengths the other way round', () => {
  const bytes = join(
    pcapHeader(MICROS, BIG, 1, 3),
    pcapRecord(MICROS, BIG, { seconds: 0, ticks: 0, bytes: ascii('abc') }),
  );
  const view = new DataView(bytes.buffer);
  view.setUint32(32, 60);
  view.setUint32(36, 3);
  expect(readAll(bytes).packets[0]).toMatchObject({ length: 3, wireLength: 60 });
});

test('captured octets are never fewer than the wire’s', () => {
  const record = pcapRecord(MICROS, BIG, { seconds: 0, ticks: 0, bytes: ascii('abc'), wireLength: 1 });
  expect(readAll(join(pcapHeader(MICROS, BIG), record)).packets[0]).toMatchObject({ length: 3, wireLength: 3 });
});

test('a length past the bound stops the reading', () => {
  const good = pcapRecord(MICROS, LITTLE, { seconds: 0, ticks: 0, bytes: ascii('abc') });
  const bad = join(new Uint8Array(8), [1, 0, 0, 4], [1, 0, 0, 4]);
  const { packets, reader } = readAll(join(pcapHeader(MICROS, LITTLE), good, bad, good));
  expect(packets).toHaveLength(1);
  expect(reader.facts).toMatchObject({ packets: 1, truncated: false, problems: ['bad-block-length'] });
});

test('an unknown version is read and told', () => {
  const header = pcapHeader(MICROS, LITTLE);
  header[4] = 9;
  expect(
    readAll(join(header, pcapRecord(MICROS, LITTLE, { seconds: 0, ticks: 0, bytes: ascii('a') }))).reader.facts,
  ).toMatchObject({
    packets: 1,
    problems: ['unknown-version'],
  });
});

test('AIX counts nanoseconds, and its link types are those of RFC 1573', () => {
  const linkTypes = [6, 9, 15, 24, 1].map((linkType) => {
    const record = pcapRecord(MICROS, BIG, { seconds: 5, ticks: 123_456, bytes: ascii('x') });
    const [packet] = readAll(join(pcapHeader(MICROS, BIG, linkType, 2), record)).packets;
    return [packet?.linkType, packet?.time?.nanos];
  });
  expect(linkTypes).toEqual([
    [1, 123_456],
    [6, 123_456],
    [10, 123_456],
    [0, 123_456],
    [1, 123_456_000], // no AIX: version 2.2 of an old libpcap
  ]);
});

test('DG/UX called its version 543.0 and has the two lengths the other way round', () => {
  const bytes = join(
    pcapHeader(MICROS, BIG, 1, 0, 543),
    pcapRecord(MICROS, BIG, { seconds: 0, ticks: 0, bytes: ascii('abc') }),
  );
  const view = new DataView(bytes.buffer);
  view.setUint32(32, 60);
  view.setUint32(36, 3);
  const { packets, reader } = readAll(bytes);
  expect(packets[0]).toMatchObject({ length: 3, wireLength: 60 });
  expect(reader.facts.problems).toEqual([]);
});

test('a packet is as long as Wireshark takes it, and longer only on the three links that have such', () => {
  const bytes = new Uint8Array(262_145);
  const read = (linkType: number) =>
    readAll(join(pcapHeader(MICROS, BIG, linkType), pcapRecord(MICROS, BIG, { seconds: 0, ticks: 0, bytes }))).reader
      .facts;
  expect(read(1)).toMatchObject({ packets: 0, problems: ['bad-block-length'] });
  expect(read(231)).toMatchObject({ packets: 1, problems: [] });
});

test.each([
  ['Nokia', MICROS, 4, 'unknown-variant'],
  ['SuSE 6.3 (ss990915)', MODIFIED, 4, 'unknown-variant'],
  ['Red Hat 6.1 (ss990417)', MICROS, 8, 'bad-block-length'],
])('the longer record header of %s, which no magic tells, stops the reading at the second record', (...row) => {
  const [, magic, more, reason] = row;
  const record = (bytes: Uint8Array) => {
    const plain = pcapRecord(magic, LITTLE, { seconds: 936_000_000, ticks: 500_000, bytes });
    const header = plain.length - bytes.length;
    return join(plain.subarray(0, header), new Uint8Array(more).fill(1), bytes);
  };
  const file = join(pcapHeader(magic, LITTLE, 1), ...[60, 70, 80].map((length) => record(new Uint8Array(length))));
  expect(readAll(file).reader.facts).toMatchObject({ packets: 1, truncated: false, problems: [reason] });
});

test('takes only its own magic numbers', () => {
  const facts = readAll(new Uint8Array(0)).reader.facts;
  expect(pcapParser(Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd5), 0, facts)).toBeNull();
  expect(pcapParser(Uint8Array.of(0x0a, 0x0d, 0x0d, 0x0a), 0, facts)).toBeNull();
});
