import { expect, test } from 'vitest';
import { readAll } from '../hostile.fixture.ts';
import { cut } from '../recording-sink.fixture.ts';
import { INVITE, MESSAGE, OK } from './sip.fixture.ts';
import { sip } from './sip.ts';

const dialogue = `${INVITE}\r\n\r\n${OK}${MESSAGE}`;

test('reads the real one, however the stream is cut', () => {
  for (const size of [1, 7, 100, 5000]) {
    const sink = readAll(sip, 'tcp', cut('out', dialogue, size));
    expect(sink.messages.map((one) => (one.type === 'sip' ? (one.method ?? one.status) : one.type))).toEqual([
      'INVITE',
      'media-offer',
      200,
      'MESSAGE',
    ]);
    expect(sink.texts('sip.body')).toEqual(['Watson, come here.']);
    expect(sink.counts).toEqual({ readable: dialogue.length, opaque: 0, unknown: 0 });
  }
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 30; n < INVITE.length; n++) {
    const sink = readAll(sip, 'tcp', [['out', INVITE.slice(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect(sink.messages).toHaveLength(1);
  }
});

test('after a gap it goes on with the next message that begins a segment', () => {
  const sink = readAll(sip, 'tcp', [
    ['out', INVITE.slice(0, 100)],
    ['out', 300],
    ['out', 'lost in the middle\r\n'],
    ['out', MESSAGE],
  ]);
  expect(sink.messages.filter(({ type }) => type === 'sip')).toHaveLength(2);
  expect(sink.texts('sip.body')).toEqual(['Watson, come here.']);
});

test('what is no SIP is nobody’s', () => {
  const sink = readAll(sip, 'tcp', [['out', `${OK}and now for something else\r\n`]]);
  expect(sink.counts).toEqual({ readable: OK.length, opaque: 0, unknown: 28 });
});
