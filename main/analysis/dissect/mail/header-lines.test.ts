import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { readHeaderLines, trimmed } from './header-lines.ts';

function read(text: string): { pairs: string[]; body: string } {
  const bytes = octets(text);
  const { headers, body } = readHeaderLines(bytes, 0, bytes.length);
  return {
    pairs: headers.map(
      ({ name, value }) =>
        `${text.slice(name.at, name.at + name.length)}=${text.slice(value.at, value.at + value.length)}`,
    ),
    body: text.slice(body),
  };
}

test('reads fields, folded ones too, and where the body begins', () => {
  expect(read('A: 1\r\nB:  two \r\n\tfolded\r\n\r\nbody')).toEqual({
    pairs: ['A=1', 'B=two \r\n\tfolded'],
    body: 'body',
  });
  expect(read('A: 1\n\nbody\n').body).toBe('body\n');
});

test('ends where no field is: at the end, or at a text without an empty line', () => {
  expect(read('A: 1')).toEqual({ pairs: ['A=1'], body: '' });
  expect(read('A: 1\r\nplain words\r\n')).toEqual({ pairs: ['A=1'], body: 'plain words\r\n' });
  expect(read('')).toEqual({ pairs: [], body: '' });
  expect(read(': no name\r\n').pairs).toEqual([]);
  expect(read(`${'n'.repeat(200)}: x\r\n`).pairs).toEqual([]);
});

test('takes no more fields than a letter has', () => {
  expect(read('A: 1\r\n'.repeat(600)).pairs).toHaveLength(500);
});

test('trims white space at both ends', () => {
  expect(trimmed(octets(' \ta b\r\n'), 0, 7)).toEqual({ at: 2, length: 3 });
  expect(trimmed(octets('  '), 0, 2).length).toBe(0);
});
