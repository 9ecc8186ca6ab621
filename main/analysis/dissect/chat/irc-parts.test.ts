import { expect, test } from 'vitest';
import type { Span } from '../../bytes/cursor.ts';
import { octets } from '../recording-sink.fixture.ts';
import { readIrcLine } from './irc-parts.ts';

function read(text: string) {
  const part = (span: Span | null | undefined) => (span ? text.slice(span.at, span.at + span.length) : null);
  const { tags, sender, command, parameters } = readIrcLine(octets(text), 0, text.length);
  return [
    part(tags),
    sender && [part(sender.name), part(sender.user), part(sender.host)],
    part(command),
    parameters.map(part),
  ];
}

test('tags, sender, command, parameters', () => {
  expect(read('@a=1;b :n!u@h PRIVMSG #c :two words')).toEqual([
    'a=1;b',
    ['n', 'u', 'h'],
    'PRIVMSG',
    ['#c', 'two words'],
  ]);
  expect(read('NICK  rana ')).toEqual([null, null, 'NICK', ['rana']]);
  expect(read(':irc.example.net 001 x :')).toEqual([null, ['irc.example.net', null, null], '001', ['x', '']]);
  expect(read(':n@h QUIT')).toEqual([null, ['n', null, 'h'], 'QUIT', []]);
});

test('what lacks a part has none of it', () => {
  expect(read('')).toEqual([null, null, '', []]);
  expect(read(':')).toEqual([null, ['', null, null], '', []]);
  expect(read('@tags')).toEqual(['tags', null, '', []]);
  expect(read(`X ${'p '.repeat(40)}`)[3]).toHaveLength(15);
});
