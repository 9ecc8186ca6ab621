import { expect, test } from 'vitest';
import { be16, bytesOf, ethernet, ip4, ip6, udp } from './frames.fixture.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { readMpls } from './mpls.ts';
import { label } from './tunnels.fixture.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const six = ip6(17, udp(1, 2, new Uint8Array(4)));

function read(...parts: (Uint8Array | number[])[]) {
  const bytes = bytesOf(...parts);
  const view = new LinkView(NESTING_LINKS);
  return readMpls(bytes, 0, bytes.length, view) ?? view.at;
}

test('finds IP behind the last label', () => {
  expect(read(label(5, true), four)).toBe(4);
  expect(read(label(5, false), label(6, false), label(7, true), six)).toBe(12);
});

test('finds the frame of a pseudowire, with and without control word, also to an address that looks like IP', () => {
  expect(read(label(5, true), [0, 0, 0, 9], ethernet(0x0800, four))).toBe(22);
  expect(read(label(5, true), ethernet(0x0800, four))).toBe(18);
  expect(read(label(5, true), ethernet(0x86dd, six, [0x46, 1, 2, 3, 4, 5]))).toBe(18);
  expect(read(label(5, true), [0, 0, 0, 9], ethernet(0x8100, bytesOf(0, 5, be16(0x0800), four)))).toBe(26);
});

test('what is neither is named', () => {
  expect(read(label(5, true), [0x10, 0, 0, 0x21], new Uint8Array(40))).toBe('mpls-payload');
  expect(read(label(5, true), ethernet(0x0806, new Uint8Array(40)))).toBe('mpls-payload');
  expect(read(...Array.from({ length: 20 }, () => label(5, false)))).toBe('too-deep');
  expect(read(label(5, false), [0, 0])).toBe('cut-short');
  expect(read(label(5, true))).toBe('cut-short');
});
