import { expect, test } from 'vitest';
import { bytesOf, ethernet, ip4, ip6, udp } from './frames.fixture.ts';
import { readIpTunnel } from './ip-tunnel.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { label } from './tunnels.fixture.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const six = ip6(17, udp(1, 2, new Uint8Array(4)));

function read(protocol: number, bytes: Uint8Array) {
  const view = new LinkView(NESTING_LINKS);
  return readIpTunnel(protocol, bytes, 0, bytes.length, view) ?? view.at;
}

test('each number opens its own tunnel', () => {
  expect(read(4, four)).toBe(0);
  expect(read(41, six)).toBe(0);
  expect(read(47, bytesOf(0, 0, 8, 0, four))).toBe(4);
  expect(read(97, bytesOf(0x30, 0, ethernet(0x0800, four)))).toBe(16);
  expect(read(137, bytesOf(label(5, true), four))).toBe(4);
});

test('names what does not fit', () => {
  expect([read(4, six), read(41, four)]).toEqual(['bad-ip-header', 'bad-ip-header']);
  expect(read(97, bytesOf(0x20, 0, ethernet(0x0800, four)))).toBe('ip-protocol');
  expect(read(50, four)).toBe('ip-protocol');
  for (const protocol of [4, 41, 47, 97, 137]) expect(read(protocol, new Uint8Array(0))).toBe('cut-short');
});
