import { expect, test } from 'vitest';
import { dissectors } from './index.ts';
import { cut, feed, flowFixture, octets, RecordingSink, totalOctets, type Piece } from './recording-sink.fixture.ts';
import { MOST_HELD, StreamConversation } from './stream-conversation.ts';
import { CLIENT_HELLO_RECORD } from './web/tls.fixture.ts';

function talk(pieces: Piece[]) {
  const flow = flowFixture('tcp', 'none');
  const sink = new RecordingSink(flow);
  feed(new StreamConversation(dissectors, flow, sink), pieces);
  expect(sink.counted).toBe(totalOctets(pieces));
  return { flow, sink };
}
const request = 'GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n';

test('recognises a beginning however slowly it comes, and replays what it held', () => {
  for (const size of [1, 3, 7, 100]) {
    const { flow, sink } = talk(cut('out', request, size));
    expect(flow.protocol).toBe('http');
    expect(sink.texts('http.header.host')).toEqual(['example.org']);
  }
});

test('recognises by the answer, too', () => {
  const { flow } = talk([
    ['out', '??'],
    ['in', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
  ]);
  expect(flow.protocol).toBe('http');
});

test('holds a bounded beginning, then calls it unknown', () => {
  const pieces = cut('in', '\x7f'.repeat(MOST_HELD + 10), 1000);
  const { flow, sink } = talk(pieces);
  expect(flow.protocol).toBe('unknown');
  expect(sink.counts.unknown).toBe(MOST_HELD + 10);
  expect(talk([['out', 'hi']]).flow.protocol).toBe('unknown');
  expect(talk([]).flow.protocol).toBe('none');
  expect(talk([['out', 5]]).flow.protocol).toBe('none');
});

test('takes up TLS in the middle of what nobody knew (STARTTLS)', () => {
  const greeting: Piece[] = [
    ['in', 'ready, says a server of its own kind\r\n'],
    ['out', 'secure\r\n'],
    ['in', 'go ahead\r\n'],
    ['out', CLIENT_HELLO_RECORD],
  ];
  const { flow, sink } = talk(greeting);
  expect(flow.protocol).toBe('tls');
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
  expect(sink.texts('unknown.bytes')).toHaveLength(3);
});

test('a gap ends the waiting', () => {
  const { flow, sink } = talk([
    ['out', 'hello'],
    ['out', 10],
    ['out', 'world'],
  ]);
  expect(flow.protocol).toBe('unknown');
  expect(sink.texts('unknown.text').filter((text) => text.includes('hellow'))).toEqual([]);
});

test('lets go of what it was handed: the pieces are copies', () => {
  const bytes = octets('\x00\x01quiet one\x00');
  const { sink } = talk([
    ['out', bytes],
    ['out', '\x00'.repeat(200)],
    ['in', '\x00'.repeat(200)],
  ]);
  expect(sink.texts('unknown.text')).toContain('quiet one');
});

test('a greeting that two protocols share is told apart by what follows', () => {
  const after = (greeting: string, command: string) =>
    talk([
      ['in', greeting],
      ['out', command],
    ]).flow.protocol;
  expect(after('220 ready\r\n', 'USER ann\r\n')).toBe('ftp');
  expect(after('220 ready\r\n', 'EHLO ann.example.org\r\n')).toBe('smtp');
  expect(after('200 ready\r\n', 'MODE READER\r\n')).toBe('nntp');
  expect(after('+OK ready\r\n', 'USER ann\r\n')).toBe('pop3');
  expect(talk([['in', '220 ready\r\n']]).flow.protocol).toBe('unknown');
});
