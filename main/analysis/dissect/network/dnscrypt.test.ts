import { expect, test } from 'vitest';
import { readAll } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { dnscrypt } from './dnscrypt.ts';

const ANSWER = octets(`r6fnvWj8${'n'.repeat(24)}${'c'.repeat(80)}`);

test('an answer has its mark; a question is known only after one', () => {
  const question = new Uint8Array(68 + 192);
  expect(dnscrypt.recognise(ANSWER, flowFixture('udp', 'none', 443))).toBe(0.99);
  expect(dnscrypt.recognise(Uint8Array.from([0, 112, ...ANSWER]), flowFixture('tcp', 'none', 443))).toBe(0.99);
  expect(dnscrypt.recognise(question, flowFixture('udp', 'unknown', 443))).toBe(0);
  expect(dnscrypt.recognise(question, flowFixture('udp', 'dnscrypt', 443))).toBe(0.6);
  expect(dnscrypt.recognise(question.subarray(1), flowFixture('udp', 'dnscrypt', 443))).toBe(0);
});

test('what is sealed is counted and not looked at', () => {
  const sink = readAll(dnscrypt, 'udp', [['in', ANSWER]]);
  expect(sink.counts.opaque).toBe(ANSWER.length);
  expect(sink.fields).toEqual([]);
});
