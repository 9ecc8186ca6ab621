import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import type { SubjectType } from '../model/words.ts';
import { chains, CORES, found, look, NUMBER_CORES, SHORT_CORES, type Packed } from './planted.fixture.ts';

interface Own {
  readonly kind: SubjectType;
  readonly value: string;
}

/** Long enough for base64 of it to be 16 letters, from where on what may be base64 is looked into. */
const own: fc.Arbitrary<Own> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z.]{3,8}[a-z]@[a-z]{4,9}\.example$/).map((value) => ({ kind: 'email', value }) as const),
  fc.stringMatching(/^[1-9]\d{12,17}$/).map((value) => ({ kind: 'account', value }) as const),
  fc.stringMatching(/^[A-Za-z0-9_-]{12,24}$/).map((value) => ({ kind: 'room', value }) as const),
  fc
    .stringMatching(/^[a-z]{3,6} [a-z"'&]{3,6} [a-zéöжш<>/]{4,8}$/)
    .map((value) => ({ kind: 'message', value }) as const),
);

/** How it was told, in a body of its own and, where it is text, in a member of a document: the surest of each. */
function told(packed: Packed, mine: Own): readonly string[] {
  return (packed.isText ? [false, true] : [false]).map((isMember) => {
    const hits = found(packed, [mine], isMember).filter((hit) => hit.mine === mine.kind);
    return ['confirmed', 'likely', 'possible'].find((how) => hits.some((hit) => hit.confidence === how)) ?? 'missed';
  });
}

function expectFound(packed: Packed, mine: Own, isEnough: (how: string) => boolean): void {
  const how = told(packed, mine);
  if (!how.every(isEnough)) expect.fail(`${how.join(', ')}: ${mine.value} in ${packed.steps.join(' < ')}`);
}

/** The same chains each time: what a new seed finds is written down in docs/own-values.md before it is mended. */
const SEED = 20_261_125;

describe('what is planted is found, through any chain of up to three encodings', () => {
  test('a value as it was typed: likely or confirmed', () => {
    fc.assert(
      fc.property(chains(CORES.slice(0, 1)), own, (plant, mine) =>
        expectFound(plant(mine.value), mine, (how) => how === 'confirmed' || how === 'likely'),
      ),
      { numRuns: 600, seed: SEED },
    );
  });

  test('its hashes, of one and two steps: confirmed', () => {
    fc.assert(
      fc.property(chains(CORES.slice(1), true), own, (plant, mine) =>
        expectFound(plant(mine.value), mine, (how) => how === 'confirmed'),
      ),
      { numRuns: 300, seed: SEED },
    );
  });

  test('its checksums, as all of what is sent', () => {
    fc.assert(
      fc.property(chains(SHORT_CORES, true), own, (plant, mine) =>
        expectFound(plant(mine.value), mine, (how) => how !== 'missed'),
      ),
      { numRuns: 300, seed: SEED },
    );
  });

  test('a whole number’s octets, as all of what is sent', () => {
    const number = fc.integer({ min: 0x1000_0000, max: 0xffff_ffff });
    fc.assert(
      fc.property(chains(NUMBER_CORES, true), number, (plant, value) =>
        expectFound(plant(String(value)), { kind: 'account', value: String(value) }, (how) => how !== 'missed'),
      ),
      { numRuns: 300, seed: SEED },
    );
  });

  test('and told once', () => {
    fc.assert(
      fc.property(chains(CORES.slice(0, 1)), own, (plant, mine) => {
        const packed = plant(mine.value);
        const twice = found(packed, [mine]).filter(({ count }) => count > 1);
        if (twice.length > 0) expect.fail(`${mine.value} in ${packed.steps.join(' < ')}: ${twice[0]?.chain.join()}`);
      }),
      { numRuns: 300, seed: SEED },
    );
  });
});

test('what is not there is not found', () => {
  const mine = { kind: 'account', value: 'lantern-keeper-31' } as const;
  fc.assert(
    fc.property(chains(CORES), own, (plant, other) => {
      expect(found(plant(other.value), [mine])).toEqual([]);
    }),
    { numRuns: 200, seed: SEED },
  );
});

describe('a decompression bomb stops at its bound, and is told', () => {
  const MINE = [{ kind: 'account', value: 'lantern-keeper-31' }] as const;
  const bomb = new Uint8Array(64 << 20).fill(0x20);
  bomb.set(encodeUtf8('lantern-keeper-31'), 100);
  bomb.set(encodeUtf8('lantern-keeper-31'), 60 << 20);
  test.each([
    ['gzip', gzipSync(bomb), []],
    ['gzip, declared', gzipSync(bomb), ['gzip']],
    ['zlib', deflateSync(bomb), []],
    ['deflate, raw', deflateRawSync(bomb), ['deflate']],
    ['zstd', zstdCompressSync(bomb), []],
    ['gzip in gzip', gzipSync(gzipSync(bomb)), []],
  ])('%s: what came out before the bound is searched', (_, packed, encodings) => {
    const { hits, stopped } = look(Uint8Array.from(packed), MINE, encodings);
    expect(stopped).toBeGreaterThan(0);
    expect(hits.map(({ count }) => count)).toEqual([1]);
  });

  test('brotli: of its sixty octets no part unpacks to less', () => {
    expect(look(Uint8Array.from(brotliCompressSync(bomb)), MINE, ['brotli'])).toMatchObject({ hits: [], stopped: 1 });
  });

  test('what unpacks to less says nothing', () => {
    expect(look(Uint8Array.from(gzipSync(bomb.subarray(0, 1 << 20))), MINE).stopped).toBe(0);
  });
});
