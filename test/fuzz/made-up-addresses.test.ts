import { expect, test } from 'vitest';
import { bytesOf, ethernet, ip4, udp } from '../../main/analysis/packets/frames.fixture.ts';
import type { Frame } from './frames.ts';
import { withMadeUpAddresses } from './made-up-addresses.ts';

/** An address of a documentation range stands for a real one. */
const ADDRESS = [203, 0, 113, 9];

const frame = (bytes: Uint8Array): Frame => ({
  linkType: 1,
  seconds: 0,
  nanos: 0,
  wireLength: bytes.length,
  bytes: new Uint8Array(bytes),
});

test('an address has one stand-in, in headers and in what a frame carries, and so has a network card', () => {
  const out = ethernet(0x800, ip4(17, udp(5000, 4000, bytesOf(7, ADDRESS, 7)), { source: ADDRESS }));
  const back = ethernet(0x800, ip4(17, udp(4000, 5000, bytesOf(1)), { destination: ADDRESS }));
  const { frames, places } = withMadeUpAddresses([frame(out), frame(back)]);
  const [first, second] = frames.map(({ bytes }) => [...bytes]);
  const standIn = first?.slice(26, 30);
  expect(standIn?.slice(0, 3)).toEqual([192, 0, 2]);
  expect(first?.slice(43, 47)).toEqual(standIn);
  expect(second?.slice(30, 34)).toEqual(standIn);
  expect(first?.slice(0, 3)).toEqual([2, 0, 0x5e]);
  expect(places[0]?.slice(26, 30)).toEqual(Uint8Array.of(1, 1, 1, 1));
  expect(places[0]?.[42]).toBe(0);
});
