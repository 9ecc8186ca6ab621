import { expect, test } from 'vitest';
import { be16, be32, bytesOf, ip4, udp } from './frames.fixture.ts';
import { readGre } from './gre.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));

function read(flags: number, type: number, ...rest: (Uint8Array | number[])[]) {
  const bytes = bytesOf(be16(flags), be16(type), ...rest);
  const view = new LinkView(NESTING_LINKS);
  return readGre(bytes, 0, bytes.length, view) ?? view.at;
}

test('each flag adds its four octets', () => {
  expect(read(0, 0x0800, four)).toBe(4);
  expect(read(0x8000, 0x0800, be32(0), four)).toBe(8);
  expect(read(0xa000, 0x0800, be32(0), be32(0), four)).toBe(12);
  expect(read(0xb000, 0x0800, be32(0), be32(0), be32(0), four)).toBe(16);
});

test('version 1: a packet of PPP, or only an acknowledgement', () => {
  const ppp = bytesOf(0, 0x21, four);
  expect(read(0x3001, 0x880b, be16(ppp.length), be16(1), be32(1), ppp)).toBe(14);
  expect(read(0x3081, 0x880b, be16(ppp.length), be16(1), be32(1), be32(1), ppp)).toBe(18);
  expect(read(0x2081, 0x880b, be16(0), be16(1), be32(1))).toBe('nothing-inside');
  expect(read(0x3001, 0x0800, four)).toBe('gre-payload');
});

test('redirected web requests, with and without their own header', () => {
  expect(read(0, 0x883e, four)).toBe(4);
  expect(read(0, 0x883e, be32(0), four)).toBe(8);
});

test('names what it does not open', () => {
  expect(read(0, 0, [])).toBe('nothing-inside');
  expect(read(0x4000, 0x0800, four)).toBe('gre-payload'); // source routes
  expect(read(2, 0x0800, four)).toBe('gre-payload'); // no such version
  expect(read(0, 0x2000, four)).toBe('gre-payload'); // CDP
  expect(read(0xb000, 0x0800, be32(0))).toBe('cut-short');
  expect(read(0, 0x0800, [])).toBe('cut-short');
});
