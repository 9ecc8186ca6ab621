import { expect, test } from 'vitest';
import { ascii, held, noise, observed, START } from './compare.fixture.ts';
import { isTime, octetCandidates } from './octet-candidates.ts';

const IDS = [
  [0x69, 0x4b, 0xcf, 0x34],
  [0x70, 0xae, 0xde, 0x37],
] as const;
const pair = (write: (own: 0 | 1, i: number) => readonly number[], count = 4) =>
  ([0, 1] as const).map((own) => observed(Array.from({ length: count }, (_, i) => write(own, i))));
const values = (all: ReturnType<typeof pair>) =>
  new Set(octetCandidates(all, false).found.map((one) => one.held.map((own) => own?.value).join(' ')));

test('octets that stay the same, at their place', () => {
  const all = pair((own, i) => [0xf0, i, ...IDS[own], ...noise(own * 10 + i, 20)]);
  expect(values(all)).toContain('hex:694bcf34 hex:70aede37');
});

test('a varint in a nested message is told as its number', () => {
  const ids = [
    [0xac, 0xd8, 0xdd, 0x97, 0x01],
    [0xac, 0xd9, 0xdd, 0x97, 0x02],
  ];
  const all = pair((own, i) => [
    0x08,
    i + 1,
    0x12,
    0x08,
    0x0a,
    0x06,
    0x08,
    ...(ids[own] ?? []),
    0x2a,
    4,
    ...noise(i, 4),
  ]);
  expect(values(all)).toContain('318204972 586640556');
});

test('clocks are none, and neither is the number that a call draws', () => {
  const day = [START, START + 40_000].map((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
  expect(values(pair((own, i) => [0xf0, ...(day[own] ?? []), ...noise(own * 10 + i, 20)]))).toEqual(new Set());
  const call = pair((own, i) => [0x80, 111, 0x10, i, ...noise(i, 4), ...IDS[own], ...noise(own * 10 + i, 20)]);
  expect(values(call)).toEqual(new Set());
});

test('a message that is sent again shows nothing new', () => {
  const again = pair((own) => [0xf0, ...IDS[own], ...noise(own + 5, 20)]);
  expect(values(again)).toEqual(new Set());
});

test('a piece of a longer text is none', () => {
  const all = pair((own, i) => ascii(`{"cmd":${own === 0 ? '"join"' : '"talk"'},"n":${'x'.repeat(i)}}`));
  expect([...values(all)].filter((value) => value.includes('"'))).toEqual([]);
});

test('a text in UTF-16 is told whole, wherever it stands, and no piece of it', () => {
  const names = ['k7q2x', 'osprey-90351'];
  const wide = (own: 0 | 1): number[] => [...Buffer.from(names[own] ?? '', 'utf16le')];
  const moving = pair(
    (own, i) => [0xf0, i, ...noise(own * 20 + i, 4 + (i % 3)), ...wide(own), ...noise(own + i, 9)],
    8,
  );
  expect(values(moving)).toEqual(new Set(['k7q2x osprey-90351']));
  const found = octetCandidates(moving, false).found[0];
  expect([found?.path, found?.chain, found?.held[1]?.sightings[0]?.where[0]?.length]).toEqual([
    'unknown.bytes.text',
    ['utf-16le'],
    24,
  ]);
});

test('times', () => {
  expect([isTime(held(String(START))), isTime(held('318204715')), isTime(null)]).toEqual([true, false, false]);
});
