import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { endOfHead, headerText, parseHead, parseHeaders } from './http1-head.ts';
import { octets } from '../recording-sink.fixture.ts';

/** RFC 9112 section 2.1 and 3, in the shape of their examples. */
const REQUEST = octets(
  'GET /hello.txt?a=1 HTTP/1.1\r\nUser-Agent: curl/7.64.1\r\nHost: www.example.com\r\nAccept-Language:  en, mi \r\n\r\nrest',
);
const end = endOfHead(REQUEST, 0, REQUEST.length);
const text = (bytes: Uint8Array, span: { at: number; length: number }) =>
  Buffer.from(bytes.subarray(span.at, span.at + span.length)).toString('latin1');

test('reads the real one', () => {
  expect(end).toBe(REQUEST.length - 4);
  const head = parseHead(REQUEST, 0, end);
  expect(head?.start).toMatchObject({ kind: 'request', method: 'GET', target: { at: 4, length: 14 } });
  expect(head?.headers.map(({ name, lowerName, value }) => [name, lowerName, text(REQUEST, value)])).toEqual([
    ['User-Agent', 'user-agent', 'curl/7.64.1'],
    ['Host', 'host', 'www.example.com'],
    ['Accept-Language', 'accept-language', 'en, mi'],
  ]);
  expect(head && headerText(head, REQUEST, 'host')).toBe('www.example.com');
  expect(head && headerText(head, REQUEST, 'cookie')).toBeNull();
});

test.each([
  ['HTTP/1.1 200 OK\r\n\r\n', { kind: 'response', status: 200 }],
  ['HTTP/1.0 404\n\n', { kind: 'response', status: 404 }],
  ['M-SEARCH * HTTP/1.1\r\n\r\n', { kind: 'request', method: 'M-SEARCH' }],
  ['GET    /two words  HTTP/1.1\r\n\r\n', { kind: 'request', target: { at: 7, length: 11 } }],
])('reads the start line of %j', (line, start) => {
  expect(parseHead(octets(line), 0, line.length)?.start).toMatchObject(start);
});

test.each([
  'INVITE sip:a@b SIP/2.0\r\n\r\n',
  'HTTP/1.1 abc\r\n\r\n',
  'get / HTTP/1.1\r\n\r\n',
  '\r\n\r\n',
  'GET\r\n\r\n',
])('refuses %j', (line) => {
  expect(parseHead(octets(line), 0, line.length)).toBeNull();
});

test('takes the target of a line that is cut before, in or behind its version', () => {
  const targetOf = (line: string) => {
    const start = parseHead(octets(line), 0, line.length)?.start;
    return start?.kind === 'request' ? text(octets(line), start.target) : null;
  };
  expect(['GET /a', 'GET /a ', 'GET /a HT', 'GET /a HTTP/1.1', 'GET /a b'].map(targetOf)).toEqual([
    '/a',
    '/a',
    '/a',
    '/a',
    '/a b',
  ]);
});

test('joins folded values and passes over lines that are no header (RFC 9112 section 5.2)', () => {
  const bytes = octets('X-Long: one\r\n  two\r\nno colon\r\n: no name\r\nEmpty:\r\n');
  expect(parseHeaders(bytes, 0, bytes.length).map(({ name, value }) => [name, text(bytes, value)])).toEqual([
    ['X-Long', 'one\r\n  two'],
    ['Empty', ''],
  ]);
});

test('every truncation yields a prefix of the headers', () => {
  const names = parseHead(REQUEST, 0, end)?.headers.map(({ name }) => name) ?? [];
  for (let n = 0; n < end; n++) {
    if (n < end - 1) expect(endOfHead(REQUEST, 0, n)).toBe(0);
    const part = parseHead(REQUEST, 0, n)?.headers.map(({ name }) => name) ?? [];
    expect(part).toEqual(names.slice(0, part.length));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(REQUEST), (bytes) => {
      endOfHead(bytes, 0, bytes.length);
      for (const { value } of parseHead(bytes, 0, bytes.length)?.headers ?? []) {
        expect(value.length).toBeGreaterThanOrEqual(0);
        expect(value.at + value.length).toBeLessThanOrEqual(bytes.length);
      }
    }),
  );
});
