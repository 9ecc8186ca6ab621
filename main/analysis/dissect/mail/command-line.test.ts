import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { readCommand } from './command-line.ts';

function read(text: string): string {
  const { verb, argument } = readCommand(octets(text), 0, text.length);
  return `${verb}|${text.slice(argument.at, argument.at + argument.length)}`;
}

test('a verb in capitals and its argument', () => {
  expect(['user ann', 'PASS  a b ', 'QUIT', 'RETR a.txt'].map(read)).toEqual([
    'USER|ann',
    'PASS|a b',
    'QUIT|',
    'RETR|a.txt',
  ]);
});

test('what is no verb is left as it is', () => {
  expect(['', '250 ok', `${'x'.repeat(20)} y`, 'é a'].map(read)).toEqual([
    '|',
    '|250 ok',
    `|${'x'.repeat(20)} y`,
    '|é a',
  ]);
});
