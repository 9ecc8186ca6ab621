import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfRun, isPrintable, nextRun, SHORTEST_RUN, textsOfRun } from './printable-runs.ts';
import { octets } from '../dissect/recording-sink.fixture.ts';

test('a run is ASCII on one line, tabs included', () => {
  expect([0x20, 0x7e, 0x09, 0x41].every(isPrintable)).toBe(true);
  expect([0x00, 0x0a, 0x0d, 0x1f, 0x7f, 0x80, 0xff].some(isPrintable)).toBe(false);
});

test('a run ends inside its bounds', () => {
  const bytes = octets('\x00ab\x01\x02c\xffde');
  expect(endOfRun(bytes, 1, 9)).toBe(3);
  expect(endOfRun(bytes, 7, 8)).toBe(8);
});

/** The texts of the run that begins behind `before`. */
function texts(before: string, run: string): string[] {
  const bytes = octets(before + run);
  return textsOfRun(bytes, 0, before.length, bytes.length).map(({ at, length }) =>
    Buffer.from(bytes.subarray(at, at + length)).toString('latin1'),
  );
}

test('text begins behind a length that is readable by accident, and only there', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz1234567'; // 33: '!'
  expect(texts('\0', `!${text}`)).toEqual([text]);
  expect(texts('\x01', `!${text}`)).toEqual([text]);
  expect(texts('\x01', `!${text}8`)).toEqual([`!${text}8`]);
  expect(texts('\0', `!${text.slice(9)}`)).toEqual([`!${text.slice(9)}`]);
  expect(texts('\x08\x01', `"!${text}`)).toEqual([text]); // field 4 of a message
  expect(texts('\n', `!${text}`)).toEqual([`!${text}`]);
});

test('text ends where the length before it says, and the next one begins behind its own', () => {
  const id = '3f2a9c1e-77aa-4b02-9d51-0a1b2c3d4e5f';
  expect(texts('\x12\x0e', `ada@nowhere.ch"$${id}`)).toEqual(['ada@nowhere.ch', id]);
  expect(texts('\0\x0e', 'ada@nowhere.ch2')).toEqual(['ada@nowhere.ch']);
  expect(texts('\x06', 'secret number one')).toEqual(['secret number one']);
  expect(texts('\r\n', 'ada@nowhere.ch')).toEqual(['ada@nowhere.ch']);
});

test('a line is whole, whatever stands before it', () => {
  const bytes = octets('\0\x11user_id=48192033771\nroom=r1');
  expect(textsOfRun(bytes, 0, 2, 21)).toEqual([{ at: 2, length: 19 }]);
});

test('finds the next run worth telling, as looking at every octet would', () => {
  const bits = fc.array(fc.constantFrom(0x00, 0x41, 0x41, 0x41), { maxLength: 60 });
  fc.assert(
    fc.property(bits, fc.nat(5), fc.nat(60), (octetsOf, at, cut) => {
      const bytes = Uint8Array.from(octetsOf);
      const end = Math.min(cut, bytes.length);
      const text = Buffer.from(bytes.subarray(0, end)).toString('latin1');
      const found = text.indexOf('A'.repeat(SHORTEST_RUN), at);
      expect(nextRun(bytes, at, end)).toBe(found < 0 ? end : found);
    }),
    { numRuns: 1000 },
  );
});

test('one octet that is as much as all that follows is its length, where no word begins with it', () => {
  const texts = (before: string, text: string, after = ''): string[] => {
    const bytes = Uint8Array.from(Buffer.from(`${before}${String.fromCharCode(text.length)}${text}${after}`, 'latin1'));
    const end = before.length + 1 + text.length;
    return textsOfRun(bytes, 0, before.length, end).map(({ at, length }) =>
      Buffer.from(bytes.subarray(at, at + length)).toString(),
    );
  };
  for (const text of ['user_id=lantern-4711'.padEnd(70, 'x'), '{"user_id":"lantern-4711","room":"harbour-9","n":12}'])
    for (const before of ['', '\x01\xca']) expect(texts(before, text, '\x9a')).toEqual([text]);
  const plain = 'lantern-keeper-4711-at-home-in-the-old-town'; // 43 letters: '+'
  expect(texts('\x01\xca', plain)).toEqual([plain]);
  const word = 'lantern-keeper-4711-at-home-in-the-old-town-by-the-water-side-inn'; // 65 letters: 'A'
  expect(texts('\x01\xca', word)).toEqual([`A${word}`]);
});
