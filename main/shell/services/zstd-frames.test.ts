import { spawnSync } from 'node:child_process';
import { zstdCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noiseOf } from './capture.fixture.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** The parts in which whole frames come out when the file comes in pieces of `size`. */
function partsOf(file: Uint8Array, size = file.length): { parts: Buffer[]; complete: boolean } {
  const frames = new ZstdFrames();
  const parts: Buffer[] = [];
  let open: Buffer[] = [];
  for (let at = 0; at < file.length; at += size) {
    for (const part of frames.cut(file.subarray(at, at + size))) {
      open.push(Buffer.from(part));
      if (!frames.complete) continue;
      parts.push(Buffer.concat(open));
      open = [];
    }
  }
  if (open.length > 0) parts.push(Buffer.concat(open));
  return { parts, complete: frames.complete };
}

const noise = noiseOf(400_000);
const checked = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
const one = zstdCompressSync(noise, checked); // several blocks, with a checksum
const two = zstdCompressSync(Buffer.alloc(70_000)); // a repeated octet
const skipped = Buffer.concat([Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')]);

test('reads the real one: frames of Node’s zstd end where they end, however the file is cut', () => {
  const file = Buffer.concat([skipped, one, two]);
  for (const size of [1, 7, 1000, file.length]) {
    const { parts, complete } = partsOf(file, size);
    expect(complete).toBe(true);
    expect(parts.map((part) => part.length)).toEqual([skipped.length, one.length, two.length]);
  }
});

const noZstd =
  spawnSync('zstd', ['--version']).error === undefined ? null : 'skipped: the program zstd is not installed';

test.skipIf(noZstd !== null)(`frames of the program zstd, too${noZstd === null ? '' : ` (${noZstd})`}`, () => {
  for (const args of [['-1'], ['-19'], ['--no-check'], ['-T2']]) {
    const { stdout } = spawnSync('zstd', ['-c', '-q', ...args], { input: noise, maxBuffer: 10_000_000 });
    const { parts, complete } = partsOf(Buffer.concat([stdout, one]), 333);
    expect([complete, parts.map((part) => part.length)], args.join()).toEqual([true, [stdout.length, one.length]]);
  }
});

test('every truncation is not complete, but for the borders of frames', () => {
  const file = Buffer.concat([two, two]);
  for (let length = 0; length <= file.length; length++) {
    expect(partsOf(file.subarray(0, length)).complete, String(length)).toBe(length % two.length === 0);
  }
});

test('a true beginning with any end never throws, loops or loses an octet', () => {
  fc.assert(
    fc.property(
      fc.nat(one.length),
      fc.uint8Array({ maxLength: 60 }),
      fc.integer({ min: 1, max: 90 }),
      (cut, end, size) => {
        const file = Buffer.concat([one.subarray(0, cut), end]);
        expect(Buffer.concat(partsOf(file, size).parts).equals(file)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
