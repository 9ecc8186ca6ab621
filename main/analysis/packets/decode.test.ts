import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Packet } from '../../formats/packet.ts';
import { PacketDecoder } from './decode.ts';
import { SERVER6, bytesOf, echo, ethernet, fragment6, ip4, ip6, packetOf, tcp, text, udp } from './frames.fixture.ts';
import { ACK, type Segment } from './segment.ts';
import {
  INSIDE_PORT,
  aggregated,
  inner4,
  ipTunnels,
  links,
  pktapFor,
  pktapOdd,
  udpTunnels,
  wlan,
} from './tunnels.fixture.ts';

function decode(packets: Packet[]) {
  const seen: Record<string, unknown>[] = [];
  const reasons: string[] = [];
  let counted = 0;
  const decoder = new PacketDecoder({
    segment(segment: Segment) {
      const { bytes, at, length, whole, packets, octets, protocol, sourcePort, destinationPort, wireLength } = segment;
      const payload = whole ? String.fromCharCode(...bytes.subarray(at, at + length)) : null;
      const where = whole ? segment.origin(0).where(0, length) : [];
      const { process } = segment;
      seen.push({ protocol, sourcePort, destinationPort, payload, packets, octets, where, wireLength, process });
      counted += packets;
    },
    undecoded(reason, packets, hasFlow) {
      reasons.push(`${reason} ${packets}`);
      if (!hasFlow) counted += packets;
    },
  });
  for (const [index, packet] of packets.entries()) decoder.packet({ ...packet, frame: index + 1 });
  decoder.end();
  return { seen, reasons, counted };
}

const datagram = udp(5000, 53, text('sixteen octets!!and more than that'));

function fragments4(id = 9, parts = [16, 16]): Packet[] {
  const pieces: Packet[] = [];
  let at = 0;
  for (const size of [...parts, datagram.length]) {
    const end = Math.min(at + size, datagram.length);
    if (end <= at) break;
    const more = end < datagram.length ? 0x2000 : 0;
    pieces.push(packetOf(ip4(17, datagram.subarray(at, end), { id, fragment: more | (at / 8) })));
    at = end;
  }
  return pieces;
}

test('reads from the link to the payload, and says where it stood', () => {
  const frame = ethernet(0x0800, ip4(17, udp(5000, 53, text('query'))));
  const { seen } = decode([packetOf(frame, { linkType: 1, wireLength: 90 })]);
  expect(seen).toEqual([
    {
      protocol: 17,
      sourcePort: 5000,
      destinationPort: 53,
      payload: 'query',
      packets: 1,
      octets: 90,
      where: [{ frame: 1, offset: 42, length: 5 }],
      wireLength: 5,
      process: null,
    },
  ]);
});

test('a packet inside a larger buffer has its own offsets', () => {
  const inner = ip4(6, tcp(1, 2, 3, 4, ACK, text('hello')));
  const bytes = bytesOf(new Uint8Array(77), inner, text('not ours'));
  const { seen } = decode([packetOf(bytes, { at: 77, length: inner.length, wireLength: inner.length })]);
  expect(seen).toMatchObject([{ payload: 'hello', where: [{ frame: 1, offset: 40, length: 5 }] }]);
});

test('joins fragments, counts each packet once, and points into each frame', () => {
  const { seen, counted } = decode(fragments4());
  expect(counted).toBe(3);
  expect(seen.map((segment) => segment['payload'])).toEqual([null, null, 'sixteen octets!!and more than that']);
  expect(seen.every((segment) => segment['sourcePort'] === 5000)).toBe(true);
  expect(seen[2]?.['where']).toEqual([
    { frame: 1, offset: 28, length: 8 },
    { frame: 2, offset: 20, length: 16 },
    { frame: 3, offset: 20, length: 10 },
  ]);
});

test('fragments before the first one are counted when it comes', () => {
  const { seen, counted } = decode(fragments4().reverse());
  expect(counted).toBe(3);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ packets: 3, octets: 36 + 36 + 30, payload: 'sixteen octets!!and more than that' });
});

test('a datagram that never becomes whole is used as far as it came', () => {
  const [first, , last] = fragments4();
  const { seen, counted } = decode([first!, last!]);
  expect(counted).toBe(2);
  expect(seen.at(-1)).toMatchObject({ payload: 'sixteen ', packets: 0, wireLength: 34 });
  expect(decode(fragments4().slice(1))).toMatchObject({ reasons: ['fragment-without-start 2'], seen: [] });
});

