import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Hpack, type HpackHeader } from './hpack.ts';

const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function read(hpack: Hpack, bytes: Uint8Array): { isRight: boolean; seen: HpackHeader[]; lines: string[] } {
  const seen: HpackHeader[] = [];
  const isRight = hpack.read(bytes, 0, bytes.length, (header) => seen.push(header));
  const lines = seen.map(({ name, value }) => `${name}: ${value && Buffer.from(value).toString('latin1')}`);
  return { isRight, seen, lines };
}

const FIRST = [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'];
const SECOND = [...FIRST, 'cache-control: no-cache'];
const THIRD = [
  ':method: GET',
  ':scheme: https',
  ':path: /index.html',
  ':authority: www.example.com',
  'custom-key: custom-value',
];

/** RFC 7541 appendices C.3 and C.4: three requests of one connection, without and with codes. */
test.each([
  [
    'plain',
    [
      '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      '8286 84be 5808 6e6f 2d63 6163 6865',
      '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
    ],
  ],
  [
    'huffman',
    [
      '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
      '8286 84be 5886 a8eb 1064 9cbf',
      '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
    ],
  ],
] as const)('reads the real one: requests, %s', (how, blocks) => {
  const hpack = new Hpack();
  const answers = blocks.map((block) => read(hpack, fromHex(block)));
  expect(answers.map(({ lines }) => lines)).toEqual([FIRST, SECOND, THIRD]);
  expect(answers.every(({ isRight }) => isRight)).toBe(true);
  expect(answers[0]?.seen[3]).toMatchObject({ how, length: how === 'plain' ? 15 : 12 });
  expect(answers[1]?.seen[3]).toMatchObject({ how: 'table', at: 3, length: 1 });
});

/** RFC 7541 appendix C.6, in a table of 256 octets: the size is told by an update at the front, entries are evicted. */
test('reads the real one: answers in a small table', () => {
  const hpack = new Hpack();
  const blocks = [
    `3fe101 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3`,
    '4883 640e ffc1 c0bf',
    `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07`,
  ];
  const [first, second, third] = blocks.map((block) => read(hpack, fromHex(block)));
  expect(first?.lines).toEqual([
    ':status: 302',
    'cache-control: private',
    'date: Mon, 21 Oct 2013 20:13:21 GMT',
    'location: https://www.example.com',
  ]);
  expect(second?.lines).toEqual([
    ':status: 307',
    'cache-control: private',
    'date: Mon, 21 Oct 2013 20:13:21 GMT',
    'location: https://www.example.com',
  ]);
  expect(third?.lines).toEqual([
    ':status: 200',
    'cache-control: private',
    'date: Mon, 21 Oct 2013 20:13:22 GMT',
    'location: https://www.example.com',
    'content-encoding: gzip',
    'set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1',
  ]);
});

/** RFC 7541 appendix C.2: added, not added, never to be added, by number. */
test('reads the real one: each way to say a header', () => {
  const said = [
    '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572',
    '040c 2f73 616d 706c 652f 7061 7468',
    '1008 7061 7373 776f 7264 0673 6563 7265 74',
    '82',
  ].map((block) => read(new Hpack(), fromHex(block)).lines[0]);
  expect(said).toEqual(['custom-key: custom-header', ':path: /sample/path', 'password: secret', ':method: GET']);
});

test('who comes late knows what was added since, and says so of the rest', () => {
  const hpack = new Hpack();
  hpack.forget();
  const late = read(hpack, fromHex('82 be 400161 0162 be bf'));
  expect(late.lines).toEqual([':method: GET', 'null: null', 'a: b', 'a: b', 'null: null']);
  expect(late.isRight).toBe(true);
  const named = read(hpack, fromHex('0f 30 03616263')); // a value under the name of entry 63
  expect(named.lines).toEqual(['null: abc']);
});

test('the table stays small', () => {
  const hpack = new Hpack();
  read(hpack, fromHex('3f ff ff 7f')); // a table of two million octets
  const long = Uint8Array.from([0x40, 1, 0x61, 0x7f, 0x81, 0x3f, ...new Uint8Array(8_192).fill(0x62)]);
  for (let i = 0; i < 20; i++) expect(read(hpack, long).isRight).toBe(true);
  const { lines } = read(hpack, fromHex('be c4 c5'));
  expect(lines.map((line) => line.slice(0, 6))).toEqual(['a: bbb', 'a: bbb', 'null: ']);
});

test('every truncation yields a prefix and a reason', () => {
  const block = fromHex('8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf');
  for (let n = 0; n < block.length; n++) {
    const { isRight, lines } = read(new Hpack(), block.subarray(0, n));
    expect(isRight).toBe(n <= 4);
    expect(lines).toHaveLength(Math.min(n, 4));
  }
});

test.each(['80', '40', '4001', '7f ffffffff 7f', '00 81 ff 00', '00 82 ffff 00', '00 81 00 00'])(
  'refuses %s',
  (block) => {
    expect(read(new Hpack(), fromHex(block)).isRight).toBe(false);
  },
);

test('a true beginning with any end never throws, loops or points outside', () => {
  const block = fromHex('3fe101 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6');
  fc.assert(
    fc.property(fc.nat(block.length), fc.uint8Array({ maxLength: 300 }), (n, tail) => {
      const bytes = Uint8Array.from([...block.subarray(0, n), ...tail]);
      for (const { at, length, value } of read(new Hpack(), bytes).seen) {
        expect(at + length).toBeLessThanOrEqual(bytes.length);
        expect(value?.length ?? 0).toBeLessThanOrEqual(MOST_VALUE);
      }
    }),
  );
});

const MOST_VALUE = 500 * 8;
