import fc from 'fast-check';
import { expect, test } from 'vitest';
import { A, AAAA, CNAME, parseDns } from './dns-message.ts';
import { nameBytes, type DnsName } from './dns-name.ts';
import { ALIASED_ANSWER, message, name, u16 } from './dns.fixture.ts';
import { trueBeginning } from '../hostile.fixture.ts';

const text = (found: DnsName | null | undefined) =>
  found ? Buffer.from(nameBytes(ALIASED_ANSWER, found)).toString() : null;

test('reads the real one', () => {
  const { parts, problem } = parseDns(ALIASED_ANSWER);
  expect(problem).toBeNull();
  expect(parts?.response).toBe(true);
  expect(parts?.questions.map(({ name: asked, qtype }) => [text(asked), qtype])).toEqual([['www.example.org', A]]);
  expect(parts?.records.map(({ name: owner, rtype, target }) => [text(owner), rtype, text(target)])).toEqual([
    ['www.example.org', CNAME, 'host.example.net'],
    ['host.example.net', A, null],
    ['host.example.net', AAAA, null],
  ]);
});

test('reads a message inside other bytes: pointers count from its own start', () => {
  const framed = Uint8Array.from([9, 9, ...ALIASED_ANSWER, 9]);
  expect(parseDns(framed, 2, framed.length - 1)).toEqual(parseDns(ALIASED_ANSWER));
});

test('every truncation yields a prefix of the records, and a reason', () => {
  const all = parseDns(ALIASED_ANSWER).parts?.records ?? [];
  for (let n = 0; n < ALIASED_ANSWER.length; n++) {
    const { parts, problem } = parseDns(ALIASED_ANSWER.subarray(0, n));
    expect(problem).toBe('cut-short');
    expect(parts?.records ?? []).toEqual(all.slice(0, parts?.records.length ?? 0));
  }
});

test('stops at its bounds', () => {
  const crowd = message(
    0x8180,
    [],
    Array.from({ length: 1100 }, () => [name('a'), 1, []] as const),
  );
  expect(parseDns(crowd)).toMatchObject({ problem: 'too-long' });
  const asking = Uint8Array.from([
    ...u16(1),
    ...u16(0),
    ...u16(70),
    0,
    0,
    0,
    0,
    0,
    0,
    ...Array.from({ length: 70 }, () => [0, 0, 1, 0, 1]).flat(),
  ]);
  expect(parseDns(asking).problem).toBe('too-long');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(ALIASED_ANSWER), (bytes) => {
      for (const { data, name: owner } of parseDns(bytes).parts?.records ?? []) {
        expect(data.at + data.length).toBeLessThanOrEqual(bytes.length);
        for (const label of owner.labels) expect(label + 1 + (bytes[label] ?? 0)).toBeLessThanOrEqual(bytes.length);
      }
    }),
  );
});
