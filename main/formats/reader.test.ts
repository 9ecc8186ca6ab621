import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  IXIA_HARDWARE,
  MICROS,
  MODIFIED,
  NANOS,
  ascii,
  block,
  darwinProcess,
  described,
  enhanced,
  ipv4,
  join,
  namesBlock,
  option,
  pcapHeader,
  pcapRecord,
  pcapdroidFrame,
  readAll,
  secretsBlock,
  section,
  uidMap,
  u32,
} from './files.fixture.ts';
import { createCaptureReader } from './reader.ts';

const LITTLE = { little: true };
const BIG = { little: false };

function pcap(magic: number, order: { little: boolean }): Uint8Array {
  const record = (text: string, i: number) =>
    pcapRecord(magic, order, { seconds: 1000 + i, ticks: i, bytes: ascii(text) });
  return join(pcapHeader(magic, order), ...['first', '', 'a third, longer one'].map(record));
}

function pcapng(order: { little: boolean }): Uint8Array {
  return join(
    section(order, option(1, ascii('earshot:synthetic'), order)),
    described(order, 101, 0, option(9, [9], order)),
    enhanced(order, 1_700_000_000_000_000_001n, ascii('first'), {
      options: option(1, ascii('earshot:process=a'), order),
    }),
    block(3, join([0, 0, 0, 0]), order),
    block(0x1234, ascii('something else'), order),
    enhanced(order, 1_700_000_000_000_000_002n, ascii('a third, longer one')),
  );
}

/** Every kind of block that is not a packet. */
function rich(order: { little: boolean }): Uint8Array {
  const packet = ipv4([10, 215, 173, 1], [198, 51, 100, 1], ascii('hello'));
  return join(
    section(order, option(4, ascii('PCAPdroid v1.8.0'), order)),
    described(order),
    secretsBlock(order, 0x544c534b, ascii('CLIENT_RANDOM 00 11\n')),
    namesBlock(order, [1, [192, 0, 2, 1], 'one.example\0two.example\0']),
    darwinProcess(order, 7, 'Chat'),
    uidMap(order, 10123, 'org.example.chat', 'Chat'),
    enhanced(order, 1_700_000_000_000_000n, packet, { options: option(1, ascii('u-10123'), order) }),
    block(5, new Uint8Array(12), order),
    enhanced(order, 1_700_000_000_000_001n, packet, { options: option(0x8001, u32(0, order), order) }),
    block(3, join(u32(packet.length, order), packet), order),
  );
}

function withTrailers(): Uint8Array {
  const frame = pcapdroidFrame(ipv4([10, 215, 173, 1], [198, 51, 100, 1], ascii('hi')), 10123, ascii('Chat'));
  const record = pcapRecord(MICROS, LITTLE, { seconds: 1, ticks: 1, bytes: frame });
  return join(pcapHeader(MICROS, LITTLE, 1), record, record, record);
}

const files: [string, Uint8Array][] = [
  ['pcap', pcap(MICROS, LITTLE)],
  ['pcap, big-endian', pcap(MICROS, BIG)],
  ['pcap, nanoseconds', pcap(NANOS, LITTLE)],
  ['pcap, modified', pcap(MODIFIED, BIG)],
  ['pcapng', pcapng(LITTLE)],
  ['pcapng, big-endian', pcapng(BIG)],
  ['pcapng, both', join(pcapng(BIG), pcapng(LITTLE))],
  ['pcap of Ixia', pcap(IXIA_HARDWARE, BIG)],
  ['pcap of PCAPdroid', withTrailers()],
  ['pcapng, all blocks', rich(LITTLE)],
  ['pcapng, all blocks, big-endian', rich(BIG)],
];

test.each(files)('%s comes out the same however it is cut', (_name, file) => {
  const whole = readAll(file);
  expect(whole.reader.facts).toMatchObject({ truncated: false, problems: [], bytes: file.length });
  expect(whole.packets.length).toBeGreaterThanOrEqual(3);
  for (let chunk = 1; chunk < file.length; chunk++) {
    const cut = readAll(file, chunk);
    expect(cut.packets).toEqual(whole.packets);
    expect(cut.reader.facts).toEqual(whole.reader.facts);
    expect(cut.reader.secrets).toEqual(whole.reader.secrets);
  }
});

