import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { mmtlsHello, ticketsOf } from './mmtls-hello.ts';
import { CLIENT_HELLO, DATA, SERVER_HELLO, TICKET } from './mmtls.fixture.ts';

const HEAD = 5;
const tickets = (bytes: Uint8Array): string[] =>
  ticketsOf(bytes, HEAD, bytes.length).map(({ at, length }) =>
    Buffer.from(bytes.subarray(at, at + length)).toString('latin1'),
  );

test('reads the real one: whose hello, and the ticket in it', () => {
  expect(mmtlsHello(CLIENT_HELLO, HEAD, CLIENT_HELLO.length - HEAD)).toBe('client-hello');
  expect(mmtlsHello(SERVER_HELLO, HEAD, SERVER_HELLO.length - HEAD)).toBe('server-hello');
  expect(mmtlsHello(DATA, HEAD, DATA.length - HEAD)).toBeNull();
  expect(mmtlsHello(CLIENT_HELLO, HEAD, CLIENT_HELLO.length)).toBeNull(); // its own length says otherwise
  expect(tickets(CLIENT_HELLO)).toEqual([TICKET]);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 0; n < CLIENT_HELLO.length; n++) expect(tickets(CLIENT_HELLO.subarray(0, n))).toEqual([]);
  for (let n = 0; n < HEAD + 7; n++) expect(mmtlsHello(CLIENT_HELLO.subarray(0, n), HEAD, 131)).toBeNull();
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(CLIENT_HELLO), (bytes) => {
      for (const { at, length } of ticketsOf(bytes, HEAD, bytes.length))
        expect(at + length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
