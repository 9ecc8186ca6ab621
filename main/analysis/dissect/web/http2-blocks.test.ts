import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { HeaderBlocks } from './http2-blocks.ts';
import { join, literal, REQUEST } from './http2.fixture.ts';
import { Http2Streams } from './http2-streams.ts';

const HEADERS = 1;
const CONTINUATION = 9;
const END = 0x04;

function open() {
  const flow = flowFixture('tcp', 'http2');
  const sink = new RecordingSink(flow);
  const blocks = new HeaderBlocks(flow, sink, new Http2Streams(sink), 'out');
  const frame = (type: number, flags: number, payload: Uint8Array | string): number => {
    const bytes = octets(payload);
    return blocks.frame(
      { type, flags, stream: 1, length: bytes.length },
      bytes,
      0,
      bytes.length,
      frozenFrame(1, 0, null),
    );
  };
  return { sink, blocks, frame };
}

test('reads the real one: in one frame or in several', () => {
  const whole = open();
  expect(whole.frame(HEADERS, END, REQUEST)).toBe(0);
  const parts = open();
  parts.frame(HEADERS, 0, REQUEST.subarray(0, 3));
  parts.frame(CONTINUATION, 0, REQUEST.subarray(3, 20));
  expect(parts.sink.messages).toEqual([]);
  parts.frame(CONTINUATION, END, REQUEST.subarray(20));
  expect(parts.sink.messages).toEqual(whole.sink.messages);
  expect(parts.sink.fields.map(({ text }) => text)).toEqual(whole.sink.fields.map(({ text }) => text));
});

test('the end of a block whose beginning was lost is not read as one', () => {
  const { sink, frame } = open();
  expect(frame(CONTINUATION, END, REQUEST)).toBe(REQUEST.length);
  expect(sink.fields).toEqual([]);
  expect(sink.problems).toEqual(['cut-short']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < REQUEST.length; n++) {
    const { sink, blocks, frame } = open();
    frame(HEADERS, 0, REQUEST.subarray(0, n));
    blocks.end();
    expect(sink.problems).toContain('cut-short');
    expect(['/a', 'uid=9', 'chat.example.org:80', 'd-7'].slice(0, sink.fields.length)).toEqual(
      sink.fields.map(({ text }) => text),
    );
  }
});

test('after a lost block nothing is taken from the table', () => {
  const { sink, blocks, frame } = open();
  frame(HEADERS, END, join(literal('x-a', 'one')));
  blocks.forget();
  expect(frame(HEADERS, END, Uint8Array.of(0xbe))).toBe(1);
  expect(sink.texts('http2.header.x-a')).toEqual(['one']);
});

test('a block has a bound', () => {
  const { sink, frame } = open();
  frame(HEADERS, 0, Uint8Array.of(0x82));
  for (let i = 0; i < 5; i++) frame(CONTINUATION, 0, new Uint8Array(15_000).fill(0x82));
  expect(sink.problems[0]).toBe('too-long');
});
