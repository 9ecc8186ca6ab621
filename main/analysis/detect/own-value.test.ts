import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/text.ts';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { ownValue } from './own-value.ts';

const ACCOUNT = { kind: 'account', value: '481239301' } as const; // 0x1caf2105
const ROOM = { kind: 'room', value: 'm7Kq2xR9' } as const;
const unknown = { path: 'unknown.bytes', protocol: 'unknown', unclaimed: true } as const;
const NOISE = Uint8Array.from({ length: 300 }, (_, i) => (i * 7 + 129) & 0xff);

function octets(...parts: (string | Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? encodeUtf8(part) : part)]));
}
const LE = [0x05, 0x21, 0xaf, 0x1c];
const BE = [0x1c, 0xaf, 0x21, 0x05];

test('the whole of a field is the value', () => {
  expect(said(ownValue, fieldOf('481239301', { key: 'x' }), [ACCOUNT])).toEqual([
    'identifier-exposed confirmed account 481239301',
  ]);
  expect(said(ownValue, fieldOf('m7Kq2xR9', { role: 'name' }), [ROOM])).toEqual([
    'identifier-exposed confirmed room m7Kq2xR9',
  ]);
  expect(
    said(ownValue, fieldOf('see you at 6', { role: 'text' }), [{ kind: 'message', value: 'see you at 6' }]),
  ).toEqual(['message-exposed confirmed message see you at 6']);
});

test('part of a longer text, between borders', () => {
  for (const text of ['channel_user.m7Kq2xR9.481239301', 'id:481239301;', 'o0481239301']) {
    expect(said(ownValue, fieldOf(text), [ACCOUNT])).toEqual(['identifier-exposed confirmed account 481239301']);
  }
  for (const text of ['14812393012', '4812393015', '481239302'])
    expect(said(ownValue, fieldOf(text), [ACCOUNT])).toEqual([]);
  expect(said(ownValue, fieldOf('xm7Kq2xR9y'), [ROOM])).toEqual([]);
});

test('a whole number with leading zeros, a sign or a telephone’s spaces is found as plain decimal text', () => {
  expect(
    said(ownValue, fieldOf('493023125123', { key: 'to' }), [{ kind: 'phone', value: '+49 30 23125-123' }]),
  ).toEqual(['identifier-exposed confirmed phone +49 30 23125-123 decimal']);
  expect(said(ownValue, fieldOf('481239301'), [{ kind: 'account', value: '00481239301' }])).toEqual([
    'identifier-exposed confirmed account 00481239301 decimal',
  ]);
});

test('short values: only as a whole field, and sure only where its name agrees', () => {
  const short = [{ kind: 'account', value: '4812' }] as const;
  expect(said(ownValue, fieldOf('4812', { key: 'user_id' }), short)).toEqual([
    'identifier-exposed confirmed account 4812',
  ]);
  expect(said(ownValue, fieldOf('4812', { key: 'page' }), short)).toEqual(['identifier-exposed possible account 4812']);
  expect(said(ownValue, fieldOf('a 4812 b'), short)).toEqual([]);
  expect(said(ownValue, fieldOf('48', { key: 'page' }), [{ kind: 'account', value: '48' }])).toEqual([]);
  expect(said(ownValue, fieldOf('48', { key: 'uid' }), [{ kind: 'account', value: '48' }])).toHaveLength(1);
  expect(said(ownValue, fieldOf(octets(NOISE, [0x12, 0xcc, 0, 0], [0, 0, 0x12, 0xcc]), unknown), short)).toEqual([]);
});

test('six digits: likely; a name that agrees makes them sure', () => {
  const six = [{ kind: 'account', value: '481239' }] as const;
  expect(said(ownValue, fieldOf('481239', { key: 'n' }), six)).toEqual(['identifier-exposed likely account 481239']);
  expect(said(ownValue, fieldOf('481239', { key: 'uid' }), six)).toEqual([
    'identifier-exposed confirmed account 481239',
  ]);
});

