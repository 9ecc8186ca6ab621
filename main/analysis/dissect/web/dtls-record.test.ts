import { expect, test } from 'vitest';
import { flowFixture } from '../recording-sink.fixture.ts';
import { dtlsRecord, scoreDtls } from './dtls-record.ts';
import { DTLS_HELLO, dtlsRecordOf } from './dtls.fixture.ts';

const fresh = flowFixture('udp', 'none');
const sealed = dtlsRecordOf(23, new Uint8Array(50), 1);
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

test('reads a header', () => {
  expect(dtlsRecord(sealed, 0)).toEqual({ type: 23, epoch: 1, length: 50 });
  expect(dtlsRecord(sealed, 1)).toBeNull();
  expect(dtlsRecord(sealed.subarray(0, 12), 0)).toBeNull();
});

test('recognises records of all versions that fill the datagram', () => {
  for (const version of [0xfeff, 0xfefd, 0x0100])
    expect(scoreDtls(dtlsRecordOf(22, new Uint8Array(20), 0, version), fresh)).toBe(0.95);
  expect(scoreDtls(Uint8Array.from([...sealed, ...sealed]), fresh)).toBe(0.95);
  expect(scoreDtls(DTLS_HELLO.subarray(0, 40), fresh)).toBe(0.7);
  expect(scoreDtls(hex('19 fefd 0001 000000000001 a1b2c3 0004 01020304'), fresh)).toBe(0.7);
});

test('DTLS 1.3’s short headers only after a handshake', () => {
  const short = Uint8Array.from([0x2e, 0, 1, 0, 30, ...new Uint8Array(30)]);
  expect(scoreDtls(short, fresh)).toBe(0);
  expect(scoreDtls(short, flowFixture('udp', 'dtls'))).toBe(0.6);
});

test('leaves to others what they send', () => {
  for (const bytes of [
    sealed.subarray(0, 40), // cut, and no handshake
    Uint8Array.from([...sealed, 1, 2, 3]), // something else behind it
    dtlsRecordOf(23, new Uint8Array(50), 1, 0x0303), // TLS
    dtlsRecordOf(27, new Uint8Array(50)),
    dtlsRecordOf(23, new Uint8Array(50), 0x4000),
    dtlsRecordOf(22, []),
    hex('80 60 0001 00000001 00000001 0000000000000000'), // RTP
    hex('0001 0000 2112a442 000102030405060708090a0b'), // STUN
    Uint8Array.from(Buffer.from('  some text that an app sent')),
  ])
    expect(scoreDtls(bytes, fresh)).toBe(0);
});
