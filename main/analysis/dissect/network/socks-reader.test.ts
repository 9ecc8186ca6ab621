import { expect, test } from 'vitest';
import { dissectors } from '../index.ts';
import { cut, feed, flowFixture, octets, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { SOCKS_4A, SOCKS_5, SOCKS_5_OPEN } from './socks.fixture.ts';
import { socks } from './socks.ts';

function read(pieces: readonly Piece[]): { sink: RecordingSink; name: string } {
  const flow = flowFixture('tcp', 'socks');
  const sink = new RecordingSink(flow);
  feed(socks.open(flow, sink, { registry: dissectors, depth: 0 }), pieces);
  return { sink, name: flow.protocol };
}

test('the same, an octet at a time', () => {
  for (const pieces of [SOCKS_5, SOCKS_5_OPEN, SOCKS_4A]) {
    const single = pieces.flatMap(([direction, text]) => cut(direction, octets(String(text)), 1));
    const list = (all: readonly Piece[]) => read(all).sink.fields.map(({ path, text }) => `${path} ${text}`);
    expect(list(single)).toEqual(list(pieces));
  }
});

test('nobody agreed: the octets are nobody’s, and the flow is not called SOCKS', () => {
  for (const answer of ['HTTP/1.1 200 OK\r\n', '\x05\x20', '\x04\x5a']) {
    const { sink, name } = read([
      ['out', '\x05\x01\0'],
      ['in', answer],
      ['out', 'more'],
    ]);
    expect([name, sink.counts.readable]).toEqual(['unknown', 0]);
    expect(sink.texts('unknown.bytes').join('')).toContain('more');
  }
  expect(read([['out', '\x05\x01\0']]).name).toBe('unknown');
});

test('a refused request opens nothing', () => {
  const { sink } = read([
    ...SOCKS_5_OPEN.slice(0, 3),
    ['in', '\x05\x02\0\x01\0\0\0\0\0\0'],
    ['out', 'GET / HTTP/1.1\r\n\r\n'],
  ]);
  expect(sink.texts('http.path')).toEqual([]);
  expect(sink.counts.unknown).toBe(18);
});

test('another way to log in is not followed', () => {
  const { sink, name } = read([
    ['out', '\x05\x01\x01'],
    ['in', '\x05\x01'],
    ['out', 'token'],
  ]);
  expect([name, sink.counts.unknown]).toEqual(['socks', 5]);
});

test('the client’s request is read though it said no more, whoever speaks first inside', () => {
  const { sink } = read([...SOCKS_4A.slice(0, 2), ['in', '220 mail.example ESMTP\r\n']]);
  expect(sink.texts('socks.target.name')).toEqual(['chat.example']);
  expect(sink.texts('smtp.server-name')).toEqual(['mail.example']);
});

test('addresses of all three kinds', () => {
  const target = (address: string) =>
    read([...SOCKS_5_OPEN.slice(0, 2), ['out', `\x05\x01\0${address}\0\x50`]]).sink.fields.map(({ path }) => path);
  expect(target('\x01\xc0\0\x02\x01')).toEqual(['socks.target.address']);
  expect(target(`\x04${'\x20'.repeat(16)}`)).toEqual(['socks.target.address']);
  expect(target('\x03\x01a')).toEqual(['socks.target.name']);
  expect(target('\x09abc')).not.toContain('socks.target.name');
});