test('4 octets of either byte order in unclaimed bytes: possible, and weighed later', () => {
  for (const [form, chain, bits] of [
    [LE, 'u32le', 32],
    [BE, 'u32be', 32],
  ] as const) {
    const field = fieldOf(octets(NOISE.subarray(0, 40), form, NOISE), unknown);
    expect(said(ownValue, field, [ACCOUNT])).toEqual([`identifier-exposed possible account 481239301 ${chain}`]);
    const { context } = contextOf([ACCOUNT]);
    expect(ownValue.inspect(field, context)[0]).toMatchObject({
      weak: { bits, place: 40 },
      part: { at: field.at + 40, length: 4 },
    });
  }
});

test('8 octets win over the 4 inside them', () => {
  const field = fieldOf(octets(NOISE, LE, [0, 0, 0, 0], NOISE), unknown);
  expect(said(ownValue, field, [ACCOUNT])).toEqual(['identifier-exposed possible account 481239301 u64le']);
  const big = { kind: 'device-id', value: '490154203237518' } as const; // 0x1bdcaeb2b4c8e: six significant octets
  const wide = { kind: 'account', value: '12345678901234567890' } as const; // 0xab54a98ceb1f0ad2
  expect(
    said(ownValue, fieldOf(octets(NOISE, [0xab, 0x54, 0xa9, 0x8c, 0xeb, 0x1f, 0x0a, 0xd2]), unknown), [wide]),
  ).toEqual(['identifier-exposed confirmed account 12345678901234567890 u64be']);
  const numbers = contextOf([big]).context.mine.filter(({ sort, chain }) => sort === 'number' && chain.length === 1);
  expect(new Set(numbers.map(({ chain }) => chain.join()))).toEqual(
    new Set(['u56le', 'u56be', 'u64le', 'u64be', 'varint', 'bcd-digits']),
  );
});

test('two own values in one message vouch for each other, wherever they stand', () => {
  for (const gap of [0, 1, 17, 200]) {
    for (const swapped of [false, true]) {
      const parts = [LE, NOISE.subarray(0, gap), 'm7Kq2xR9'] as const;
      const field = fieldOf(octets(NOISE.subarray(0, 9), ...(swapped ? [...parts].reverse() : parts), [0x00]), unknown);
      expect(said(ownValue, field, [ACCOUNT, ROOM]).sort()).toEqual([
        'identifier-exposed confirmed account 481239301 u32le',
        'identifier-exposed confirmed room m7Kq2xR9',
      ]);
    }
  }
  const far = fieldOf(octets(LE, NOISE, 'abcd12', NOISE), unknown);
  expect(said(ownValue, far, [ACCOUNT, { kind: 'room', value: 'abcd12' }])).toContain(
    'identifier-exposed possible account 481239301 u32le',
  );
});

test('one value typed in twice is no company for itself', () => {
  const twice = [ACCOUNT, { kind: 'other', value: '481239301' }] as const;
  expect(
    said(ownValue, fieldOf(octets(NOISE, LE, BE, NOISE), unknown), twice).every((line) => line.includes('possible')),
  ).toBe(true);
});

test('in claimed fields numbers are compared whole, never inside', () => {
  expect(said(ownValue, fieldOf(octets(LE), { path: 'p.id' }), [ACCOUNT])).toEqual([
    'identifier-exposed likely account 481239301 u32le',
  ]);
  expect(said(ownValue, fieldOf(octets([1], LE), { path: 'p.id' }), [ACCOUNT])).toEqual([]);
});

test('what a field before it has shown is not told again; what reaches past it is', () => {
  const field = { ...fieldOf(octets('m7Kq2xR9', NOISE.subarray(0, 20), 'm7Kq2xR9', NOISE), unknown), repeated: 34 };
  expect(said(ownValue, field, [ROOM])).toEqual(['identifier-exposed confirmed room m7Kq2xR9']);
});

test('what was opened further is searched inside, but may itself be the value', () => {
  expect(said(ownValue, fieldOf('a=481239301&b=2', { leaf: false }), [ACCOUNT])).toEqual([]);
  expect(
    said(ownValue, fieldOf('YWJjZGVmZ2hpamts', { leaf: false }), [
      { kind: 'session-token', value: 'YWJjZGVmZ2hpamts' },
    ]),
  ).toHaveLength(1);
  expect(said(ownValue, fieldOf('m7Kq2xR9', { path: 'unknown.text' }), [ROOM])).toEqual([]); // the message's octets told it
});

