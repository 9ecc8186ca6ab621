import { expect, test } from 'vitest';
import { bytesOf, ip4, udp } from './frames.fixture.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { readCiscoHdlc, readPpp } from './ppp.ts';
import { label } from './tunnels.fixture.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));

function read(bytes: Uint8Array, reader = readPpp) {
  const view = new LinkView(NESTING_LINKS);
  return reader(bytes, 0, bytes.length, view) ?? view.at;
}

test('finds IP with and without address and control, and with a short protocol', () => {
  expect(read(bytesOf([0xff, 3, 0, 0x21], four))).toBe(4);
  expect(read(bytesOf([0, 0x21], four))).toBe(2);
  expect(read(bytesOf([0x21], four))).toBe(1);
  expect(read(bytesOf([2, 0x81], label(9, true), four))).toBe(6);
});

test('names what else a link says', () => {
  expect(read(bytesOf([0xff, 3, 0xc0, 0x21, 1]))).toBe('link-control'); // LCP
  expect(read(bytesOf([0x80, 0x21, 1]))).toBe('link-control'); // IPCP
  expect(read(bytesOf([0xc0, 0x23, 1]))).toBe('ppp-login'); // PAP
  expect(read(bytesOf([0xc2, 0x23, 1]))).toBe('ppp-login'); // CHAP
  expect(read(bytesOf([0, 0xfd, 1]))).toBe('ppp-compressed');
  expect(read(bytesOf([0, 0x3d, 1]))).toBe('ppp-compressed');
  expect(read(bytesOf([0, 0x2b, 1]))).toBe('ether-type'); // IPX
});

test('Cisco HDLC, alone and where PPP is expected; its own talk is control', () => {
  expect(read(bytesOf([0x0f, 0, 8, 0], four), readCiscoHdlc)).toBe(4);
  expect(read(bytesOf([0x8f, 0, 8, 0], four))).toBe(4);
  expect(read(bytesOf([0x8f, 0, 0x80, 0x35], four), readCiscoHdlc)).toBe('link-control');
  expect(read(bytesOf([0x8f, 0, 0x20, 0]), readCiscoHdlc)).toBe('link-control');
  expect(read(bytesOf([0x8f, 0, 0x08]), readCiscoHdlc)).toBe('cut-short');
});

test('every truncation is named', () => {
  const frame = bytesOf([0xff, 3, 0, 0x21], four);
  for (let length = 0; length <= 4; length++) expect(read(frame.subarray(0, length))).toBe('cut-short');
});
