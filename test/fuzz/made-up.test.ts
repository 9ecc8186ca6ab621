import { expect, test } from 'vitest';
import { SeededRandom } from '../sample/random.ts';
import type { Bytes } from './capture-records.ts';
import { mayStay, replaced } from './made-up.ts';

const bytes = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (octets: Uint8Array | null): string | null => octets && Buffer.from(octets).toString('latin1');
const made = async (text: string, fails: (text: string) => boolean): Promise<string | null> =>
  textOf(
    await replaced(
      bytes(text),
      () => true,
      new SeededRandom(1),
      (tried) => Promise.resolve(fails(textOf(tried) ?? '')),
    ),
  );

test('puts octets of the same class in the place of every one', async () => {
  const before = 'Ada.Lovelace@x9.example +49 170 1234567 \xfc\xe9';
  const after = (await made(before, () => true)) ?? '';
  expect(
    after
      .replace(/[A-Z]/g, 'A')
      .replace(/[a-z]/g, 'a')
      .replace(/\d/g, '0')
      .replace(/[\x80-\xff]/g, 'h'),
  ).toBe(
    before
      .replace(/[A-Z]/g, 'A')
      .replace(/[a-z]/g, 'a')
      .replace(/\d/g, '0')
      .replace(/[\x80-\xff]/g, 'h'),
  );
  for (const [at, octet] of [...before].entries())
    if (/[A-Za-z0-9\x80-\xff]/.test(octet)) expect(after[at]).not.toBe(octet);
});

test('leaves a word of a protocol where the failure needs it', async () => {
  const after = await made('Content-Length: 77 ada.lovelace', (text) => text.startsWith('Content-Length: '));
  expect(after).toMatch(/^Content-Length: \d\d [a-z]{3}\.[a-z]{8}$/);
  expect(after).not.toContain('lovelace');
});

test.each(['4917012345', 'lovelace', 'Lovelace-77', '\xfc\xe9\xe0\xe8\xf9'])(
  'keeps nothing of what fails only with %s',
  async (needed) => {
    expect(await made(`a ${needed} b`, (text) => text.includes(needed))).toBeNull();
  },
);

test('octets that were made up before may stay', () => {
  const text = bytes('lovelace 12345');
  expect(mayStay(text, new Uint8Array(text.length))).toBe(true);
  expect(mayStay(text, new Uint8Array(text.length).fill(1))).toBe(false);
});
