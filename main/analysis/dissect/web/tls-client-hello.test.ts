import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../bytes/cursor.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { highestVersion, isGrease, parseClientHello } from './tls-client-hello.ts';
import { CLIENT_HELLO_RECORD, clientHello } from './tls.fixture.ts';

const BODY = 9; // record header, handshake header
const whole = CLIENT_HELLO_RECORD;
const text = (bytes: Uint8Array, span: Span | null | undefined) =>
  span ? Buffer.from(bytes.subarray(span.at, span.at + span.length)).toString() : null;

test('reads the real one (RFC 8448 section 3)', () => {
  const { message: hello, problem } = parseClientHello(whole, BODY, whole.length);
  expect(problem).toBeNull();
  expect(hello).toMatchObject({
    legacyVersion: 0x0303,
    ciphers: [0x1301, 0x1303, 0x1302],
    extensions: [0, 0xff01, 10, 35, 51, 43, 13, 45, 28],
    versions: [0x0304],
    groups: [0x1d, 0x17, 0x18, 0x19, 0x100, 0x101, 0x102, 0x103, 0x104],
    alpn: [],
    ech: false,
  });
  expect(text(whole, hello?.sni)).toBe('server');
  expect(hello?.signatureAlgorithms).toHaveLength(15);
  expect(hello && highestVersion(hello)).toBe(0x0304);
});

test('reads ALPN, ECH and GREASE', () => {
  const bytes = clientHello({
    sni: 'chat.example.org',
    alpn: ['h2', 'http/1.1'],
    more: [
      [0x0a0a, []],
      [43, [4, 0x1a, 0x1a, 3, 3]],
      [0xfe0d, [0, 1]],
    ],
  });
  const { message: hello, problem } = parseClientHello(bytes, 4, bytes.length);
  expect(problem).toBeNull();
  expect(hello?.alpn.map((span) => text(bytes, span))).toEqual(['h2', 'http/1.1']);
  expect(hello?.ech).toBe(true);
  expect(hello && highestVersion(hello)).toBe(0x0303);
  expect([0x0a0a, 0xfafa, 0x0a1a, 0x1301].map(isGrease)).toEqual([true, true, false, false]);
});

test('drafts of ECH count as it does; a session ID has its place', () => {
  for (const id of [0xfe08, 0xfe0a, 0xffce]) {
    const bytes = clientHello({ sessionId: [9, 8], more: [[id, [0]]] });
    const { message: hello } = parseClientHello(bytes, 4, bytes.length);
    expect(hello).toMatchObject({ ech: true, sessionId: { length: 2 } });
    expect([...bytes.subarray(hello?.sessionId?.at)].slice(0, 2)).toEqual([9, 8]);
  }
});

test('an old hello without extensions is whole', () => {
  const old = Uint8Array.from([3, 1, ...Array<number>(32).fill(0), 0, 0, 2, 0, 5, 1, 0]);
  expect(parseClientHello(old, 0, old.length)).toMatchObject({
    problem: null,
    message: { ciphers: [5], extensions: [] },
  });
});

test('every truncation yields a prefix of the extensions, and a reason', () => {
  const all = parseClientHello(whole, BODY, whole.length).message?.extensions ?? [];
  const withoutExtensions = BODY + 2 + 32 + 1 + 2 + 6 + 2;
  for (let n = BODY; n < whole.length; n++) {
    const { message, problem } = parseClientHello(whole, BODY, n);
    expect(problem).toBe(n === withoutExtensions ? null : 'cut-short');
    expect(message?.extensions ?? []).toEqual(all.slice(0, message?.extensions.length ?? 0));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(whole.subarray(BODY)), (bytes) => {
      const hello = parseClientHello(bytes, 0, bytes.length).message;
      for (const span of [...(hello?.alpn ?? []), ...(hello?.sni ? [hello.sni] : [])])
        expect(span.at + span.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

test('another protocol is not a hello', () => {
  expect(parseClientHello(new Uint8Array(100).fill(9), 0, 100).problem).toBe('not-this-protocol');
});
