import { expect, test } from 'vitest';
import { ascii, block, described, enhanced, join, option, readAll, section, u16, u32 } from './files.fixture.ts';
import { NO_LINK_TYPE } from './pcapng-reader.ts';

const LITTLE = { little: true };
const BIG = { little: false };
const NOW = 1_700_000_000_123_456n;

function one(...blocks: Uint8Array[]) {
  const { packets, reader } = readAll(join(...blocks));
  return { packet: packets[0], packets, facts: reader.facts };
}

test.each([
  ['little', LITTLE],
  ['big', BIG],
])('reads an enhanced packet, %s-endian', (_name, order) => {
  const { packet, facts } = one(
    section(order),
    described(order, 113),
    enhanced(order, NOW, ascii('hello'), { wireLength: 90 }),
  );
  expect(packet).toMatchObject({
    frame: 1,
    data: [...ascii('hello')],
    wireLength: 90,
    linkType: 113,
    process: null,
    own: false,
  });
  expect(packet?.time).toEqual({ seconds: 1_700_000_000, nanos: 123_456_000 });
  expect(facts).toMatchObject({
    format: 'pcapng',
    packets: 1,
    truncated: false,
    problems: [],
    synthetic: false,
    droppedPackets: 0,
  });
});

test('each section has its own byte order and interfaces', () => {
  const { packets } = one(
    section(LITTLE),
    described(LITTLE, 1),
    described(LITTLE, 113),
    enhanced(LITTLE, NOW, ascii('a'), { id: 1 }),
    section(BIG),
    described(BIG, 101),
    enhanced(BIG, NOW, ascii('b')),
  );
  expect(packets.map(({ frame, linkType }) => [frame, linkType])).toEqual([
    [1, 113],
    [2, 101],
  ]);
});

test('units of time: decimal, binary, finer than a nanosecond, and an offset', () => {
  const time = (ticks: bigint, ...options: Uint8Array[]) =>
    one(section(BIG), described(BIG, 1, 0, join(...options)), enhanced(BIG, ticks, ascii('x'))).packet?.time;
  expect(time(1_700_000_000_123_456_789n, option(9, [9], BIG))).toEqual({ seconds: 1_700_000_000, nanos: 123_456_789 });
  expect(time(1_700_000_000n, option(9, [0], BIG))).toEqual({ seconds: 1_700_000_000, nanos: 0 });
  expect(time((1_700_000_000n << 10n) + 512n, option(9, [0x8a], BIG))).toEqual({
    seconds: 1_700_000_000,
    nanos: 500_000_000,
  });
  expect(time(1_700_000_123_456_789_999n, option(9, [12], BIG))).toEqual({ seconds: 1_700_000, nanos: 123_456_789 });
  const offset = option(14, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xf6], BIG);
  expect(time(NOW, offset)).toEqual({ seconds: 1_699_999_990, nanos: 123_456_000 });
});

test('a time past the year 9999 is none', () => {
  const { packet, facts } = one(section(BIG), described(BIG), enhanced(BIG, 2n ** 64n - 1n, ascii('x')));
  expect(packet?.time).toBeNull();
  expect(facts.problems).toEqual(['bad-time']);
});

test('a simple packet has no time and is cut by the snap length', () => {
  const simple = block(3, join(u32(9, LITTLE), ascii('abcd')), LITTLE);
  const { packet } = one(section(LITTLE), described(LITTLE, 101, 4), simple);
  expect(packet).toMatchObject({ data: [...ascii('abcd')], wireLength: 9, time: null, linkType: 101 });
  const whole = block(3, join(u32(3, LITTLE), ascii('abc')), LITTLE);
  expect(one(section(LITTLE), described(LITTLE), whole).packet).toMatchObject({
    data: [...ascii('abc')],
    wireLength: 3,
  });
});

test('an obsolete packet, with its drops', () => {
  const head = join(u16(0, BIG), u16(4, BIG), u32(Number(NOW >> 32n), BIG), u32(Number(NOW & 0xffffffffn), BIG));
  const packet = block(2, join(head, u32(3, BIG), u32(3, BIG), ascii('abc')), BIG);
  const result = one(section(BIG), described(BIG), packet, packet);
  expect(result.packets).toMatchObject([{ data: [...ascii('abc')] }, { frame: 2, time: { seconds: 1_700_000_000 } }]);
  expect(result.facts.droppedPackets).toBe(8);
});

test('drops as the kernel tells them', () => {
  const count = (value: number) => [...u32(value, LITTLE), ...u32(0, LITTLE)];
  const told = (drops: number, os: number) =>
    block(5, join(new Uint8Array(12), option(5, count(drops), LITTLE), option(7, count(os), LITTLE)), LITTLE);
  const first = [section(LITTLE), described(LITTLE), told(3, 0), told(10, 2)];
  expect(one(...first).facts.droppedPackets).toBe(12);
  expect(one(...first, section(LITTLE), described(LITTLE), told(5, 0)).facts.droppedPackets).toBe(17);
});

