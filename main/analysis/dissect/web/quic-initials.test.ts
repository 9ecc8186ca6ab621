import { expect, test } from 'vitest';
import type { Direction } from '../../model/flow.ts';
import { readLongHeader } from './quic-header.ts';
import { QuicInitials } from './quic-initials.ts';
import { crypto, hex, initial, RFC_CLIENT_INITIAL, RFC_HELLO, RFC_ID, RFC_SERVER_INITIAL } from './quic.fixture.ts';

function open(initials: QuicInitials, direction: Direction, bytes: Uint8Array) {
  const { message } = readLongHeader(bytes, 0);
  const opened = message && initials.open(direction, bytes, 0, message);
  return opened && { isClient: opened.isClient, isNew: opened.isNew, number: opened.number };
}

test('opens both sides, whichever direction the client has', () => {
  for (const [client, server] of [
    ['out', 'in'],
    ['in', 'out'],
  ] as const) {
    const initials = new QuicInitials();
    expect(open(initials, server, RFC_SERVER_INITIAL)).toBeNull();
    expect(open(initials, client, RFC_CLIENT_INITIAL)).toEqual({ isClient: true, isNew: true, number: 2 });
    expect(open(initials, server, RFC_SERVER_INITIAL)).toEqual({ isClient: false, isNew: false, number: 1 });
  }
});

test('keys stay when the client takes the server’s ID; another connection makes new ones', () => {
  const initials = new QuicInitials();
  open(initials, 'out', RFC_CLIENT_INITIAL);
  const id = hex('f067a5502a4262b5');
  expect(open(initials, 'out', initial(crypto(RFC_HELLO), { destination: id, keyedBy: RFC_ID, number: 3 }))).toEqual({
    isClient: true,
    isNew: false,
    number: 3,
  });
  expect(open(initials, 'out', initial(crypto(RFC_HELLO), { destination: hex('1122334455667788') }))?.isNew).toBe(true);
});

test('is spent after 64 tries', () => {
  const initials = new QuicInitials();
  const forged = initial(crypto(RFC_HELLO), { keyedBy: hex('00') });
  for (let i = 0; i < 64; i++) {
    expect(initials.areSpent).toBe(false);
    expect(open(initials, 'out', forged)).toBeNull();
  }
  expect(initials.areSpent).toBe(true);
  expect(open(initials, 'out', RFC_CLIENT_INITIAL)).toBeNull();
});
