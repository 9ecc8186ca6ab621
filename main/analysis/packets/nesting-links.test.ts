import { expect, test } from 'vitest';
import { ethernet, ip4, text, udp } from './frames.fixture.ts';
import { ETHER_MPLS, readEthernet } from './ether-type.ts';
import { LinkView } from './link-view.ts';
import { NESTING_LINKS } from './nesting-links.ts';

test('a frame whose type names another link is read on by that link', () => {
  const label = [0, 1, 1, 64]; // bottom of the stack
  const frame = ethernet(ETHER_MPLS, Uint8Array.from([...label, ...ip4(17, udp(1, 2, text('x')))]));
  const view = new LinkView(NESTING_LINKS);
  view.begin();
  expect(readEthernet(frame, 0, frame.length, view)).toBeNull();
  expect([view.version, view.at]).toEqual([4, 14 + 4]);
});
