import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NTLM_LOGIN } from '../dissect/network/windows.fixture.ts';
import { ascii, filled, le16, le32, wide } from '../dissect/network/octets.fixture.ts';
import { fieldOf } from './field.fixture.ts';
import { ntlm } from './ntlm.ts';

function opened(content: string | Uint8Array): [string, string][] {
  const field = fieldOf(content);
  const seen: [string, string][] = [];
  const isOpen = ntlm.open(
    field,
    ({ path, bytes, at, length, locate }) => {
      const behind = locate({ at, length });
      expect(behind.at).toBeGreaterThanOrEqual(field.at);
      expect(behind.at + behind.length).toBeLessThanOrEqual(field.at + field.length);
      seen.push([path, Buffer.from(bytes.subarray(at, at + length)).toString()]);
    },
    { octets: 100_000 },
  );
  expect(isOpen).toBe(seen.length > 0);
  return seen;
}
const LOGIN = Uint8Array.from(NTLM_LOGIN);
const LETTERS = Buffer.from(LOGIN).toString('base64');
const NAMES = [
  ['ntlm.domain', 'OFFICE'],
  ['ntlm.account', 'rana'],
  ['ntlm.workstation', 'RANAS-PC'],
];
const pairs = [[2, 'OFFICE'] as const, [3, 'files.example'] as const].flatMap(([kind, text]) => [
  ...le16(kind),
  ...le16(wide(text).length),
  ...wide(text),
]);
/** [MS-NLMP] section 2.2.1.2: a server's challenge. */
const CHALLENGE = Uint8Array.from([
  ...ascii('NTLMSSP\0'),
  ...le32(2),
  ...le16(12),
  ...le16(12),
  ...le32(48),
  ...le32(1),
  ...filled(16, 5),
  ...le16(pairs.length),
  ...le16(pairs.length),
  ...le32(60),
  ...wide('OFFICE'),
  ...pairs,
]);

test('reads the real one, as it is and in base64 behind a scheme’s name', () => {
  const negotiated = Buffer.from([0x60, 0x20, ...NTLM_LOGIN]).toString('base64');
  for (const content of [LOGIN, LETTERS, `NTLM ${LETTERS}`, `Negotiate ${LETTERS}`, `Negotiate ${negotiated}`]) {
    expect(ntlm.recognise(fieldOf(content))).toBeGreaterThan(0.5);
    expect(opened(content)).toEqual(NAMES);
  }
});

test('reads what a server calls itself, and the plain letters of a first message', () => {
  expect(opened(CHALLENGE)).toEqual([
    ['ntlm.target', 'OFFICE'],
    ['ntlm.target.domain', 'OFFICE'],
    ['ntlm.target.dns-computer', 'files.example'],
  ]);
  const first = [...ascii('NTLMSSP\0'), ...le32(1), ...le32(1), ...le16(0), ...le16(0), ...le32(0)];
  expect(opened(Uint8Array.from([...first, ...le16(4), ...le16(4), ...le32(32), ...ascii('PC-7')]))).toEqual([
    ['ntlm.workstation', 'PC-7'],
  ]);
});

test('every truncation yields a part of the names', () => {
  for (let n = 0; n < LOGIN.length; n++)
    for (const one of opened(LOGIN.subarray(0, n))) expect(NAMES).toContainEqual(one);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(LOGIN.length), fc.uint8Array({ maxLength: 200 }), (n, tail) => {
      opened(Uint8Array.from([...LOGIN.subarray(0, n), ...tail]));
    }),
  );
});

test('leaves others theirs', () => {
  for (const text of ['Negotiate', 'Nothing to see here at all', 'TlRsomethingelse', 'ntlm is an old scheme'])
    expect(opened(text)).toEqual([]);
  expect(ntlm.recognise(fieldOf('Nothing to see here at all'))).toBe(0);
});
