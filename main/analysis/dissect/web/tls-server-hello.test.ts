import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { parseServerHello } from './tls-server-hello.ts';
import { SERVER_HELLO_RECORD, serverHello } from './tls.fixture.ts';

const BODY = 9; // record header, handshake header
const whole = SERVER_HELLO_RECORD;

test('reads the real one (RFC 8448 section 3)', () => {
  expect(parseServerHello(whole, BODY, whole.length)).toEqual({
    message: { version: 0x0304, cipher: 0x1301, retry: false },
    problem: null,
  });
});

test('reads older ones and a request to try again', () => {
  const old = serverHello(0x0301, 0xc013);
  expect(parseServerHello(old, 4, old.length)).toEqual({
    message: { version: 0x0301, cipher: 0xc013, retry: false },
    problem: null,
  });
  const retry = serverHello(0x0303, 0x1301, { retry: true, supported: 0x0304 });
  expect(parseServerHello(retry, 4, retry.length).message).toEqual({ version: 0x0304, cipher: 0x1301, retry: true });
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
