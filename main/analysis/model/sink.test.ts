import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { flow as template } from '../unwrap/field.fixture.ts';
import type { FieldView } from './field-view.ts';
import { frozenFrame } from './origins.ts';
import { FlowSink, type SinkListener } from './sink.ts';

function listening() {
  const flow = { ...template };
  const heard: string[] = [];
  const seen: { path: string; text: string; role: string; repeated: number; encodings: readonly string[] }[] = [];
  const listener: SinkListener = {
    onBegin: () => heard.push('begin'),
    onField: (field: FieldView) => {
      const { path, role, repeated, encodings } = field;
      seen.push({ path, text: field.text(), role, repeated, encodings });
    },
    onMessage: (message, _flow, direction) => heard.push(`${message.type} ${direction}`),
    onProblem: (problem) => heard.push(problem),
  };
  return { flow, heard, seen, sink: new FlowSink(flow, listener) };
}

test('a field carries its protocol, path and options; the next one starts clean', () => {
  const { sink, seen } = listening();
  sink.begin(encodeUtf8('tom=1'), frozenFrame(1, 0, null), 'out');
  sink.field(
    'query.name',
    'name',
    { at: 0, length: 3 },
    { role: 'text', repeated: 2, encodings: ['percent'], unclaimed: true },
  );
  sink.field('query.n', 'n', { at: 4, length: 1 });
  expect(seen).toEqual([
    { path: 'http.query.name', text: 'tom', role: 'text', repeated: 2, encodings: ['percent'] },
    { path: 'http.query.n', text: '1', role: 'value', repeated: 0, encodings: [] },
  ]);
});

test('a decoded field says what was decoded, and leads to the octets it was decoded from', () => {
  const flow = { ...template };
  const seen: unknown[] = [];
  const sink = new FlowSink(flow, {
    onBegin() {},
    onMessage() {},
    onProblem() {},
    onField: (field) =>
      seen.push([field.text(), field.chain, field.where(), field.sent().length, field.where({ at: 1, length: 1 })]),
  });
  sink.begin(encodeUtf8('..BCD.'), frozenFrame(1, 10, null), 'out');
  const decoded = { chain: ['shift'], bytes: encodeUtf8('abc'), at: 0, length: 3 };
  const locate = ({ at, length }: { at: number; length: number }) => ({ at: at + 2, length });
  sink.field('x', null, { at: 2, length: 3 }, { decoded: { ...decoded, locate } });
  sink.field('x', null, { at: 2, length: 3 }, { decoded: { ...decoded, length: 0, locate } });
  sink.field('x', null, { at: 2, length: 3 });
  const all = [{ frame: 1, offset: 12, length: 3 }];
  expect(seen).toEqual([
    ['abc', ['shift'], all, 3, [{ frame: 1, offset: 13, length: 1 }]],
    ['BCD', [], all, 3, [{ frame: 1, offset: 11, length: 1 }]],
  ]);
});

test('messages, problems and beginnings are passed on with their direction', () => {
  const { sink, heard } = listening();
  sink.begin(encodeUtf8('x'), frozenFrame(1, 0, null), 'in');
  sink.message({ type: 'http-response', status: 200 });
  sink.problem('cut-short');
  expect(heard).toEqual(['begin', 'http-response in', 'cut-short']);
});

test('octets are counted on the flow', () => {
  const { sink, flow } = listening();
  sink.count('readable', 3);
  sink.count('opaque', 5);
  sink.count('unknown', 7);
  sink.count('readable', 1);
  expect(flow).toMatchObject({ readableBytes: 4, opaqueBytes: 5, unknownBytes: 7 });
});

test('before the first message there is no field', () => {
  const { sink, seen } = listening();
  sink.field('x', null, { at: 0, length: 1 });
  expect(seen).toEqual([]);
});

test('no span makes a field of octets that are not in the message', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 20, unit: 'binary-ascii' }),
      fc.integer({ min: -5, max: 30 }),
      fc.integer({ min: -5, max: 30 }),
      (text, at, length) => {
        const { sink, seen, heard } = listening();
        sink.begin(encodeUtf8(text), frozenFrame(1, 0, null), 'out');
        sink.field('x', null, { at, length });
        const inside = at >= 0 && length > 0 && at + length <= text.length;
        expect(seen.map((one) => one.text)).toEqual(inside ? [text.slice(at, at + length)] : []);
        expect(heard).toEqual(inside || length <= 0 ? ['begin'] : ['begin', 'bad-length']);
      },
    ),
  );
});

test('asks its listener whether an own value may stand in octets; where it does not say, one may', () => {
  const { flow, sink } = listening();
  expect(sink.mayHoldOwn(encodeUtf8('tom'), 0, 3)).toBe(true);
  const nothing = (): void => undefined;
  const asked: unknown[] = [];
  const listener: SinkListener = {
    onBegin: nothing,
    onField: nothing,
    onMessage: nothing,
    onProblem: nothing,
    mayHoldOwn: (bytes, at, length) => asked.push(bytes.length, at, length) < 0,
  };
  expect(new FlowSink(flow, listener).mayHoldOwn(encodeUtf8('tom'), 1, 2)).toBe(false);
  expect(asked).toEqual([3, 1, 2]);
});
