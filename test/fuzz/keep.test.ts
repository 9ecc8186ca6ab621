import { expect, test } from 'vitest';
import { SERVER4, CLIENT4, ip4, text, udp } from '../../main/analysis/packets/frames.fixture.ts';
import type { Bytes } from './capture-records.ts';
import { fileOf, framesOf, payloadOf, type Frame } from './frames.ts';
import { keepable } from './keep.ts';

/** Addresses of a documentation range stand for real ones. */
const SOURCE = [203, 0, 113, 77];

const frame = (payload: string): Frame => {
  const bytes = new Uint8Array(ip4(17, udp(5000, 4000, text(payload)), { source: SOURCE }));
  return { linkType: 101, seconds: 1_234_567_890, nanos: 5, wireLength: bytes.length, bytes };
};
const file = fileOf([frame('one'), frame('GET lovelace 4917012345 \x07'), frame('three')]);

/** A program that fails on any frame with octet 7 in a payload. */
const failsOnSeven = (bytes: Bytes): Promise<string | null> => {
  const hasSeven = framesOf(bytes).some((one) => {
    const payload = payloadOf(one);
    return payload !== null && one.bytes.subarray(payload.at, payload.at + payload.length).includes(7);
  });
  return Promise.resolve(hasSeven ? 'seven' : null);
};

test('keeps one frame, made small, without the address, the time and the words of its sender', async () => {
  const kept = await keepable(file, 'seven', failsOnSeven);
  if (!kept) throw new Error('nothing was kept');
  const [only, ...others] = framesOf(kept.bytes);
  expect(others).toEqual([]);
  const held = Buffer.from(kept.bytes).toString('latin1');
  expect(held).not.toMatch(/lovelace|4917012345/);
  expect(held).not.toContain(String.fromCharCode(...SOURCE));
  expect(only?.seconds).toBeGreaterThanOrEqual(1_700_000_000);
  expect(await failsOnSeven(kept.bytes)).toBe('seven');
  expect(kept.name).toMatch(/^[0-9a-f]{16}$/);
});

test('keeps nothing where only the sender’s own words fail', async () => {
  const failsOnName = (bytes: Bytes): Promise<string | null> =>
    Promise.resolve(Buffer.from(bytes).includes('lovelace') ? 'name' : null);
  expect(await keepable(file, 'name', failsOnName)).toBeNull();
});

test('the made-up ends are none of the fixture’s own', () => {
  expect([...CLIENT4, ...SERVER4].join('.')).not.toContain(SOURCE.join('.'));
});
