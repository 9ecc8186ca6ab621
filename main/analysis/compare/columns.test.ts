import { expect, test } from 'vitest';
import { ascii, message, noise } from './compare.fixture.ts';
import { runsOf } from './columns.ts';

/** Three messages per recording, in each a part that is its own. */
function twins(write: (own: 0 | 1, i: number) => readonly number[]) {
  return ([0, 1] as const).map((own) => [0, 1, 2, 3].map((i) => message(write(own, i), i + 1)));
}
const places = (all: ReturnType<typeof twins>) =>
  new Set(runsOf(all).map(({ starts, length }) => `${starts[0]?.[0]},${starts[1]?.[0]}+${length}`));

const IDS = [
  [0x69, 0x4b, 0xcf, 0x34],
  [0x70, 0xae, 0xde, 0x37],
] as const;

test('a constant after a counter', () => {
  const all = twins((own, i) => [0, 0, 9, 250 + i, ...IDS[own], 0x55, 0x66, ...noise(own * 10 + i, 20)]);
  expect(places(all)).toEqual(new Set(['4,4+4']));
});

test('a number at a moving offset after a text that says its length', () => {
  const texts = ['lobby', 'a-longer-room', 'rooms', 'xy42z'];
  const all = twins((own, i) => {
    const text = ascii(texts[i] ?? '');
    return [0x21, 3, text.length, 0, ...text, ...IDS[own], ...noise(own * 10 + i, 16)];
  });
  expect(places(all)).toContain('9,9+4');
});

test('a text and the number behind it are two parts', () => {
  const rooms = ['qZG17LIf', '5V876aKy'];
  const all = twins((own, i) => [0x21, 8, 0, ...ascii(rooms[own] ?? ''), ...IDS[own], ...noise(own * 10 + i, 16)]);
  expect(places(all)).toEqual(new Set(['3,3+8', '11,11+4']));
});

test('a number whose largest octet is zero in both is whole', () => {
  const all = twins((own, i) => [7, ...IDS[own].slice(0, 3), 0, ...noise(own * 10 + i, 16)]);
  expect(places(all)).toEqual(new Set(['1,1+4']));
});

test('what is the same in both, what varies and what is short are none', () => {
  expect(places(twins((_, i) => [1, 2, 3, 4, 5, 6, ...noise(i, 16)]))).toEqual(new Set());
  expect(places(twins((own, i) => noise(own * 10 + i, 40)))).toEqual(new Set());
  expect(places(twins((own, i) => [7, own, own + 1, 7, ...noise(own * 10 + i, 16)]))).toEqual(new Set());
});

test('what is the same in both, when that is asked for', () => {
  const all = twins((own, i) => [1, 2, 3, 4, 5, 6, ...noise(own * 10 + i, 16)]);
  expect(runsOf(all, true).map(({ starts, length }) => [starts[0]?.[0], length])).toContainEqual([0, 6]);
});
