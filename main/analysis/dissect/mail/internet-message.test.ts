import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitInternetMessage } from './internet-message.ts';
import { LETTER, LETTER_WORDS } from './mail.fixture.ts';

function read(text: string | Uint8Array): RecordingSink {
  const sink = new RecordingSink(flowFixture('tcp', 'smtp'));
  const bytes = octets(text);
  sink.begin(bytes, frozenFrame(1, 54, null), 'out');
  emitInternetMessage(bytes, 0, bytes.length, sink);
  return sink;
}

test('reads the real one', () => {
  const sink = read(LETTER);
  expect(sink.texts('smtp.header.from.name')).toEqual(['Ann Example']);
  expect(sink.texts('smtp.header.from.address')).toEqual(['ann@example.org']);
  expect(sink.texts('smtp.header.to.name')).toEqual(['Bob B.']);
  expect(sink.texts('smtp.header.to.address')).toEqual(['bob@example.com', 'carol@example.net']);
  const subject = sink.fields.find(({ path }) => path === 'smtp.header.subject');
  expect(subject).toMatchObject({ key: 'Subject', options: { role: 'text', encodings: ['encoded-word'] } });
  expect(sink.texts('smtp.header.x-originating-ip')).toEqual(['[192.0.2.7]']);
  const bodies = sink.fields.filter(({ path }) => path === 'smtp.body');
  expect(bodies).toMatchObject([{ text: LETTER_WORDS, options: { role: 'text', encodings: ['base64-lines'] } }]);
  expect(sink.texts('smtp.attachment')).toEqual([]);
});

test('a page beside the same words is no second text; alone it is one', () => {
  const part = (type: string, words: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${words}\r\n`;
  const both = read(
    `Content-Type: multipart/alternative; boundary=b\r\n\r\n${part('text/plain', 'hi')}${part('text/html', '<p>hi</p>')}--b--`,
  );
  expect(both.fields.filter(({ options }) => options.role === 'text').map(({ text }) => text)).toEqual(['hi']);
  expect(both.texts('smtp.attachment')).toEqual(['<p>hi</p>']);
  expect(read('Content-Type: text/html\r\n\r\n<p>hi</p>').texts('smtp.body')).toEqual(['<p>hi</p>']);
});

test('a letter in a letter, and one without a head', () => {
  const inner = 'From: carol@example.net\r\n\r\nsecret';
  expect(
    read(`From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n${inner}`).texts('smtp.header.from.address'),
  ).toEqual(['a@example.org', 'carol@example.net']);
  expect(read('just words, no head').texts('smtp.body')).toEqual(['just words, no head']);
});

test('parts in parts end somewhere', () => {
  let letter = 'deep';
  for (let n = 0; n < 50; n++)
    letter = `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n${letter}\r\n--b${n}--`;
  expect(read(letter).fields.length).toBeGreaterThan(0);
  expect(
    read(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(5_000)}`).texts('smtp.body'),
  ).toHaveLength(200);
});

test('every truncation yields a prefix and a reason', () => {
  const paths = (text: string) => read(text).fields.map(({ path }) => path);
  const all = paths(LETTER);
  for (let length = 0; length < LETTER.length; length++) {
    const told = paths(LETTER.slice(0, length)).filter((path) => path !== 'smtp.body');
    const whole = all.filter((path) => path !== 'smtp.body');
    // A field's name that was cut is another name.
    expect(told.length <= whole.length + 1).toBe(true);
    expect(whole.slice(0, Math.max(0, told.length - 1))).toEqual(told.slice(0, -1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(
      fc.nat(LETTER.length),
      fc.uint8Array({ maxLength: 500 }),
      (n, tail) => void read(Uint8Array.from([...octets(LETTER.slice(0, n)), ...tail])),
    ),
  );
});
