import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitEnvelopes } from './imap-envelope.ts';

function told(line: string): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'imap'));
  const bytes = octets(line);
  sink.begin(bytes, frozenFrame(1, 54, null), 'in');
  emitEnvelopes(bytes, 0, bytes.length, sink);
  return sink.fields.map(
    ({ path, key, options }) =>
      `${path.slice(12)} ${key ?? '-'} ${options.decoded ? Buffer.from(options.decoded.bytes).toString('latin1') : ''}`,
  );
}

/** In the shape of RFC 9051 section 7.5.2's example. */
const LINE =
  '* 12 FETCH (UID 7 ENVELOPE ("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" "see you" ' +
  '(("Ann (B)" NIL "ann" "example.org")) (("Ann \\"B\\"" NIL "ann" "example.org")) NIL ' +
  '((NIL NIL "omar" "example.org")(NIL NIL "lee" "example.net")) NIL NIL NIL "<B27397@cac.example>") RFC822.SIZE 4)';
const ALL = [
  'subject Subject ',
  'from.name From ',
  'from.address From ann@example.org',
  'sender.name Sender ',
  'sender.address Sender ann@example.org',
  'to.address To omar@example.org',
  'to.address To lee@example.net',
];

test('reads the real one', () => {
  expect(told(LINE)).toEqual(ALL);
  expect(told(`${LINE}${LINE}`)).toEqual([...ALL, ...ALL]);
});

test('groups, nothing at all, and other words', () => {
  expect(told('ENVELOPE (NIL NIL ((NIL NIL "friends" NIL)(NIL NIL NIL NIL)) NIL NIL NIL NIL NIL NIL NIL)')).toEqual([]);
  expect(told('envelope ()')).toEqual([]);
  expect(told('(RFC822.SIZE 44827 BODY ("TEXT" "PLAIN"))')).toEqual([]);
});

test('every truncation yields a prefix', () => {
  for (let n = 0; n < LINE.length; n++) {
    const prefix = told(LINE.slice(0, n));
    expect(prefix.length <= ALL.length).toBe(true);
    expect(ALL.slice(0, Math.max(0, prefix.length - 1))).toEqual(prefix.slice(0, -1)); // the last may be cut off itself
  }
});

test('any line ends', () => {
  fc.assert(fc.property(fc.stringMatching(/^[() "A\\]{0,80}$/), (text) => void told(`ENVELOPE (${text}`)));
});
