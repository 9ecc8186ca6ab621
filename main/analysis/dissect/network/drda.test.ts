import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { drda } from './drda.ts';
import { ascii, be16, type Octets } from './octets.fixture.ts';

const object = (code: number, body: Octets): number[] => [...be16(body.length + 4), ...be16(code), ...body];
const message = (code: number, ...parts: Octets[]): number[] => {
  const command = object(code, parts.flat());
  return [...be16(command.length + 6), 0xd0, 0x41, 0, 1, ...command];
};
/** `ranas-pc`, `rana`, `secret` in code page 500. */
const PC = [0x99, 0x81, 0x95, 0x81, 0xa2, 0x60, 0x97, 0x83, 0x40, 0x40];
const RANA = [0x99, 0x81, 0x95, 0x81];
const SECRET = [0xa2, 0x85, 0x83, 0x99, 0x85, 0xa3];
/** tshark 4.0.17: EXCSAT, SRVNAM ranas-pc; SECCHK, USRID rana, PASSWORD secret; SQLSTT. */
const HELLO = message(0x1041, object(0x115e, PC), object(0x116d, PC), object(0x1404, [0x14, 3, 0, 7]));
const LOGIN = message(0x106e, object(0x11a2, [0, 3]), object(0x11a0, RANA), object(0x11a1, SECRET));
const SQL = message(0x2414, [0, 0, 0, 0, 0x1a], ascii("SET CLIENT USERID'rana'"), [0xff]);
const TALK = Uint8Array.from([...HELLO, ...LOGIN, ...SQL]);

test('reads the real one', () => {
  expect(drda.recognise(TALK, flowFixture('tcp', 'none'))).toBe(0.97);
  for (const size of [1, 20, 1000]) {
    const fields = readAll(drda, 'tcp', cut('out', TALK, size)).fields.filter(({ path }) => path.startsWith('drda.'));
    expect(fields.map(({ path, key, text }) => [path, key, ...octets(text)])).toEqual([
      ['drda.client.name', 'SRVNAM', ...PC],
      ['drda.login.user', 'USRID', ...RANA],
      ['drda.login.password', 'PASSWORD', ...SECRET],
      ['drda.sql.client-user', 'CLIENT USERID', ...ascii('rana')],
    ]);
    expect(fields.slice(0, 3).every(({ options }) => options.encodings?.[0] === 'ebcdic')).toBe(true);
  }
});

test('a login in UTF-8 is told as it is; a server’s own name is not', () => {
  const talk = Uint8Array.from([...HELLO, ...message(0x106e, object(0x11a0, ascii('rana')))]);
  expect(readAll(drda, 'tcp', [['out', talk]]).texts('drda.login.plain-user')).toEqual(['rana']);
  const answer = Uint8Array.from(message(0x1443, object(0x116d, PC)));
  expect(readAll(drda, 'tcp', [['in', answer]]).texts('drda.client.name')).toEqual([]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < TALK.length; n++)
    if (n !== HELLO.length && n !== HELLO.length + LOGIN.length)
      expect(readAll(drda, 'tcp', [['out', TALK.subarray(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => survives(drda, 'tcp', TALK));

test('leaves others theirs', () => {
  for (const bytes of [Uint8Array.from(LOGIN), octets('\0\x20\xd0 some other text'), octets('\0\0')])
    expect(drda.recognise(bytes, flowFixture('tcp', 'none'))).toBe(0);
});
