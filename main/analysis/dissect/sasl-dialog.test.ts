import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import { flowFixture, octets, RecordingSink } from './recording-sink.fixture.ts';
import { SaslDialog } from './sasl-dialog.ts';

function say(mechanism: string, ...answers: string[]): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'smtp'));
  const dialog = new SaslDialog(sink);
  const begin = octets(mechanism);
  dialog.begin(begin, 0, begin.length);
  for (const answer of answers) {
    const bytes = octets(answer);
    sink.begin(bytes, frozenFrame(1, 54, null), 'out');
    dialog.answer('AUTH', 0, bytes.length);
  }
  expect(sink.fields.every(({ options }) => options.encodings?.[0] === 'base64')).toBe(true);
  return sink.fields.map(({ path, text }) => `${path} ${text}`);
}

test('names what was answered by the mechanism', () => {
  expect(say('PLAIN', 'AHRpbQB0YW4=')).toEqual(['smtp.sasl.plain AHRpbQB0YW4=']);
  expect(say('SCRAM-SHA-256', 'bixh', 'Yz1i')).toEqual([
    'smtp.sasl.scram-sha-256 bixh',
    'smtp.sasl.scram-sha-256 Yz1i',
  ]);
  expect(say('../etc', 'bixh')).toEqual(['smtp.sasl.other bixh']);
});

test('LOGIN asks twice; an empty answer is none', () => {
  expect(say('LOGIN', 'dGlt', 'dGFu')).toEqual(['smtp.sasl.login.user dGlt', 'smtp.sasl.login.password dGFu']);
  expect(say('login', '+', 'dGlt', 'dGFu')).toEqual(['smtp.sasl.login.user dGlt', 'smtp.sasl.login.password dGFu']);
  expect(say('PLAIN', '=', '*', '')).toEqual([]);
});

test('is open from its mechanism to its end', () => {
  const dialog = new SaslDialog(new RecordingSink(flowFixture('tcp', 'smtp')));
  expect(dialog.isOpen).toBe(false);
  dialog.begin(octets('PLAIN'), 0, 5);
  expect(dialog.isOpen).toBe(true);
  dialog.end();
  expect(dialog.isOpen).toBe(false);
});
