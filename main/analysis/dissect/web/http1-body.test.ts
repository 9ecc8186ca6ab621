import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import type { BodyPlan } from './http1-body-plan.ts';
import { Http1Body, MOST_SHOWN } from './http1-body.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';

const LENGTH: BodyPlan = { framing: 'length', length: 5, shown: true, encodings: ['json'] };
const CHUNKED: BodyPlan = { framing: 'chunked', length: 0, shown: true, encodings: [] };
const UNTIL_CLOSE: BodyPlan = { framing: 'until-close', length: 0, shown: true, encodings: [] };

/** Steps over segments as a stream would, leftovers carried over. Returns what the body did not take. */
function take(plan: BodyPlan, segments: readonly string[]) {
  const sink = new RecordingSink(flowFixture('tcp', 'http'));
  const body = new Http1Body(plan, sink, 'out');
  let left = '';
  let lost = false;
  segments.forEach((segment, i) => {
    left += segment;
    while (left !== '' && !body.done && !lost) {
      const took = body.step(octets(left), 0, left.length, frozenFrame(i + 1, 0, null));
      if (took === 'lost') lost = true;
      else if (took <= 0) break;
      else left = left.slice(took);
    }
  });
  return { body, sink, left, lost };
}

test('reads the real one: a body of known length, and leaves what follows', () => {
  const { body, sink, left } = take(LENGTH, ['{"a":1}']);
  expect(body.done).toBe(true);
  expect(left).toBe('1}');
  expect(sink.fields).toMatchObject([
    { path: 'http.body', text: '{"a":', options: { unclaimed: true, encodings: ['json'] } },
  ]);
  expect(sink.counts.readable).toBe(5);
});

test('takes chunk framing out, with every octet at its true place (RFC 9112 section 7.1)', () => {
  const { body, sink, left } = take(CHUNKED, [
    '4;x=y\r\nWiki\r\n6\r\npe',
    'dia \r\nA\r\n1234567890\r\n0\r\nTrailer: a\r\n\r\nGET',
  ]);
  expect(body.done).toBe(true);
  expect(left).toBe('GET');
  expect(sink.texts('http.body')).toEqual(['Wikipedia 1234567890']);
  expect(sink.fields[0]?.where.map(({ frame, length }) => [frame, length])).toEqual([
    [1, 4],
    [1, 2],
    [2, 4],
    [2, 10],
  ]);
});

test('trailers are headers that come behind the body', () => {
  const { sink, body } = take(CHUNKED, ['3\r\nabc\r\n0\r\nX-Device-Id: d-', '7\r\n\r\n']);
  expect(body.done).toBe(true);
  expect(sink.fields.map(({ path, key, text }) => [path, key, text])).toEqual([
    ['http.body', null, 'abc'],
    ['http.header.x-device-id', 'X-Device-Id', 'd-7'],
  ]);
});

test('whose turn it is may be taken away: what is kept is shown, the rest is counted', () => {
  const sink = new RecordingSink(flowFixture('tcp', 'http'));
  const body = new Http1Body(UNTIL_CLOSE, sink, 'out');
  body.step(octets('one '), 0, 4, frozenFrame(1, 0, null));
  expect(body.held).toBe(4);
  body.stop();
  expect(body.held).toBe(0);
  body.step(octets('two'), 0, 3, frozenFrame(2, 0, null));
  body.end(null);
  expect(sink.texts('http.body')).toEqual(['one ']);
  expect(sink.problems).toEqual(['too-long']);
  expect(sink.counts.readable).toBe(7);
});

test('a chunk size that is none loses the body; a line without end waits', () => {
  expect(take(CHUNKED, ['zz\r\n']).lost).toBe(true);
  expect(take(CHUNKED, ['x'.repeat(5000)]).lost).toBe(true);
  expect(take(CHUNKED, ['4'])).toMatchObject({ lost: false, left: '4' });
});

test('shows a bounded part of a long body and counts the rest', () => {
  const half = 'x'.repeat(MOST_SHOWN / 2 + 1);
  const { body, sink } = take(UNTIL_CLOSE, [half, half, 'more']);
  body.end(null);
  expect(sink.texts('http.body').map(({ length }) => length)).toEqual([MOST_SHOWN]);
  expect(sink.problems).toEqual(['too-long']);
  expect(sink.counts.readable).toBe(2 * half.length + 4);
  expect(body.endsWithStream).toBe(true);
});

test('what is not shown is counted', () => {
  const { body, sink } = take({ ...LENGTH, shown: false }, ['ab', 'cde']);
  expect(body.done).toBe(true);
  expect(sink).toMatchObject({ fields: [], counts: { readable: 5 } });
});

test('knows where it ends behind a gap in its data, and joins nothing over it', () => {
  const { body, sink } = take({ ...LENGTH, length: 10 }, ['abc']);
  expect(body.gap(4)).toBe(true);
  expect(body.step(octets('hij+'), 0, 4, frozenFrame(9, 0, null))).toBe(3);
  expect(body.done).toBe(true);
  expect(sink.texts('http.body')).toEqual(['abc']);
  expect(sink.problems).toEqual(['cut-short']);
  expect(take(LENGTH, ['ab']).body.gap(4)).toBe(false);
  expect(take(CHUNKED, ['4\r\nabcd']).body.gap(1)).toBe(false);
});

test('behind a gap a form goes on with its next pair, other text with its next word, packed octets not at all', () => {
  const behind = (encodings: readonly string[], rest: readonly string[]) => {
    const length = 7 + rest.join('').length;
    const { body, sink } = take({ ...LENGTH, length, encodings }, ['abc']);
    expect(body.gap(4)).toBe(true);
    rest.forEach((text, i) => body.step(octets(text), 0, text.length, frozenFrame(9 + i, 0, null)));
    expect(body.done).toBe(true);
    return sink.fields.slice(1).map(({ text, where, options }) => [text, where[0], options.encodings]);
  };
  const at = { frame: 9, offset: 3, length: 17 };
  expect(behind(['form'], ['99&user_id=a7&imei=4'])).toEqual([['user_id=a7&imei=4', at, ['form']]]);
  expect(behind(['form'], ['99', '99&u=1'])).toEqual([['u=1', { frame: 10, offset: 3, length: 3 }, ['form']]]);
  expect(behind(['json'], ['99","u":1}'])).toEqual([[',"u":1}', { frame: 9, offset: 3, length: 7 }, []]]);
  expect(behind([], ['lice@example.org bob'])).toEqual([['bob', { frame: 9, offset: 17, length: 3 }, []]]);
  expect(behind(['gzip', 'json'], ['99","u":1}'])).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = '4\r\nWiki\r\n6\r\npedia!\r\n0\r\n\r\n';
  for (let n = 0; n < whole.length; n++) {
    const { body, sink } = take(CHUNKED, [whole.slice(0, n)]);
    body.end('cut-short');
    expect('Wikipedia!'.startsWith(sink.texts('http.body')[0] ?? '')).toBe(true);
    expect(sink.problems).toEqual(n > 3 ? ['cut-short'] : []);
  }
});

test('any octets and any cuts are safe', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\dA-F\r\n;a ]{0,30}$/), { maxLength: 6 }), (segments) => {
      for (const plan of [LENGTH, CHUNKED, UNTIL_CLOSE]) take(plan, segments).body.end('cut-short');
    }),
  );
});
