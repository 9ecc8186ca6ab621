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
const best = (registry: Dissector[], transport: 'tcp' | 'udp', least?: number) =>
  bestDissector(registry, transport, octets('x'), flowFixture(transport, 'none'), least)?.name ?? null;

test('takes the highest score of the right transport, the first of equals, and nobody at zero', () => {
  const registry = [
    scoring('a', 'udp', 0.9),
    scoring('b', 'tcp', 0.5),
    scoring('c', 'both', 0.5),
    scoring('d', 'tcp', 0),
  ];
  expect(best(registry, 'udp')).toBe('a');
  expect(best(registry, 'tcp')).toBe('b');
  expect(best([scoring('d', 'tcp', 0)], 'tcp')).toBeNull();
});

test('asks nobody about a first octet that it cannot begin with', () => {
  const registry = [{ ...scoring('a', 'udp', 0.9), begins: octetRange(0, 3) }];
  expect(best(registry, 'udp')).toBeNull();
  expect(best([{ ...scoring('a', 'udp', 0.9), begins: octetsOf('x') }], 'udp')).toBe('a');
});

test('may ask for more than the best', () => {
  expect(best([scoring('a', 'udp', 0.8)], 'udp', 0.9)).toBeNull();
  expect(best([scoring('a', 'udp', 0.9)], 'udp', 0.9)).toBe('a');
});
