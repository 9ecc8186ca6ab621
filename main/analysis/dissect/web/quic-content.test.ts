import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { dissectors } from '../index.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { QuicContent } from './quic-content.ts';
import { frame } from './quic-sealed.fixture.ts';
import { tlsFactsOf } from './tls-facts.ts';

const ORIGIN = frozenFrame(1, 42, null);
const HEADERS = frame(1, Uint8Array.from(Buffer.from('00005102 2f78'.replace(' ', ''), 'hex')));

function content(alpn: readonly string[]) {
  const flow = flowFixture('udp', 'quic');
  Object.assign(tlsFactsOf(flow), { alpn });
  const sink = new RecordingSink(flow);
  const held = { octets: 0, streams: 0 };
  const quic = new QuicContent(flow, sink, { registry: dissectors, depth: 0 }, held);
  const say = (id: number, data: Uint8Array | string, isLast = true): void => {
    const bytes = typeof data === 'string' ? Uint8Array.from(Buffer.from(data)) : data;
    quic.add(id, 'out', 0, bytes, 0, bytes.length, isLast, ORIGIN);
  };
  return { sink, quic, say, held };
}

test('with HTTP/3 on offer streams are read as that, drafts too', () => {
  for (const alpn of [['h3'], ['h3-29'], ['x', 'h3']]) {
    const { sink, say, quic } = content(alpn);
    say(0, HEADERS);
    quic.end();
    expect(sink.texts('http3.path')).toEqual(['/x']);
  }
  const { sink, say } = content(['h3x']);
  say(0, HEADERS);
  expect(sink.texts('http3.path')).toEqual([]);
});

test('else each stream is asked of every dissector, for itself', () => {
  const { sink, say, quic } = content([]);
  say(0, 'GET /a HTTP/1.1\r\n\r\n');
  say(4, 'GET /b HTTP/1.1\r\n\r\n');
  quic.end();
  expect(sink.texts('http.path')).toEqual(['/a', '/b']);
});

test('DNS over QUIC is read with its length before it, and in the first drafts without', () => {
  const question = Buffer.from('000001000001000000000000076578616d706c6503636f6d0000010001', 'hex');
  for (const [alpn, data] of [
    ['doq', [0, question.length, ...question]],
    ['doq-i00', [...question]],
  ] as const) {
    const { sink, say, quic } = content([alpn]);
    say(0, Uint8Array.from(data));
    quic.end();
    expect(sink.texts('dns.question.name')).toEqual(['example.com']);
  }
});

test('a stream that is over is not read again; one side alone ends a one-way stream', () => {
  const { sink, say, quic } = content(['h3']);
  for (let i = 0; i < 3; i++) say(2, Uint8Array.from([0]));
  say(0, HEADERS);
  quic.add(0, 'in', 0, HEADERS, 0, HEADERS.length, true, ORIGIN);
  say(0, HEADERS);
  quic.add(0, 'in', 0, HEADERS, 0, HEADERS.length, true, ORIGIN);
  expect(sink.texts('http3.path')).toEqual(['/x', '/x']);
});

test('the oldest of too many streams is ended and told', () => {
  const { sink, say, held, quic } = content([]);
  for (let i = 0; i < 600; i++) say(4 * i, `GET /${i} HTTP/1.1\r\n\r\n`, false);
  expect(sink.texts('http.path')).toHaveLength(600);
  expect(held.streams).toBe(128);
  held.streams = 2_000;
  say(4_000, 'GET /x HTTP/1.1\r\n\r\n', false);
  expect(held.streams).toBe(2_000);
  quic.end();
  expect(held.streams).toBe(2_000 - 128);
});