test('an identifier used again after a minute is another datagram', () => {
  const [first, second, third] = fragments4();
  const late = { seconds: 1_700_000_000 + 61, nanos: 0 };
  const { seen, reasons } = decode([first!, { ...second!, time: late }, { ...third!, time: late }]);
  expect(seen.map((segment) => segment['payload'])).toEqual([null, 'sixteen ']);
  expect(reasons).toEqual(['fragment-without-start 2']);
});

test('joins IPv6 fragments, also behind an extension header', () => {
  const body = bytesOf(17, 0, new Uint8Array(6), datagram);
  const one = ip6(44, fragment6(60, 0, true, 5, body.subarray(0, 24)));
  const two = ip6(44, fragment6(60, 24, false, 5, body.subarray(24)));
  const { seen, counted } = decode([packetOf(one), packetOf(two)]);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ packets: 2, payload: 'sixteen octets!!and more than that', destinationPort: 53 });
  expect(counted).toBe(2);
});

test('opens IP in IP, but not without end', () => {
  const inner = ip4(17, udp(1, 2, text('deep')));
  expect(decode([packetOf(ip6(4, inner))]).seen).toMatchObject([
    { payload: 'deep', where: [{ frame: 1, offset: 68 }] },
  ]);
  expect(decode([packetOf(ip4(41, ip6(17, udp(1, 2, text('deep')))))]).seen).toMatchObject([{ payload: 'deep' }]);
  let nested = inner;
  for (let i = 0; i < 10; i++) nested = ip4(4, nested);
  expect(decode([packetOf(nested)])).toMatchObject({ reasons: ['too-deep 1'], seen: [] });
});

test.each([...links, ...ipTunnels, ...udpTunnels])('opens %s: the packet is counted where its payload is', (...one) => {
  const [, linkType, frame] = one;
  const { seen, reasons } = decode([packetOf(frame, { linkType })]);
  expect(reasons).toEqual([]);
  expect(seen).toMatchObject([{ sourcePort: INSIDE_PORT, payload: 'inside', packets: 1, octets: frame.length }]);
  const where = seen.flatMap((segment) => segment['where'] as { offset: number; length: number }[]);
  expect(where.map(({ offset, length }) => frame.slice(offset, offset + length))).toEqual([text('inside')]);
});

test.each([...links, ...ipTunnels, ...udpTunnels])('%s: every truncation counts the packet once', (...one) => {
  const [, linkType, frame] = one;
  for (let length = 0; length < frame.length; length++) {
    const part = packetOf(frame.subarray(0, length), { linkType, wireLength: frame.length });
    expect(decode([part]).counted).toBe(1);
  }
});

test('a tunnel that cannot be opened has a flow of its own', () => {
  expect(decode([packetOf(ip4(47, bytesOf(0, 0, 0x20, 0, new Uint8Array(20))))])).toMatchObject({
    seen: [{ protocol: 47, packets: 1, payload: '' }],
    reasons: ['gre-payload 1'],
    counted: 1,
  });
  expect(decode([packetOf(ip4(47, bytesOf(0, 0, 0, 0)))])).toMatchObject({ seen: [{ protocol: 47 }], reasons: [] });
  expect(decode([packetOf(ip4(41, new Uint8Array(3)))])).toMatchObject({
    seen: [{ protocol: 41 }],
    reasons: ['bad-ip-header 1'],
  });
  expect(decode([packetOf(ip4(17, udp(50000, 4789, text('not a tunnel'))))])).toMatchObject({
    seen: [{ sourcePort: 50000, payload: 'not a tunnel' }],
    reasons: [],
  });
});

test('a tunnel in fragments is opened when it is whole', () => {
  const whole = ip4(47, bytesOf(0, 0, 8, 0, inner4)).subarray(20);
  const first = ip4(47, whole.subarray(0, 16), { id: 3, fragment: 0x2000 });
  const second = ip4(47, whole.subarray(16), { id: 3, fragment: 2 });
  const { seen, counted } = decode([packetOf(first), packetOf(second)]);
  expect(seen).toMatchObject([{ payload: 'inside', packets: 2, octets: first.length + second.length }]);
  expect(counted).toBe(2);
});

test('a frame that holds two packets is counted once, and both are read', () => {
  const { seen, counted } = decode([packetOf(aggregated, { linkType: 105 })]);
  expect(seen).toMatchObject([
    { payload: 'inside', packets: 1, octets: aggregated.length },
    { payload: 'inside', packets: 0, octets: 0 },
  ]);
  expect(counted).toBe(1);
  expect(decode([packetOf(wlan(0x08, 0x41, inner4), { linkType: 105 })]).reasons).toEqual(['wlan-protected 1']);
});

