import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { CONTENT, PUBLISH, START_OK } from './amqp.fixture.ts';
import { emitContentHeader, emitMethod } from './amqp-method.ts';

const HEADER = 7;

function read(frame: Uint8Array, emit: typeof emitMethod): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'amqp'));
  sink.begin(frame, frozenFrame(1, 54, null), 'out');
  emit(
    new Cursor(frame, Math.min(HEADER, frame.length), Math.max(Math.min(HEADER, frame.length), frame.length - 1)),
    sink,
  );
  return sink.fields.map(({ path, key, text }) => `${path.slice(5)} ${key ?? '-'} ${text}`);
}

test('a login, with the client’s own table', () => {
  expect(read(START_OK, emitMethod)).toEqual([
    'client product Parlour',
    'client user_id 4711',
    'sasl.plain - \0rana\0s3cret',
  ]);
});

test('where a message goes, and what it says of itself', () => {
  expect(read(PUBLISH, emitMethod)).toEqual(['exchange - chat', 'routing-key - room.lounge']);
  expect(read(CONTENT, emitContentHeader)).toEqual(['content-type - application/json', 'user-id - rana']);
});

test('the machine that a worker of Celery says it runs on', () => {
  const entry = (key: string, text: string): number[] => [
    key.length,
    ...Buffer.from(key),
    0x53,
    0,
    0,
    0,
    text.length,
    ...Buffer.from(text),
  ];
  const table = [...entry('hostname', 'w1@ranas-pc'), ...entry('task', 'books.add')];
  const head = [0, 60, ...Array<number>(10).fill(0), 0x20, 0];
  const content = [...head, 0, 0, 0, table.length, ...table];
  expect(read(Uint8Array.from([2, 0, 1, 0, 0, 0, content.length, ...content, 0xce]), emitContentHeader)).toEqual([
    'headers.worker hostname w1@ranas-pc',
    'headers task books.add',
  ]);
});

test('other methods say nothing, and nothing points outside', () => {
  expect(read(Uint8Array.of(1, 0, 1, 0, 0, 0, 4, 0, 20, 0, 10, 0xce), emitMethod)).toEqual([]);
  fc.assert(
    fc.property(fc.nat(START_OK.length), fc.uint8Array({ maxLength: 100 }), fc.boolean(), (n, tail, isMethod) => {
      read(Uint8Array.from([...START_OK.subarray(0, n), ...tail]), isMethod ? emitMethod : emitContentHeader);
    }),
  );
});