test('in letters of another case: mail and device numbers are the same, of other values it is told', () => {
  expect(said(ownValue, fieldOf('RaNA@MAIL.IN'), [{ kind: 'email', value: 'Rana@Mail.in' }])).toEqual([
    'identifier-exposed confirmed email Rana@Mail.in',
  ]);
  expect(said(ownValue, fieldOf('M7kQ2XR9'), [ROOM])).toEqual([
    'identifier-exposed confirmed room m7Kq2xR9 letter-case',
  ]);
  expect(said(ownValue, fieldOf('a LOUNGE b'), [{ kind: 'room', value: 'lounge' }])).toEqual([
    'identifier-exposed possible room lounge letter-case',
  ]);
});

test('words in other scripts have borders, too', () => {
  const name = [{ kind: 'person-name', value: '拉娜小姐' }] as const;
  expect(said(ownValue, fieldOf('你好, 拉娜小姐!'), name)).toEqual([
    'identifier-exposed confirmed person-name 拉娜小姐',
  ]);
});

test('any octets: never throws, points inside, and finds what was planted', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), fc.boolean(), (noise, at, unclaimed) => {
      const place = Math.min(at, noise.length);
      const planted = octets(noise.subarray(0, place), unclaimed ? LE : '<481239301>', noise.subarray(place));
      const lines = said(ownValue, fieldOf(planted, unclaimed ? unknown : {}), [ACCOUNT, ROOM]);
      expect(lines.some((line) => line.includes('account 481239301'))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('octets behind what may be base64: searched, but only company or length makes a number sure', () => {
  const guessed = (bytes: Uint8Array) => ({
    ...fieldOf(bytes, { path: 'http.query.d.octets', chain: ['base64'], role: 'name', unclaimed: true, leaf: false }),
    guessed: true,
  });
  // The room is found in the letters themselves as well, where it has a key: whoever counts takes that one (`FlowHits`).
  expect(said(ownValue, guessed(octets([1, 2], LE, [7, 7], 'm7Kq2xR9')), [ACCOUNT, ROOM]).sort()).toEqual([
    'identifier-exposed confirmed account 481239301 base64 u32le',
    'identifier-exposed confirmed room m7Kq2xR9 base64',
  ]);
  const { context } = contextOf([ACCOUNT]);
  const [alone] = ownValue.inspect(guessed(octets([1, 2], LE, [7, 7, 9, 9, 9, 9])), context);
  expect(alone).toMatchObject({ confidence: 'possible' });
  expect(alone?.weak).toBeUndefined();
});

test('what was opened in a printable run is told once: where its octets stand', () => {
  const inRun = (text: string, key: string) => fieldOf(text, { path: `unknown.text.${key}`, key, protocol: 'unknown' });
  expect(said(ownValue, inRun('481239301', 'user_id'), [ACCOUNT])).toEqual([]);
  expect(said(ownValue, inRun('4812', 'user_id'), [{ kind: 'account', value: '4812' }])).toEqual([
    'identifier-exposed confirmed account 4812',
  ]);
});

test('random octets: nothing sure, and no more possible matches than the sums say', () => {
  let state = 20_261_125;
  const random = Uint8Array.from({ length: 1 << 21 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 24) & 0xff;
  });
  const mine = [
    ACCOUNT,
    ROOM,
    { kind: 'email', value: 'rana@mail.in' },
    { kind: 'phone', value: '+91 98765 43210' },
    { kind: 'device-id', value: 'AA:BB:CC:00:11:22' },
  ] as const;
  const written = ['latin1', 'base64', 'hex'] as const;
  for (const how of written) {
    const sent = how === 'latin1' ? random : encodeUtf8(Buffer.from(random).toString(how));
    const lines = said(ownValue, fieldOf(sent, unknown), mine);
    expect(lines.filter((line) => !line.includes(' possible '))).toEqual([]);
    expect(lines.length).toBeLessThan(3); // some 200 patterns of 32 bits in 2^21 octets: one in ten
  }
});
