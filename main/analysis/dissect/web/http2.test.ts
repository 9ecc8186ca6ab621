import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, octets, type Piece } from '../recording-sink.fixture.ts';
import { ANSWER, CLIENT, frame, join, literal, REQUEST, SERVER, SETTINGS } from './http2.fixture.ts';
import { http2 } from './http2.ts';

const read = (pieces: Piece[]) => readAll(http2, 'tcp', pieces);

test('reads the real one: request and answer, however they are cut', () => {
  for (const size of [1, 7, 1000]) {
    const sink = read([...cut('out', CLIENT, size), ...cut('in', SERVER, size)]);
    expect(sink.messages).toEqual([
      { type: 'http-request', method: 'GET', target: '/a?uid=9', host: 'chat.example.org:80', userAgent: null },
      { type: 'http-response', status: 200 },
    ]);
    expect(sink.fields.map(({ path, text, options }) => [path, text, options.encodings ?? []])).toEqual([
      ['http2.path', '/a', []],
      ['http2.query', 'uid=9', ['form']],
      ['http2.header.authority', 'chat.example.org:80', []],
      ['http2.header.x-device-id', 'd-7', []],
      ['http2.header.content-type', 'application/json', []],
      ['http2.body', '{"uid":42}', ['json']],
    ]);
    expect(sink.counts).toEqual({ readable: CLIENT.length + SERVER.length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
});

test('what was sent before is told from the table, and leads to the octet that names it', () => {
  const again = frame(1, 0x05, 3, [0x82, 0xc0, 0xbf, 0xbe]);
  const sink = read([['out', join(CLIENT, again)]]);
  expect(sink.texts('http2.header.x-device-id')).toEqual(['d-7', 'd-7']);
  const second = sink.fields.at(-1);
  expect(second?.where).toEqual([{ frame: 1, offset: 54 + CLIENT.length + 9 + 3, length: 1 }]);
  expect(second?.options.decoded?.chain).toEqual(['hpack']);
});

test('padding, priority, a block in three frames, trailers, bodies that take turns', () => {
  const block = join([0x83], literal(':path', '/p'), literal('content-type', 'application/x-www-form-urlencoded'));
  const sink = read([
    [
      'out',
      join(
        frame(1, 0x20, 1, join([0x80, 0, 0, 0, 200], block.subarray(0, 5))),
        frame(9, 0, 1, block.subarray(5, 9)),
        frame(9, 4, 1, block.subarray(9)),
        frame(1, 0x0c, 3, join([3], [0x83, 0xbf, 0xbe], [0, 0, 0])),
        frame(0, 0x08, 1, [2, ...octets('user='), 0, 0]),
        frame(0, 0, 3, 'room=7'),
        frame(0, 0, 1, 'ana'),
        frame(1, 0x05, 1, literal('x-trace', 't-1')),
        frame(0, 0x09, 3, [1, ...octets('&x=1'), 0]),
      ),
    ],
  ]);
  expect(sink.messages.map((one) => one.type === 'http-request' && one.target)).toEqual(['/p', '/p']);
  expect(sink.texts('http2.body')).toEqual(['user=ana', 'room=7&x=1']);
  expect(sink.texts('http2.header.x-trace')).toEqual(['t-1']);
  expect(sink.fields.filter(({ path }) => path === 'http2.body').map(({ options }) => options.encodings)).toEqual([
    ['form'],
    ['form'],
  ]);
  expect(sink.problems).toEqual([]);
});

test('promises, farewells, pings and frames that nobody knows', () => {
  const sink = read([
    ['out', CLIENT],
    [
      'in',
      join(
        SETTINGS,
        frame(5, 4, 1, join([0, 0, 0, 2, 0x82], literal(':path', '/pushed'))),
        frame(6, 0, 0, '8 octets'),
        frame(0x1f, 9, 1, 'extension'),
        frame(3, 0, 1, [0, 0, 0, 8]),
        frame(2, 0, 1, [0, 0, 0, 0, 1]),
        frame(8, 0, 0, [0, 0, 1, 0]),
        frame(7, 0, 0, join([0, 0, 0, 1, 0, 0, 0, 0], 'too many calls')),
      ),
    ],
  ]);
  expect(sink.fields.slice(4).map(({ path, text }) => `${path} ${text}`)).toEqual([
    'http2.path /pushed',
    'http2.ping 8 octets',
    'http2.frame extension',
    'http2.goaway.debug too many calls',
  ]);
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('picked up in the middle: what rests on the part not seen is a problem, not a guess', () => {
  const sink = read([
    ['out', join(frame(1, 5, 9, [0x82, 0xbe, ...literal('x-new', 'n-1'), 0x0f, 0x30, 2, 0x61, 0x62]))],
  ]);
  expect(sink.texts('http2.header.x-new')).toEqual(['n-1']);
  expect(sink.texts('http2.header')).toEqual(['ab']); // under a name that was not seen
  expect(sink.problems).toEqual(['cut-short']);
  expect(sink.counts.unknown).toBe(1);
});

test('after a gap reading goes on: inside data at once, else with a frame; the table is forgotten', () => {
  const body = frame(0, 0x01, 1, `{"uid":42,"a":"${'x'.repeat(50)}","last":7}`);
  const inside = read([
    ['in', join(SETTINGS, frame(1, 4, 1, ANSWER), body.subarray(0, 30))],
    ['in', 20],
    ['in', join(body.subarray(50), frame(1, 5, 3, [0x88, 0xbe]))],
  ]);
  expect(inside.texts('http2.header.content-type')).toEqual(['application/json', 'application/json']);
  expect(inside.texts('http2.body')[0]).toMatch(/^{"uid":42,/);
  expect(inside.texts('http2.body')[1]).toMatch(/"last":7}$/);
  const between = read([
    ['in', join(SETTINGS, frame(1, 4, 1, ANSWER))],
    ['in', 500],
    ['in', 'the end of a frame that is lost'],
    ['in', join(frame(0, 1, 1, 'late data'), frame(1, 5, 3, [0x88, 0xbe]))],
  ]);
  expect(between.texts('http2.body')).toEqual(['late data']);
  expect(between.texts('http2.header.content-type')).toEqual(['application/json']);
  expect(between.problems).toEqual(['cut-short']);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = read([['out', CLIENT]]).fields.map(({ text }) => text);
  for (let n = 1; n < CLIENT.length; n++) {
    const sink = read([['out', CLIENT.subarray(0, n)]]);
    const part = sink.fields.map(({ text }) => text);
    expect(whole.slice(0, part.length)).toEqual(part);
    expect(sink.problems.length > 0 || n === 24 || n === 24 + SETTINGS.length).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(http2, 'tcp', join(CLIENT, SERVER.subarray(SETTINGS.length)));
  survives(http2, 'tcp', SERVER);
  survives(http2, 'tcp', frame(1, 0x05, 7, REQUEST));
});

test('a frame, a block and the headers of a block have bounds', () => {
  const long = read(
    cut('in', join(SETTINGS, frame(1, 4, 1, new Uint8Array(70_000)), frame(6, 0, 0, '8 octets')), 5_000),
  );
  expect(long.problems).toEqual(['too-long']);
  expect(long.texts('http2.ping')).toEqual(['8 octets']);
  const parts = Array.from({ length: 20 }, () => frame(9, 0, 1, new Uint8Array(5_000).fill(0x82)));
  expect(read([['out', join(frame(1, 0, 1, [0x82]), ...parts)]]).problems).toContain('too-long');
  const value = 'v'.repeat(120);
  const bomb = frame(1, 5, 1, join(literal('x', value), new Uint8Array(10_000).fill(0xbe)));
  expect(read([['out', bomb]]).texts('http2.header.x').length).toBeLessThan(600);
});

test('more padding than there is frame leaves no block', () => {
  expect(read([['out', frame(1, 0x0d, 1, [200, 0x82, 0x82])]]).messages).toEqual([]);
  expect(read([['out', join(frame(0, 0x08, 1, [200, 1, 2]), 'and so on')]]).counts.unknown).toBe(12 + 9);
});

test('leaves the stream to nobody where a frame breaks the rules', () => {
  const sink = read([['out', join(CLIENT, frame(6, 0, 5, '8 octets'), 'plain words of another kind')]]);
  expect(sink.counts.unknown).toBe(17 + 27);
});
