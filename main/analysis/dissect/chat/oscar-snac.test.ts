import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursor } from '../../bytes/cursor.ts';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitSignOn, emitSnac } from './oscar-snac.ts';
import { CONTACTS, ICQ, INCOMING, LOGIN, OUTGOING, snac, tlv } from './oscar.fixture.ts';

const HEADER = 6;

function read(frame: Uint8Array, emit: typeof emitSnac): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'oscar'));
  sink.begin(frame, frozenFrame(1, 54, null), 'out');
  emit(new Cursor(frame, Math.min(HEADER, frame.length)), sink);
  return sink.fields.map(({ path, text }) => `${path.slice(6)} ${text}`);
}

test('a login names the account, the password and the program', () => {
  expect(read(LOGIN, emitSignOn)).toEqual([
    'login.screen-name rana1',
    'login.password s3cret',
    'login.client Mailer 1.0',
  ]);
});

test('messages, in both alphabets', () => {
  expect(read(OUTGOING, emitSnac)).toEqual(['message.to omar2', 'message.text see you at nine']);
  const yes = Buffer.from('\u0646\u0639\u0645', 'utf8').toString('latin1');
  expect(read(INCOMING, emitSnac)).toEqual(['message.from omar2', 'person.nick Omar', `message.text ${yes}`]);
});

test('the contact list, and an ICQ number', () => {
  expect(read(CONTACTS, emitSnac)).toEqual([
    'contact.group Friends',
    'contact.screen-name omar2',
    'contact.alias Omar at work',
    'contact.phone +491710000000',
  ]);
  expect(read(ICQ, emitSnac)).toEqual(['icq.number 157900000', 'icq.data <\0\x01\0']);
  const about = (kind: number, ...more: readonly number[]) =>
    snac(0x15, 2, ...tlv(1, 14, 0, 0xe0, 0x5c, 0x69, 0x09, 0xd0, 7, 1, 0, kind, 4, 0xe1, 0x5c, 0x69, 0x09, ...more));
  for (const kind of [0xb2, 0xba, 0xd0])
    expect(read(about(kind), emitSnac)).toEqual(['icq.number 157900000', 'icq.asked-number 157900001']);
  expect(read(about(0xba, 0), emitSnac)[1]).toMatch(/^icq\.data/);
  expect(read(about(0x2e), emitSnac)[1]).toMatch(/^icq\.data/);
});

test('other requests are shown as octets that nobody explains', () => {
  expect(read(snac(1, 2, 0x61, 0x62), emitSnac)).toEqual(['snac ab']);
});

test('every truncation yields a prefix and a reason', () => {
  for (const frame of [OUTGOING, CONTACTS]) {
    const all = read(frame, emitSnac);
    for (let length = 0; length < frame.length; length++) {
      const told = read(frame.subarray(0, length), emitSnac);
      expect(all.slice(0, told.length)).toEqual(told);
    }
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  const families = fc.constantFrom(1, 2, 3, 4, 0x13, 0x15, 0x17);
  fc.assert(
    fc.property(
      families,
      fc.nat(0x20),
      fc.uint8Array({ maxLength: 200 }),
      (family, subtype, data) => void read(snac(family, subtype, ...data), emitSnac),
    ),
  );
});
