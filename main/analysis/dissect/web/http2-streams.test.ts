import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { Http2Streams } from './http2-streams.ts';

function open() {
  const sink = new RecordingSink(flowFixture('tcp', 'http2'));
  const streams = new Http2Streams(sink);
  const data = (id: number, bytes: Uint8Array | string, isAll = false): void => {
    const all = octets(bytes);
    streams.data(id, 'out', all, 0, all.length, frozenFrame(1, 0, null), isAll);
  };
  return { sink, streams, data };
}

test('bodies of several streams are told apart, each with what its headers declare', () => {
  const { sink, streams, data } = open();
  streams.headers(1, 'out', 'application/json', 'gzip');
  streams.headers(3, 'out', 'application/grpc', null);
  data(1, 'one ');
  data(3, 'all', true);
  data(5, 'nobody knows');
  data(1, 'and two');
  streams.headers(1, 'out', 'text/plain', null); // trailers
  streams.end(1, 'out', null);
  streams.endAll();
  expect(sink.fields.map(({ text, options }) => [text, options.encodings])).toEqual([
    ['all', ['grpc', 'protobuf']],
    ['one and two', ['gzip', 'json']],
    ['nobody knows', []],
  ]);
  expect(sink.problems).toEqual(['cut-short']);
});

test('behind a gap a body goes on at the next border', () => {
  const { sink, streams, data } = open();
  data(1, 'user=ana&ro');
  streams.gap(1, 'out');
  data(1, 'om=7, next=8');
  streams.end(1, 'out', null);
  expect(sink.texts('http2.body')).toEqual(['user=ana&ro', ' next=8']);
});

test('streams and octets that wait have bounds', () => {
  const { sink, streams, data } = open();
  for (let id = 1; id < 2_000; id += 2) data(id, 'x');
  expect(sink.fields.length).toBeGreaterThan(400);
  const long = new Uint8Array(700_000).fill(0x61);
  for (let id = 3_001; id < 3_021; id += 2) data(id, long);
  expect(sink.problems.filter((problem) => problem === 'too-long').length).toBeGreaterThan(2);
  streams.endAll();
  expect(sink.counts.readable).toBe(1_000 + 10 * 700_000);
});
