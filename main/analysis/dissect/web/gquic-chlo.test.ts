import { expect, test } from 'vitest';
import { readChlo } from './gquic-chlo.ts';
import { CHLO, tags } from './gquic.fixture.ts';

test('reads tags by name', () => {
  const { message, problem } = readChlo(CHLO, 0, CHLO.length);
  expect(problem).toBeNull();
  expect(message?.tags.map(({ name, value }) => [name, value.length])).toEqual([
    ['PAD', 200],
    ['SNI', 15],
    ['VER', 4],
    ['UAID', 19],
    ['STK', 12],
    ['NONC', 6],
  ]);
});

test('another message, ends that go back, and cut ones', () => {
  const refusal = tags('REJ', { STK: 'x' });
  expect(readChlo(refusal, 0, refusal.length).problem).toBe('not-this-protocol');
  const back = tags('CHLO', { SNI: 'abcd', VER: 'Q0' });
  back.set([1, 0, 0, 0], 8 + 8 + 4);
  expect(readChlo(back, 0, back.length)).toMatchObject({ problem: 'bad-length', message: { tags: [{ name: 'SNI' }] } });
  const far = tags('CHLO', { SNI: 'abcd' });
  far.set([0xff, 0xff, 0xff, 0xff], 12);
  expect(readChlo(far, 0, far.length)).toEqual({ message: { tags: [] }, problem: 'cut-short' });
});

test('every truncation yields a prefix and a reason', () => {
  const all = readChlo(CHLO, 0, CHLO.length).message?.tags ?? [];
  for (let n = 0; n < CHLO.length; n++) {
    const { message, problem } = readChlo(CHLO, 0, n);
    expect([n, problem]).toEqual([n, 'cut-short']);
    expect(message?.tags ?? []).toEqual(all.slice(0, message?.tags.length ?? 0));
  }
});