test.each(files)('every truncation of %s yields a prefix, and says that it was cut', (_name, file) => {
  const whole = readAll(file).packets;
  let boundaries = 0;
  for (let length = 0; length < file.length; length++) {
    const { packets, reader } = readAll(file.subarray(0, length));
    expect(packets).toEqual(whole.slice(0, packets.length));
    if (length < 4) expect(reader.facts).toMatchObject({ format: null, problems: ['not-a-capture'] });
    else if (reader.facts.truncated) expect(reader.facts.problems).toEqual(['cut-short']);
    else boundaries++;
  }
  expect(boundaries).toBeLessThan(15); // the ends of blocks and records
});

test.each([
  ['nothing', ''],
  ['text', 'GET / HTTP/1.1\r\n'],
  ['three octets', '\xd4\xc3\xb2'],
  ['an executable', '\x7fELF\x02\x01\x01'],
])('%s is no capture', (_name, content) => {
  for (const chunk of [1, 3, 100]) {
    const { packets, reader } = readAll(ascii(content), chunk);
    expect(packets).toEqual([]);
    expect(reader.facts).toMatchObject({ format: null, truncated: false, problems: ['not-a-capture'] });
  }
});

test('after the end nothing more is read', () => {
  const { reader } = readAll(ascii('not a capture'));
  expect(reader.push(files[0]![1], () => expect.unreachable())).toBe(false);
  reader.end(() => expect.unreachable());
  expect(reader.facts.problems).toEqual(['not-a-capture']);
});

test.each(files)('while %s grows, each packet comes as soon as its last octet is there', (_name, file) => {
  const whole = readAll(file).packets;
  let seen = 0;
  const reader = createCaptureReader();
  for (let length = 0; length < file.length; length++) {
    expect(reader.push(file.slice(length, length + 1), () => seen++)).toBe(true);
    expect(reader.facts).toMatchObject({ packets: seen, truncated: false, problems: [] });
  }
  expect(seen).toBe(whole.length);
});

test('a record claiming much is not given room before its octets come', () => {
  const huge = join(pcapHeader(MICROS, LITTLE, 231), new Uint8Array(8), [0, 0, 0, 4], [0, 0, 0, 4], ascii('little'));
  expect(readAll(huge).reader.facts).toMatchObject({ truncated: true, problems: ['cut-short'], packets: 0 });
});

test('a true beginning with any end: no throw, no loop, nothing outside, and the same in any cut', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(200),
      fc.uint8Array({ maxLength: 120 }),
      fc.integer({ min: 1, max: 50 }),
      ([, file], cut, end, chunk) => {
        const bytes = join(file.subarray(0, cut), end);
        const whole = readAll(bytes);
        for (const packet of whole.packets) expect(packet.data).toHaveLength(packet.length);
        const parts = readAll(bytes, chunk);
        expect(parts.packets).toEqual(whole.packets);
        expect(parts.reader.facts).toEqual(whole.reader.facts);
      },
    ),
    { numRuns: 500 },
  );
});

test('octets that went bad anywhere: no throw, no loop, nothing outside, and the same in any cut', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 50 }),
      ([, file], changes, chunk) => {
        const bytes = file.slice();
        for (const [at, octet] of changes) bytes[at % bytes.length] = octet;
        const whole = readAll(bytes);
        for (const packet of whole.packets) expect(packet.data).toHaveLength(packet.length);
        const parts = readAll(bytes, chunk);
        expect(parts.packets).toEqual(whole.packets);
        expect([parts.reader.facts, parts.reader.secrets]).toEqual([whole.reader.facts, whole.reader.secrets]);
      },
    ),
    { numRuns: 500 },
  );
});

test('hands out octets whose copies are copies, also from a Buffer', () => {
  const reader = createCaptureReader();
  const seen: boolean[] = [];
  reader.push(Buffer.from(pcap(MICROS, LITTLE)), ({ bytes }) => seen.push(bytes.slice(0, 1).buffer === bytes.buffer));
  expect(seen).toEqual([false, false, false]);
});