test('a process named by the link, also before a link without a known number', () => {
  expect(decode([packetOf(pktapFor, { linkType: 258 })]).seen).toMatchObject([
    { payload: 'inside', process: 'Messenger' },
  ]);
  expect(decode([packetOf(pktapOdd, { linkType: 149 })]).seen).toMatchObject([
    { payload: 'inside', process: 'Messenger' },
  ]);
});

test('a wrong checksum drops nothing, and is counted', () => {
  const seen: Segment[] = [];
  const decoder = new PacketDecoder({ segment: (segment) => seen.push(segment), undecoded() {} });
  const body = udp(1, 2, text('x'));
  for (const checksum of [0, 0x1234]) decoder.packet(packetOf(ip4(17, body, { checksum })));
  decoder.packet(packetOf(ip4(17, body)));
  expect([seen.length, decoder.wrongChecksums]).toEqual([3, 2]);
});

test('ICMP and other protocols have flows without payload; the others are undecoded, too', () => {
  expect(decode([packetOf(ip4(1, echo(false, 1, 1)))])).toMatchObject({
    seen: [{ protocol: 1, payload: '' }],
    reasons: [],
  });
  expect(decode([packetOf(ip4(50, new Uint8Array(40)))])).toMatchObject({
    seen: [{ protocol: 50 }],
    reasons: ['esp 1'],
  });
  expect(decode([packetOf(ip4(1, new Uint8Array(40), { fragment: 5 }))])).toMatchObject({
    seen: [{ protocol: 1, payload: null }],
  });
});

test('a packet sent to many is known by IP or by its link', () => {
  const many: boolean[] = [];
  const decoder = new PacketDecoder({ segment: (segment) => many.push(segment.toMany), undecoded() {} });
  const body = udp(5353, 5353, text('x'));
  decoder.packet(packetOf(ip4(17, body, { destination: [224, 0, 0, 251] })));
  decoder.packet(packetOf(ip6(17, body, { destination: [0xff, 2, ...SERVER6.slice(2)] })));
  decoder.packet(packetOf(ethernet(0x0800, ip4(17, body), [255, 255, 255, 255, 255, 255]), { linkType: 1 }));
  decoder.packet(packetOf(ip4(17, body)));
  expect(many).toEqual([true, true, true, false]);
});

test('every truncation gives a prefix or a reason, and counts the packet once', () => {
  const frame = ethernet(0x0800, ip4(6, tcp(1, 2, 3, 4, ACK, text('hello'))));
  for (let length = 0; length <= frame.length; length++) {
    const { seen, reasons, counted } = decode([
      packetOf(frame.subarray(0, length), { linkType: 1, wireLength: frame.length }),
    ]);
    expect(counted).toBe(1);
    expect(seen.length + reasons.length).toBe(1);
    if (seen.length > 0 && length >= 54) expect(seen[0]?.['payload']).toBe('hello'.slice(0, length - 54));
  }
});

test('true beginnings with any ends: no packet is lost or counted twice', () => {
  const link = fc.constantFrom(0, 1, 9, 12, 50, 101, 104, 105, 108, 113, 119, 127, 192, 228, 258, 276, 999);
  const beginning = fc.constantFrom(
    ...fragments4().map((packet) => packet.bytes),
    ip6(44, fragment6(17, 0, true, 5, datagram.subarray(0, 16))),
    ip6(44, fragment6(60, 8, false, 5, datagram)),
    ip4(4, ip4(17, datagram, { fragment: 0x2000 })),
    ip4(6, tcp(1, 2, 3, 4, ACK, text('hello'))),
    ...[...links, ...ipTunnels, ...udpTunnels].map(([, , frame]) => frame),
    aggregated,
    new Uint8Array(0),
  );
  const packet = fc.record({
    linkType: link,
    beginning,
    cut: fc.nat(200),
    end: fc.uint8Array({ maxLength: 50 }),
    seconds: fc.nat(300),
  });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 12 }), (packets) => {
      const made = packets.map(({ linkType, beginning, cut, end, seconds }) => {
        const body = bytesOf(beginning.subarray(0, cut), end);
        const bytes = linkType === 1 ? ethernet(0x0800, body) : body;
        return packetOf(bytes, { linkType, time: { seconds, nanos: 0 } });
      });
      const { seen, counted } = decode(made);
      expect(counted).toBe(packets.length);
      for (const segment of seen) {
        for (const { frame, offset, length } of segment['where'] as {
          frame: number;
          offset: number;
          length: number;
        }[]) {
          const source = made[frame - 1]!;
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(source.length);
        }
      }
    }),
    { numRuns: 500 },
  );
});
