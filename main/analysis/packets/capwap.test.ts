import { expect, test } from 'vitest';
import { readCapwap } from './capwap.ts';
import { be16, be32, bytesOf, ethernet, ip4, udp } from './frames.fixture.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';
import { SNAP, wlan } from './tunnels.fixture.ts';

const four = ip4(17, udp(1, 2, new Uint8Array(4)));
const snap = bytesOf(SNAP, be16(0x0800), four);

function read(header: number[], frame: Uint8Array) {
  const bytes = bytesOf(header, be32(0), frame);
  const view = new LinkView(NESTING_LINKS);
  return readCapwap(bytes, 0, bytes.length, view) ? view.at : null;
}

test('opens both kinds of frame', () => {
  expect(read([0, 0x10, 0x02, 0], ethernet(0x0800, four))).toBe(8 + 14);
  expect(read([0, 0x10, 0x03, 0], wlan(0x08, 2, snap))).toBe(8 + 32);
  expect(read([0, 0x10, 0x03, 0], wlan(2, 8, snap))).toBe(8 + 32);
  expect(read([0, 0x20, 0x03, 0x10], bytesOf(new Uint8Array(8), wlan(0x08, 2, snap)))).toBe(16 + 32);
});

test('leaves what is encrypted, a fragment, a keep-alive, protected or no data', () => {
  const frame = ethernet(0x0800, four);
  expect(read([1, 0x10, 0x02, 0], frame)).toBeNull();
  expect(read([0, 0x10, 0x02, 0x80], frame)).toBeNull();
  expect(read([0, 0x10, 0x02, 0x08], frame)).toBeNull();
  expect(read([0, 0x08, 0x02, 0], frame)).toBeNull();
  expect(read([0, 0xf8, 0x02, 0], frame)).toBeNull();
  expect(read([0, 0x10, 0x03, 0], wlan(0x08, 0x42, snap))).toBeNull();
  expect(read([0, 0x10, 0x05, 0], wlan(0x08, 2, snap))).toBeNull();
});
