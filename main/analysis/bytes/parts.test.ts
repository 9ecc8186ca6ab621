import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../dissect/recording-sink.fixture.ts';
import type { Span } from './cursor.ts';
import { findParts, type PartListener } from './parts.ts';

type Said = readonly [what: string, text: string, key: string | null];

function find(content: string | Uint8Array, isLast = true): { said: Said[]; left: number } {
  const bytes = typeof content === 'string' ? octets(content) : content;
  const said: Said[] = [];
  const show = (at: number, length: number): string => {
    if (at < 0 || length <= 0 || at + length > bytes.length) throw new Error('outside');
    return Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
  };
  const to: PartListener = {
    text: (_, at, length, key: Span | null) => said.push(['text', show(at, length), key && show(key.at, key.length)]),
    part: (kind, _, at, length) => said.push([kind, show(at, length), null]),
    more: (at, length) => said.push(['more', show(at, length), null]),
  };
  return { said, left: findParts(bytes, 0, bytes.length, isLast, to) };
}

test('finds documents behind a header and behind text, and what follows them', () => {
  const name = Buffer.from('Zoë').toString('latin1');
  expect(find(`\xaa\x55\x02\x01{\n "name":"${name}"}\x00later text`).said).toEqual([
    ['json', '{\n "name":"Zoë"}', null],
    ['text', 'later text', null],
  ]);
  expect(find('\x01LOGIN 12 <user id="1">Ada</user>').said).toEqual([
    ['text', 'LOGIN 12 ', null],
    ['xml', '<user id="1">Ada</user>', null],
  ]);
});

test('finds maps with names', () => {
  expect(find('\x00\x07\x81\xa6userId\xa84711-ada\xff').said.map(([what]) => what)).toEqual(['messagepack']);
  expect(find('\x00\x07\xa1\x66userId\x684711-ada\xff').said.map(([what]) => what)).toEqual(['cbor']);
});

test('finds a binary property list by its mark, and what only begins like one as text', () => {
  const list = `bplist00\x51\x01\x02${'\0'.repeat(6)}\x01\x01${'\0'.repeat(24)}`;
  expect(find(`\x01\x02${list}`).said).toEqual([['property-list', list, null]]);
  expect(find(`\x01\x02${list}`, false)).toMatchObject({ said: [], left: 2 });
  expect(find('\x01\x02bplist00\x00').said).toEqual([['text', 'bplist00', null]]);
});

test('a string names the next one: by lengths, by a NUL, as a label', () => {
  expect(find('\x01\x00\x06userId\x00\x084711-ada').said).toEqual([['text', '4711-ada', 'userId']]);
  expect(find('\x01userId\x004711-ada\x00').said).toEqual([
    ['text', 'userId', null],
    ['text', '4711-ada', 'userId'],
  ]);
  expect(find('\x01uid:\x00\x00\x084711-ada').said).toEqual([['text', '4711-ada', 'uid']]);
});

test('a program’s list of names names nothing', () => {
  expect(find('\x08username\x08password\x06mobile\x08password').said.every(([, , key]) => key === null)).toBe(true);
  expect(find('\0username\0password\0mobile\0nickname\0').said.every(([, , key]) => key === null)).toBe(true);
  expect(find('\x01\0\x08password\x01\0\x12Ljava/lang/String;').said.every(([, , key]) => key === null)).toBe(true);
});

test('letters of other scripts go on inside name=value, and nowhere else', () => {
  const name = Buffer.from('Jörg').toString('latin1');
  expect(find(`\x01user=${name}|uid=4711\x00`).said).toEqual([['text', 'user=Jörg|uid=4711', null]]);
  expect(find('\x01abcdef\xc3\x9fghijkl').said.map(([, text]) => text)).toEqual(['abcdef', 'ghijkl']);
});

test('finds text in UTF-16 between other things', () => {
  const wide = Buffer.from('UserName=ada', 'utf16le').toString('latin1');
  expect(find(`\x01before it\x00\xff${wide}\xffbehind it`).said.map(([what]) => what)).toEqual([
    'text',
    'utf-16le',
    'text',
  ]);
});

test('leaves for later what reaches the end, with the length before it', () => {
  for (const [whole, what] of [
    ['\x01\x00\x0buser-4711-x', 'text'],
    ['\x01{"uid":"4711","b":"x"}', 'json'],
    ['\x01\x81\xa6userId\xa84711-ada\x00', 'messagepack'],
  ] as const)
    for (let n = 12; n < whole.length - 1; n++) {
      const { said, left } = find(whole.slice(0, n), false);
      expect(said).toEqual([]);
      expect(find(whole.slice(left)).said.map(([kind]) => kind)).toEqual([what]);
    }
});

test('any octets: never throws, never points outside', () => {
  const odd = fc.constantFrom(0, 1, 6, 0x22, 0x3a, 0x3c, 0x3d, 0x41, 0x61, 0x7b, 0x7d, 0x81, 0xa1, 0xc3, 0xff);
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 120 }), fc.boolean(), (content, isLast) => {
      expect(find(Uint8Array.from(content), isLast).left).toBeLessThanOrEqual(content.length);
    }),
    { numRuns: 2000 },
  );
});
