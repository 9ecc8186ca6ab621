import { expect, test } from 'vitest';
import { isRightChecksum } from './checksum.ts';
import { bytesOf, ip4 } from './frames.fixture.ts';

test('the example of RFC 1071 section 3', () => {
  // 0001 f203 f4f5 f6f7 sum to ddf2, whose complement is 220d.
  expect(isRightChecksum(bytesOf(0, 1, 0xf2, 3, 0xf4, 0xf5, 0xf6, 0xf7, 0x22, 0x0d, 0, 0), 0, 12)).toBe(true);
});

test('a header with any octet changed is wrong', () => {
  const header = ip4(17, new Uint8Array(0));
  expect(isRightChecksum(bytesOf(9, header), 1, 20)).toBe(true);
  for (let i = 0; i < 20; i++) {
    const changed = header.slice();
    changed[i] = (changed[i] ?? 0) ^ 0x10;
    expect(isRightChecksum(changed, 0, 20)).toBe(false);
  }
});
