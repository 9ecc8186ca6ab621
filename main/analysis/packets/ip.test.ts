import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ip4Text, ip6Text } from '../bytes/address.ts';
import { bytesOf, fragment6, ip4, ip6, text } from './frames.fixture.ts';
import { IpView, isExtension, readIp, walkExtensions } from './ip.ts';
import { Segment } from './segment.ts';

const body = text('sixteen octets!!');

function read(bytes: Uint8Array, version: 4 | 6 = 4, wireEnd = bytes.length) {
  const segment = new Segment();
  const view = new IpView();
  return { reason: readIp(bytes, 0, bytes.length, wireEnd, version, segment, view), segment, view };
}

test('reads an IPv4 header', () => {
  const { reason, segment, view } = read(ip4(17, body));
  expect(reason).toBeNull();
  expect(segment).toMatchObject({ version: 4, protocol: 17 });
  expect([ip4Text(segment.s3), ip4Text(segment.d3)]).toEqual(['192.0.2.10', '198.51.100.20']);
  expect(view).toMatchObject({ at: 20, end: 36, wireLength: 16, fragmented: false });
});

test('leaves the padding of a short frame out', () => {
  expect(read(bytesOf(ip4(17, body), new Uint8Array(10))).view).toMatchObject({ end: 36, wireLength: 16 });
});

test('a snapped packet keeps its length on the wire', () => {
  expect(read(ip4(17, body).subarray(0, 24), 4, 36).view).toMatchObject({ at: 20, end: 24, wireLength: 16 });
});

test('a length of 0 means the whole frame', () => {
  expect(read(ip4(6, body, { total: 0 })).view).toMatchObject({ end: 36, wireLength: 16 });
  expect(read(ip6(6, body, { length: 0 }), 6).view).toMatchObject({ end: 56, wireLength: 16 });
});

test('reads a fragment', () => {
  const { view } = read(ip4(17, body, { id: 77, fragment: 0x2000 | 185 }));
  expect(view).toMatchObject({ fragmented: true, fragmentId: 77, fragmentAt: 1480, moreFragments: true });
});

test('reads an IPv6 header and steps over extensions', () => {
  const options = bytesOf(60, 0, [1, 4, 0, 0, 0, 0]); // hop-by-hop, padded
  const destination = bytesOf(6, 1, [1, 12], new Uint8Array(12));
  const { reason, segment, view } = read(ip6(0, bytesOf(options, destination, body)), 6);
  expect(reason).toBeNull();
  expect(segment.protocol).toBe(6);
  expect(ip6Text(segment.s0, segment.s1, segment.s2, segment.s3)).toBe('2001:db8::a');
  expect(ip6Text(segment.d0, segment.d1, segment.d2, segment.d3)).toBe('2001:db8:1::14');
  expect(view).toMatchObject({ at: 64, end: 80, wireLength: 16 });
});

test('an authentication header is stepped over in both versions', () => {
  const header = bytesOf(17, 4, new Uint8Array(22));
  expect(read(ip4(51, bytesOf(header, body)))).toMatchObject({
    segment: { protocol: 17 },
    view: { at: 44, wireLength: 16 },
  });
  expect(read(ip6(51, bytesOf(header, body)), 6)).toMatchObject({ segment: { protocol: 17 }, view: { at: 64 } });
});

test('an IPv6 fragment stops the walk, one that is whole does not', () => {
  expect(read(ip6(44, fragment6(17, 1448, true, 9, body)), 6)).toMatchObject({
    segment: { protocol: 17 },
    view: { fragmented: true, fragmentAt: 1448, moreFragments: true, fragmentId: 9, at: 48 },
  });
  expect(read(ip6(44, fragment6(17, 0, false, 9, body)), 6).view).toMatchObject({ fragmented: false, at: 48 });
});

test('names what is wrong', () => {
  expect(read(ip4(17, body).subarray(0, 19)).reason).toBe('cut-short');
  expect(read(ip6(17, body).subarray(0, 39), 6).reason).toBe('cut-short');
  expect(read(ip4(17, body, { total: 19 })).reason).toBe('bad-ip-header');
  expect(read(ip6(0, bytesOf(17, 9, new Uint8Array(6)), {}), 6).reason).toBe('bad-ip-header');
  const chain = bytesOf(...Array.from({ length: 20 }, () => [60, 0, 0, 0, 0, 0, 0, 0]));
  expect(read(ip6(60, chain), 6).reason).toBe('too-deep');
});

test('extensions are told from transports', () => {
  expect([0, 43, 44, 51, 60, 135, 139, 140].every(isExtension)).toBe(true);
  expect([1, 6, 17, 50, 58, 59].some(isExtension)).toBe(false);
});

test('walks on from where it is told', () => {
  const segment = new Segment();
  segment.protocol = 60;
  const view = new IpView();
  Object.assign(view, { at: 0, end: 12, wireLength: 12 });
  expect(walkExtensions(bytesOf(17, 0, new Uint8Array(10)), segment, view)).toBeNull();
  expect([segment.protocol, view.at, view.wireLength]).toEqual([17, 8, 4]);
});

test('a true beginning with any end never points outside', () => {
  const beginnings = [
    ip4(17, body),
    ip6(0, bytesOf(60, 0, new Uint8Array(6), body)),
    ip6(44, fragment6(17, 8, true, 1, body)),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.nat(70), fc.uint8Array({ maxLength: 80 }), (start, cut, end) => {
      const bytes = bytesOf(start.subarray(0, cut), end);
      const { reason, view } = read(bytes, (bytes[0] ?? 0) >> 4 === 6 ? 6 : 4);
      if (reason) return;
      expect(view.at).toBeLessThanOrEqual(view.end);
      expect(view.end).toBeLessThanOrEqual(bytes.length);
      expect(view.end - view.at).toBeLessThanOrEqual(view.wireLength);
    }),
  );
});
