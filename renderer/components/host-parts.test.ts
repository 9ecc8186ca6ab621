import { expect, it } from 'vitest';
import { hostParts } from './host-parts.ts';

const hosts = (words: string): string[] => hostParts(words).flatMap((part) => (part.labels ? [part.text] : []));

it('finds host names and addresses, and leaves the full stop of the sentence outside', () => {
  expect(hosts('It went to 192-0-2-61.edge.lounge.example (192.0.2.61).')).toEqual([
    '192-0-2-61.edge.lounge.example',
    '192.0.2.61',
  ]);
  expect(hosts('See https://law.example/act and 2001:db8::9.')).toEqual(['law.example', '2001:db8::9']);
});

it('takes no time, number or end of a sentence for one', () => {
  expect(hosts('We saw it between 14:03:08 and 14:07:31 UTC. 0.5% of 1,377 packets. It ended.')).toEqual([]);
});

it('breaks after dots only, unless a label is longer than a line may be', () => {
  const labels = hostParts(`a-b.${'x'.repeat(40)}.example`)[1]?.labels;
  expect(labels?.map((label) => label.whole)).toEqual([true, false, true]);
  expect(labels?.map((label) => label.text).join('')).toBe(`a-b.${'x'.repeat(40)}.example`);
});
