import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitCpim } from './cpim.ts';

/** After RFC 3862 section 5.1. */
const WHOLE = [
  'From: MR SANDERS <im:piglet@100akerwood.com>',
  "To: 'Depressed Donkey' <im:eeyore@100akerwood.com>",
  'DateTime: 2000-12-13T13:40:00-08:00',
  'Subject: the weather will be fine today',
  '',
  'Content-type: text/plain; charset=utf-8',
  '',
  'Come, see the weather',
].join('\r\n');

function read(text: string | Uint8Array): string[] {
  const bytes = octets(text);
  const sink = new RecordingSink(flowFixture('udp', 'sip'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  emitCpim(sink, bytes, 0, bytes.length);
  return sink.fields.map(({ path, key, text: value, options }) => `${path} ${key} ${value} ${options.role ?? '-'}`);
}

test('reads the real one', () => {
  expect(read(WHOLE)).toEqual([
    'sip.cpim.address From im:piglet@100akerwood.com -',
    'sip.cpim.name From MR SANDERS -',
    'sip.cpim.address To im:eeyore@100akerwood.com -',
    "sip.cpim.name To 'Depressed Donkey' -",
    'sip.cpim.text null Come, see the weather text',
  ]);
});

test('what is no text is only shown', () => {
  expect(read('From: <im:a@b.com>\r\n\r\nContent-Type: message/imdn+xml\r\n\r\n<imdn/>')).toEqual([
    'sip.cpim.address From im:a@b.com -',
    'sip.cpim.content null <imdn/> -',
  ]);
});

test('every truncation yields a prefix: no text without its whole head', () => {
  const all = read(WHOLE);
  for (let n = 0; n < WHOLE.length; n++) {
    const part = read(WHOLE.slice(0, n));
    expect(all.slice(0, 4)).toEqual(expect.arrayContaining(part.filter((line) => !line.includes('cpim.text'))));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(WHOLE.length), fc.uint8Array(), (n, end) => {
      read(Buffer.concat([octets(WHOLE).subarray(0, n), end]));
    }),
  );
});
