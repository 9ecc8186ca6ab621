import { expect, test } from 'vitest';
import { bestDissector } from './best-dissector.ts';
import type { Dissector } from './dissector.ts';
import { octetRange, octetsOf } from './first-octets.ts';
import { flowFixture, octets } from './recording-sink.fixture.ts';

const scoring = (name: string, transport: Dissector['transport'], score: number): Dissector => ({
  name,
  transport,
  recognise: () => score,
  open: () => ({ onData() {}, onGap() {}, onEnd() {} }),
});
const best = (registry: Dissector[], transport: 'tcp' | 'udp') => {
  const { dissector, score } = bestDissector(registry, transport, octets('x'), flowFixture(transport, 'none'));
  return [dissector?.name ?? null, score];
};

test('takes the highest score of the right transport, the first of equals, and nobody at zero', () => {
  const registry = [
    scoring('a', 'udp', 0.9),
    scoring('b', 'tcp', 0.5),
    scoring('c', 'both', 0.5),
    scoring('d', 'tcp', 0),
  ];
  expect(best(registry, 'udp')).toEqual(['a', 0.9]);
  expect(best(registry, 'tcp')).toEqual(['b', 0.5]);
  expect(best([scoring('d', 'tcp', 0)], 'tcp')).toEqual([null, 0]);
});

test('asks nobody about a first octet that it cannot begin with', () => {
  const registry = [{ ...scoring('a', 'udp', 0.9), begins: octetRange(0, 3) }];
  expect(best(registry, 'udp')).toEqual([null, 0]);
  expect(best([{ ...scoring('a', 'udp', 0.9), begins: octetsOf('x') }], 'udp')).toEqual(['a', 0.9]);
});