test('other blocks are passed over; those that Wireshark numbers count as frames', () => {
  const packet = enhanced(LITTLE, NOW, ascii('x'));
  const frameAfter = (type: number) =>
    one(section(LITTLE), described(LITTLE), block(type, new Uint8Array(32), LITTLE), packet).packet?.frame;
  // Name resolution, secrets, Darwin's process block, and a number nobody uses; tried with tshark 4.0.17.
  expect([4, 10, 0x80000001, 0x1234].map(frameAfter)).toEqual([1, 1, 1, 1]);
  expect([0xbad, 0x40000bad, 9, 0x204].map(frameAfter)).toEqual([2, 2, 2, 2]);
  const { facts } = one(section(LITTLE), described(LITTLE), block(0x1234, new Uint8Array(8), LITTLE), packet);
  expect(facts).toMatchObject({ packets: 1, problems: [], beside: { otherBlocks: 1, customBlocks: 0 } });
});

test('a packet of an interface that was never described is counted, with no link type', () => {
  const { packet, facts } = one(section(BIG), enhanced(BIG, NOW, ascii('x'), { id: 3 }));
  expect(packet).toMatchObject({ linkType: NO_LINK_TYPE, time: null });
  expect(facts.problems).toEqual(['unknown-interface']);
});

test('a packet longer than its block is used as far as the block goes', () => {
  const { packets, facts } = one(
    section(BIG),
    described(BIG),
    enhanced(BIG, NOW, ascii('abcd'), { captured: 5000, wireLength: 5000 }),
    enhanced(BIG, NOW, ascii('next')),
  );
  expect(packets.map(({ data }) => String.fromCharCode(...data))).toEqual(['abcd', 'next']);
  expect(facts.problems).toEqual(['bad-packet-length']);
});

test.each([
  ['too short', [8, 0, 0, 0]],
  ['no multiple of four', [18, 0, 0, 0]],
  ['past the bound', [4, 0, 0, 4]],
  ['larger than its trailer says', [24, 0, 0, 0]],
])('a block length that is %s stops the reading', (_name, length) => {
  const good = enhanced(LITTLE, NOW, ascii('x'));
  const bad = join([0x34, 0x12, 0, 0], length, new Uint8Array(40));
  const { packets, facts } = one(section(LITTLE), described(LITTLE), good, bad, good);
  expect(packets).toHaveLength(1);
  expect(facts).toMatchObject({ truncated: false, problems: ['bad-block-length'] });
});

test('a block whose two lengths differ stops the reading, as in Wireshark', () => {
  const bad = enhanced(LITTLE, NOW, ascii('bad!'));
  bad[bad.length - 4] = 99;
  const good = enhanced(LITTLE, NOW, ascii('good'));
  const { packets, facts } = one(section(LITTLE), described(LITTLE), good, bad, good);
  expect(packets).toHaveLength(1);
  expect(facts.problems).toEqual(['bad-block-length']);
});

test('a first section without a known byte order is no capture, a later one stops the reading', () => {
  const broken = section(LITTLE);
  broken[8] = 0;
  expect(one(broken).facts).toMatchObject({ format: null, problems: ['not-a-capture'] });
  const later = one(section(LITTLE), described(LITTLE), enhanced(LITTLE, NOW, ascii('x')), broken);
  expect(later.facts).toMatchObject({ format: 'pcapng', packets: 1, problems: ['bad-byte-order'] });
});

test('our marks are read from comments, and other comments are left alone', () => {
  const comment = (text: string, order = LITTLE) => option(1, ascii(text), order);
  const synthetic = section(BIG, join(option(4, ascii('other'), BIG), comment('earshot:synthetic', BIG)));
  expect(one(synthetic).facts.synthetic).toBe(true);
  expect(one(section(BIG, comment('earshot:synthetic or not', BIG))).facts.synthetic).toBe(false);
  const packet = (...texts: string[]) =>
    one(
      section(LITTLE),
      described(LITTLE),
      enhanced(LITTLE, NOW, ascii('abc'), { options: join(...texts.map((text) => comment(text))) }),
    ).packet;
  expect(packet('earshot:process=org.example.chat')).toMatchObject({ process: 'org.example.chat', own: false });
  expect(packet('seen by me', 'earshot:own', 'earshot:process=a%20b%C3%A9')).toMatchObject({
    process: 'a bé',
    own: true,
  });
  expect(packet('process=x', 'earshot:ownership')).toMatchObject({ process: null, own: false });
});

test('an unknown version is read and told', () => {
  expect(one(section(BIG, [], 2)).facts.problems).toEqual(['unknown-version']);
});
