import fc from 'fast-check';
import { expect, test } from 'vitest';
import { be16, be32, bytesOf, ip4, udp } from './frames.fixture.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { SNAP, aggregated, inner6, wlan } from './tunnels.fixture.ts';
import { readPrismOrAvs, readRadiotap, readSubframe, readWlan, readWlanSwapped } from './wlan.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const snap = bytesOf(SNAP, be16(0x0800), four);

function read(bytes: Uint8Array, pad = false) {
  const view = new LinkView(NESTING_LINKS);
  return readWlan(bytes, 0, bytes.length, view, pad) ?? view.at;
}

test('finds IP behind each form of the header', () => {
  expect(read(wlan(0x08, 1, snap))).toBe(24 + 8);
  expect(read(wlan(0x08, 3, snap, [1, 2, 3, 4, 5, 6]))).toBe(30 + 8);
  expect(read(wlan(0x88, 1, snap, [0, 0]))).toBe(26 + 8);
  expect(read(wlan(0x88, 0x81, snap, [0, 0, 0, 0, 0, 0]))).toBe(30 + 8);
  expect(read(wlan(0x88, 1, snap, [0, 0, 0, 0]), true)).toBe(28 + 8);
  const swapped = wlan(1, 8, snap);
  expect(readWlanSwapped(swapped, 0, swapped.length, new LinkView(NESTING_LINKS))).toBeNull();
});

test('names what holds no readable data', () => {
  expect(read(wlan(0x80, 0, snap))).toBe('wlan-control'); // beacon
  expect(read(wlan(0xb4, 0, snap))).toBe('wlan-control'); // request to send
  expect(read(wlan(0x48, 1, snap))).toBe('wlan-control'); // null function
  expect(read(wlan(0x09, 1, snap))).toBe('wlan-control'); // another version
  expect(read(wlan(0x08, 0x41, snap))).toBe('wlan-protected');
  expect(read(wlan(0x08, 0x05, snap))).toBe('wlan-fragment');
  expect(read(wlan(0x08, 1, bytesOf([0x42, 0x42, 3])))).toBe('llc');
});

test('the group bit stands in the address that is the receiver’s', () => {
  const to = (flags: number, at: number) => {
    const bytes = wlan(0x08, flags, snap);
    bytes[at] = 0xff;
    const view = new LinkView(NESTING_LINKS);
    readWlan(bytes, 0, bytes.length, view, false);
    return view.toMany;
  };
  expect([to(1, 16), to(1, 4), to(2, 4), to(2, 16)]).toEqual([true, false, true, false]);
});

test('an A-MSDU says where its next part begins', () => {
  const view = new LinkView(NESTING_LINKS);
  expect(readWlan(aggregated, 0, aggregated.length, view, false)).toBeNull();
  expect(view).toMatchObject({ version: 4, at: 26 + 14 + 8 });
  const next = view.nextAt;
  expect(readSubframe(aggregated, next, aggregated.length, view)).toBeNull();
  expect(view).toMatchObject({ version: 6, at: aggregated.length - inner6.length, nextAt: -1 });
});

test('radiotap: the flags stand where the presence bits put them', () => {
  const frame = wlan(0x08, 1, snap);
  const radio = (present: number, fields: number[]) => {
    const word = [present & 255, (present >>> 8) & 255, (present >>> 16) & 255, present >>> 24];
    const bytes = bytesOf(0, 0, 8 + fields.length, 0, word, fields, frame);
    const view = new LinkView(NESTING_LINKS);
    return readRadiotap(bytes, 0, bytes.length, view) ?? view.at - 8 - fields.length;
  };
  expect(radio(0, [])).toBe(32);
  expect(radio(2, [0x10])).toBe(32);
  expect(radio(2, [0x40])).toBe('wlan-damaged');
  expect(radio(3, [1, 1, 1, 1, 1, 1, 1, 1, 0x40])).toBe('wlan-damaged');
  expect(radio(0x80000003 | 0, [0, 0, 0, 0, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1, 0x40])).toBe('wlan-damaged');
  expect(readRadiotap(bytesOf(1, 0, 8, 0, new Uint8Array(60)), 0, 64, new LinkView(NESTING_LINKS))).toBe('link-type');
  expect(readRadiotap(bytesOf(0, 0, 99, 0, new Uint8Array(60)), 0, 64, new LinkView(NESTING_LINKS))).toBe('cut-short');
});

test('older headers, in both orders, and none', () => {
  const frame = wlan(0x08, 1, snap);
  const older = (...parts: (number[] | Uint8Array)[]) => {
    const bytes = bytesOf(...parts);
    const view = new LinkView(NESTING_LINKS);
    return readPrismOrAvs(bytes, 0, bytes.length, view) ?? view.at;
  };
  expect(older([0x44, 0, 0, 0, 16, 0, 0, 0], new Uint8Array(8), frame)).toBe(16 + 32);
  expect(older(be32(0x41), be32(16), new Uint8Array(8), frame)).toBe(16 + 32);
  expect(older(be32(0x80211001), be32(64), new Uint8Array(56), frame)).toBe(64 + 32);
  expect(older(frame)).toBe(32);
  expect(older(be32(0x44), be32(4))).toBe('link-type');
  expect(older(be32(0x44), be32(999))).toBe('cut-short');
});

test('a true beginning with any end never points outside', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(aggregated, wlan(0x88, 0x83, snap, [0, 0])),
      fc.nat(60),
      fc.uint8Array(),
      (frame, cut, end) => {
        const bytes = bytesOf(frame.subarray(0, cut), end);
        const view = new LinkView(NESTING_LINKS);
        let reason = readWlan(bytes, 0, bytes.length, view, false);
        for (let parts = 0; parts < 300; parts++) {
          if (reason === null) expect(view.at).toBeLessThan(bytes.length);
          if (view.nextAt < 0) return;
          reason = readSubframe(bytes, view.nextAt, bytes.length, view);
        }
        throw new Error('no end');
      },
    ),
  );
});
