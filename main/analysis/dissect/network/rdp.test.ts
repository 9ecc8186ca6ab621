import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ascii, be16, ber, filled, le16, le32, wide, type Octets } from './octets.fixture.ts';
import { rdp } from './rdp.ts';

const frame = (body: Octets): number[] => [3, 0, ...be16(body.length + 4), ...body];
const request = (tail: Octets): number[] => frame([6 + tail.length, 0xe0, 0, 0, 0, 0, 0, ...tail]);
/** [MS-RDPBCGR] section 4.1.1. tshark 4.0.17: Routing Cookie, mstshash=rana. */
const COOKIE = request([...ascii('Cookie: mstshash=rana\r\n'), 1, 0, 8, 0, 0, 0, 0, 0]);
const NEGOTIATION = request([1, 0, 8, 0, 3, 0, 0, 0]);
/** Section 4.1.3, with one block and without the limits before it, which tshark 4.0.17 misses; that one reads the name is
 *  shown on a real capture. */
const SCREEN = [le32(0x80004), le16(800), le16(600), le16(0xca01), le16(0xaa03), le32(0x409), le32(2600)].flat();
const core = [...SCREEN, ...wide('RANAS-PC'), ...filled(16), ...filled(12)];
const blocks = [...le16(0xc001), ...le16(core.length + 4), ...core];
const conference = [0, 5, 0, 0x14, 0x7c, 0, 1, ...ascii('\x81\x00'), 0, 8, 0, 0x10, 0, 1, 0xc0, 0, ...ascii('Duca')];
const user = [...conference, 0x80, blocks.length, ...blocks];
const INITIAL = frame([2, 0xf0, 0x80, 0x7f, ...ber(0x65, ber(4, [1]), ber(4, [1]), ber(4, user))]);
/** Section 2.2.1.11, without encryption. */
const login = [...wide('OFFICE'), 0, 0, ...wide('rana'), 0, 0, ...wide('open sesame'), 0, 0, 0, 0, 0, 0];
const info = [...le16(0x40), 0, 0, ...le32(0), ...le32(0x10), ...[12, 8, 22, 0, 0].flatMap(le16), ...login];
const INFO = frame([2, 0xf0, 0x80, 0x64, 0, 6, 3, 0xeb, 0x70, 0x80, info.length, ...info]);
const TALK = Uint8Array.from([...COOKIE, ...INITIAL, ...INFO]);

test('reads the real one', () => {
  expect(rdp.recognise(Uint8Array.from(COOKIE), flowFixture('tcp', 'none'))).toBe(0.97);
  expect(rdp.recognise(Uint8Array.from(NEGOTIATION), flowFixture('tcp', 'none'))).toBe(0.97);
  for (const size of [1, 50, 2000]) {
    const sink = readAll(rdp, 'tcp', cut('out', TALK, size));
    expect(sink.fields.filter(({ path }) => path.startsWith('rdp.')).map(({ path, text }) => [path, text])).toEqual([
      ['rdp.cookie.user', 'rana'],
      ['rdp.client-name', 'RANAS-PC'],
      ['rdp.login.domain', 'OFFICE'],
      ['rdp.login.user', 'rana'],
      ['rdp.login.password', 'open sesame'],
    ]);
    expect(sink.problems).toEqual([]);
  }
});

test('TLS may follow', () => {
  const hello = [0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0];
  const sink = readAll(rdp, 'tcp', [['out', Uint8Array.from([...COOKIE, ...hello])]]);
  expect(sink.fields.map(({ path }) => path)).toEqual(['rdp.cookie.user']);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = [COOKIE.length, COOKIE.length + INITIAL.length];
  for (let n = 1; n < TALK.length; n++)
    if (!whole.includes(n))
      expect(readAll(rdp, 'tcp', [['out', TALK.subarray(0, n)]]).problems, String(n)).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => survives(rdp, 'tcp', TALK));

test('leaves others of the same transport theirs', () => {
  const other = request([0xc1, 2, 1, 0, 0xc2, 2, 1, 2]); // a machine's address (S7)
  for (const bytes of [Uint8Array.from(other), octets('\x03\0\0\x10 some other text'), Uint8Array.from(INITIAL)])
    expect(rdp.recognise(bytes, flowFixture('tcp', 'none'))).toBe(0);
});
