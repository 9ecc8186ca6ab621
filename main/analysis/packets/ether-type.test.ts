import { expect, test } from 'vitest';
import { readByVersion, readEthernet, readEtherType, readLlc } from './ether-type.ts';
import { be16, bytesOf, ethernet, ip4, ip6, udp } from './frames.fixture.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const six = ip6(17, udp(1, 2, new Uint8Array(4)));

function frame(bytes: Uint8Array) {
  const view = new LinkView(NESTING_LINKS);
  return readEthernet(bytes, 0, bytes.length, view) ?? { version: view.version, at: view.at };
}

test.each([0x8100, 0x88a8, 0x9100, 0x9200, 0x9300])('reads on behind the tag %i', (tag) => {
  expect(frame(ethernet(tag, bytesOf(0, 5, be16(0x0800), four)))).toEqual({ version: 4, at: 18 });
});

test('reads on behind other tags', () => {
  expect(frame(ethernet(0x8926, bytesOf(0, 0, 0, 0, be16(0x86dd), six)))).toEqual({ version: 6, at: 20 });
  expect(frame(ethernet(0x88e7, bytesOf(0, 0, 0, 1, ethernet(0x0800, four))))).toEqual({ version: 4, at: 32 });
  expect(frame(ethernet(0x6558, ethernet(0x86dd, six)))).toEqual({ version: 6, at: 28 });
});

test('frames in frames end somewhere', () => {
  let nested = ethernet(0x0800, four);
  for (let i = 0; i < 20; i++) nested = ethernet(0x6558, nested);
  expect(frame(nested)).toBe('too-deep');
});

test('IP behind 802.2: by SNAP, by its own access point, with a tag', () => {
  const llc = (bytes: Uint8Array) => {
    const view = new LinkView(NESTING_LINKS);
    return readLlc(bytes, 0, bytes.length, view) ?? { version: view.version, at: view.at };
  };
  expect(llc(bytesOf([0xaa, 0xaa, 3, 0, 0, 0], be16(0x86dd), six))).toEqual({ version: 6, at: 8 });
  expect(llc(bytesOf([0xaa, 0xaa, 3, 0, 0, 0xf8], be16(0x0800), four))).toEqual({ version: 4, at: 8 });
  expect(llc(bytesOf([6, 6, 3], four))).toEqual({ version: 4, at: 3 });
  expect(llc(bytesOf([0xaa, 0xaa, 3, 0, 0, 0], be16(0x8100), 0, 5, be16(0x0800), four))).toEqual({
    version: 4,
    at: 12,
  });
  expect(llc(bytesOf([0xaa, 0xaa, 3, 0, 0, 12], be16(0x2000), four))).toBe('llc');
  expect(llc(bytesOf([0xaa, 0xaa, 3, 0, 0, 0], be16(4), four))).toBe('llc');
  expect(llc(bytesOf([0xaa, 0xaa, 3, 0, 0, 0], be16(0x0806), four))).toBe('arp');
  expect(llc(bytesOf([0x42, 0x42, 3]))).toBe('llc');
  expect(llc(bytesOf([0x42]))).toBe('llc');
});

test('PPPoE outside its session stage is control', () => {
  expect(frame(ethernet(0x8864, bytesOf(0x11, 7, 0, 1, 0, 2, 0, 0x21, four)))).toBe('link-control');
  expect(frame(ethernet(0x8864, bytesOf(0x11, 0, 0)))).toBe('cut-short');
});

test('the version alone tells IP from what is none', () => {
  const view = new LinkView(NESTING_LINKS);
  expect(readByVersion(six, 0, six.length, view)).toBeNull();
  expect(view.version).toBe(6);
  expect(readByVersion(bytesOf(0x50), 0, 1, view)).toBe('bad-ip-header');
  expect(readByVersion(six, 0, 0, view)).toBe('cut-short');
  expect(readEtherType(six, 0, six.length, view, 0x1234)).toBe('ether-type');
});
