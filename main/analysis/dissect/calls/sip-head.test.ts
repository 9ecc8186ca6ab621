import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { endOfSipHead, parseSipHead, scoreSip } from './sip-head.ts';
import { INVITE, MESSAGE, OK } from './sip.fixture.ts';

const whole = octets(INVITE);
const word = ({ at, length }: { at: number; length: number }) =>
  Buffer.from(whole.subarray(at, at + length)).toString();

test('reads the real one: short names in full, a folded line whole', () => {
  const stop = endOfSipHead(whole, 0, whole.length);
  const head = parseSipHead(whole, 0, stop);
  expect(head).toMatchObject({ method: 'INVITE', status: null });
  expect(word(head?.target ?? { at: 0, length: 0 })).toBe('sip:bob@biloxi.com');
  const headers = new Map(head?.headers.map(({ lowerName, value }) => [lowerName, word(value)]));
  expect(headers.get('to')).toBe('Bob <sip:bob@biloxi.com>');
  expect(headers.get('from')).toBe('"Alice"\r\n <sip:alice@atlanta.com>;tag=1928301774');
  expect(head?.headers.find(({ lowerName }) => lowerName === 'to')?.name).toBe('t');
  expect(parseSipHead(octets(OK), 0, OK.length)).toMatchObject({ method: null, status: 200, target: { length: 0 } });
});

test.each([INVITE, OK, MESSAGE, 'OPTIONS sip:a@b SIP/2.0\n'])('knows %j', (text) => {
  expect(scoreSip(octets(text))).toBeGreaterThan(0.9);
});

test.each([
  'GET / HTTP/1.1\r\n',
  'DESCRIBE rtsp://a/b RTSP/1.0\r\n',
  'NOTIFY * HTTP/1.1\r\n',
  'INVITE everybody to the party\n',
  'SIP/3.0 200 OK\r\n',
  'hello',
  '',
])('leaves %j to others', (text) => expect(scoreSip(octets(text))).toBe(0));

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < whole.length; n++) {
    const head = parseSipHead(whole, 0, n);
    if (n > 40) expect(head?.method).toBe('INVITE');
    for (const { value } of head?.headers ?? []) expect(value.at + value.length).toBeLessThanOrEqual(n);
  }
});
