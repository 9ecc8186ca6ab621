import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { parseServerHello } from './tls-server-hello.ts';
import { SERVER_HELLO_RECORD, serverHello } from './tls.fixture.ts';

const BODY = 9; // record header, handshake header
const whole = SERVER_HELLO_RECORD;

test('reads the real one (RFC 8448 section 3)', () => {
  expect(parseServerHello(whole, BODY, whole.length)).toMatchObject({
    message: { version: 0x0304, cipher: 0x1301, retry: false, presharedKey: false, alpn: null },
    problem: null,
  });
});

test('reads older ones and a request to try again', () => {
  const old = serverHello(0x0301, 0xc013);
  expect(parseServerHello(old, 4, old.length)).toMatchObject({
    message: { version: 0x0301, cipher: 0xc013, retry: false },
    problem: null,
  });
  const retry = serverHello(0x0303, 0x1301, { retry: true, supported: 0x0304 });
  expect(parseServerHello(retry, 4, retry.length).message).toMatchObject({
    version: 0x0304,
    cipher: 0x1301,
    retry: true,
  });
});

test('reads the protocol chosen, those offered instead, a session ID and a key of before', () => {
  const ascii = (text: string) => [text.length, ...Buffer.from(text)];
  const bytes = serverHello(0x0303, 0xc02f, {
    sessionId: [1, 2, 3],
    more: [
      [16, [0, 3, ...ascii('h2')]],
      [13172, [...ascii('spdy/3'), ...ascii('http/1.1')]],
      [41, [0, 0]],
    ],
  });
  const { message: hello, problem } = parseServerHello(bytes, 4, bytes.length);
  const text = (span: { at: number; length: number } | null | undefined) =>
    span ? Buffer.from(bytes.subarray(span.at, span.at + span.length)).toString('latin1') : null;
  expect(problem).toBeNull();
  expect(text(hello?.alpn)).toBe('h2');
  expect(hello?.nextProtocols.map(text)).toEqual(['spdy/3', 'http/1.1']);
  expect(text(hello?.sessionId)).toBe('\u0001\u0002\u0003');
  expect(hello?.presharedKey).toBe(true);
});

test('every truncation yields a prefix and a reason', () => {
  const withoutExtensions = BODY + 2 + 32 + 1 + 2 + 1;
  for (let n = BODY; n < whole.length; n++) {
    const { message, problem } = parseServerHello(whole, BODY, n);
    expect(problem).toBe(n === withoutExtensions ? null : 'cut-short');
    if (n >= withoutExtensions) expect(message?.cipher).toBe(0x1301);
    else expect(message).toBeNull();
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(fc.property(trueBeginning(whole.subarray(BODY)), (bytes) => void parseServerHello(bytes, 0, bytes.length)));
  expect(parseServerHello(new Uint8Array(60).fill(9), 0, 60).problem).toBe('not-this-protocol');
});
