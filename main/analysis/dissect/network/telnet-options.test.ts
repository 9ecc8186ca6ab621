import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { TelnetOptions } from './telnet-options.ts';

function told(...pieces: readonly Uint8Array[]): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'telnet'));
  const options = new TelnetOptions(sink, 'out');
  for (const bytes of pieces) options.onData(bytes, frozenFrame(1, 54, null));
  return sink.fields.map(({ path, key, text }) => `${path.slice(7)} ${key ?? '-'} ${text}`);
}
const option = (number: number, inside: string) => `\xff\xfa${String.fromCharCode(number)}${inside}\xff\xf0`;
const ENVIRONMENT = option(39, '\0\0USER\x01rana\0DISPLAY\x01desk.example:0.0\x03COLOUR\x01red\0EMPTY');

test('reads the real one, however cut (RFC 1096, RFC 1572)', () => {
  const whole = `a\xff\xfb\x18${option(35, '\0desk.example:0.0')}${ENVIRONMENT}`;
  const all = [
    'option.display-host - desk.example',
    'option.user USER rana',
    'option.display-host - desk.example',
    'option.variable COLOUR red',
  ];
  expect(told(octets(whole))).toEqual(all);
  expect(told(...Array.from(octets(whole), (octet) => Uint8Array.of(octet)))).toEqual(all);
});

test('a question, a display of the same machine and other options say nothing', () => {
  for (const text of [option(39, '\x01\0USER'), option(35, '\0:0.0'), option(24, '\0xterm'), option(39, '\0')])
    expect(told(octets(text))).toEqual([]);
  expect(told(octets(option(39, '\0\0USER\x01a\xff\xffb')))).toEqual(['option.user USER a\xffb']);
});

test('what was cut off by lost octets is not joined to what comes after', () => {
  const sink = new RecordingSink(flowFixture('tcp', 'telnet'));
  const options = new TelnetOptions(sink, 'out');
  const origin = frozenFrame(1, 54, null);
  options.onData(octets('\xff\xfa\x27\0\0USER\x01ra'), origin);
  options.forget();
  options.onData(octets('na\xff\xf0'), origin);
  expect(sink.fields).toEqual([]);
});

test('every truncation yields a prefix, and any octets are survived', () => {
  for (let n = 0; n < ENVIRONMENT.length; n++) expect(told(octets(ENVIRONMENT.slice(0, n)))).toEqual([]);
  expect(told(octets(option(39, `\0\0USER\x01${'x'.repeat(5_000)}`)))[0]?.length).toBeLessThan(2_100);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (inside) => {
      told(octets('\xff\xfa\x27\0'), inside, octets('\xff\xf0'));
    }),
  );
});
