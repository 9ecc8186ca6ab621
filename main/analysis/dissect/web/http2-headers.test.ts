import { expect, test } from 'vitest';
import { octets, flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { frozenFrame } from '../../model/origins.ts';
import { emitHeaders, textOf, type Http2Header } from './http2-headers.ts';

/** RFC 7541 appendix C.4.1: www.example.com by codes. */
const CODED = Uint8Array.from(Buffer.from('f1e3c2e5f23a6ba0ab90f4ff', 'hex'));
const BLOCK = Uint8Array.from([...octets('/p/q?uid=7#top'), ...CODED, 0xbe]);

const headers: Http2Header[] = [
  { name: ':method', value: octets('GET'), how: 'table', at: 26, length: 1 },
  { name: ':path', value: BLOCK.subarray(0, 14), how: 'plain', at: 0, length: 14 },
  { name: ':authority', value: octets('www.example.com'), how: 'huffman', at: 14, length: 12 },
  { name: 'cookie', value: octets('sid=1'), how: 'table', at: 26, length: 1 },
  { name: 'User-Agent', value: octets('Chat/1'), how: 'table', at: 26, length: 1 },
];

function emit(list: readonly Http2Header[]) {
  const flow = flowFixture('tcp', 'http2');
  const sink = new RecordingSink(flow);
  sink.begin(BLOCK, frozenFrame(1, 0, null), 'out');
  emitHeaders(list, sink, BLOCK, flow);
  return { sink, flow };
}

test('reads the real one: paths as in HTTP/1, places exact, a chain only where something was decoded', () => {
  const { sink, flow } = emit(headers);
  const told = sink.fields.map(({ path, key, text, where, options }) => [
    path,
    key,
    text,
    where[0]?.offset,
    where[0]?.length,
    options.decoded?.chain,
  ]);
  expect(told).toEqual([
    ['http2.path', null, '/p/q', 0, 4, undefined],
    ['http2.query', null, 'uid=7', 5, 5, undefined],
    ['http2.header.authority', ':authority', 'www.example.com', 14, 12, ['hpack']],
    ['http2.cookie', 'cookie', 'sid=1', 26, 1, ['hpack']],
    ['http2.header.user-agent', 'User-Agent', 'Chat/1', 26, 1, ['hpack']],
  ]);
  expect(flow.names.httpHost).toBe('www.example.com');
  expect(sink.messages).toMatchObject([{ method: 'GET', target: '/p/q?uid=7#top', host: 'www.example.com' }]);
  expect(sink.fields[2]?.options.decoded?.locate({ at: 2, length: 1 })).toEqual({ at: 15, length: 2 });
});

test('an answer is one by its status, and trailers are neither', () => {
  const status = { name: ':status', value: octets('404'), how: 'table', at: 26, length: 1 } as const;
  expect(emit([status]).sink.messages).toEqual([{ type: 'http-response', status: 404 }]);
  expect(emit([{ ...status, value: octets('4x4') }]).sink.messages).toEqual([]);
  expect(emit([{ ...status, name: 'grpc-status' }]).sink.messages).toEqual([]);
  expect(textOf(headers, ':path')).toBe('/p/q?uid=7#top');
  expect(textOf(headers, 'host')).toBeNull();
});
