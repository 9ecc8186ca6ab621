import { expect, test } from 'vitest';
import { gquicVersion, gquicVersionAt, readGquicPacket } from './gquic-packet.ts';
import { CHLO, gquicPacket, longGquicPacket } from './gquic.fixture.ts';

const octets = (text: string) => Uint8Array.from(Buffer.from(text));

test('reads both headers and finds the handshake', () => {
  expect(readGquicPacket(gquicPacket(CHLO), null)).toEqual({ version: 39, handshake: { at: 30, length: CHLO.length } });
  expect(readGquicPacket(longGquicPacket(CHLO), null)).toMatchObject({
    version: 46,
    handshake: { length: CHLO.length },
  });
  expect(readGquicPacket(gquicPacket(CHLO, { bare: true }), 39)).toMatchObject({
    version: null,
    handshake: { at: 26 },
  });
});

test('versions are Q024 to Q049', () => {
  expect(['Q024', 'Q039', 'Q043', 'Q049'].map((text) => gquicVersion(octets(text), 0))).toEqual([24, 39, 43, 49]);
  for (const text of ['Q023', 'Q050', 'Q0a9', 'T051', 'Q1', 'q039']) expect(gquicVersion(octets(text), 0)).toBe(-1);
  expect([0x09, 0x01, 0x0c, 0xc3, 0x89].map(gquicVersionAt)).toEqual([9, 1, -1, 1, -1]);
});

test('a reset, a sealed packet and no packet at all have no handshake', () => {
  expect(readGquicPacket(Uint8Array.from([0x0a, ...new Uint8Array(40)]), 39)?.handshake).toBeNull();
  expect(readGquicPacket(Uint8Array.from([0x0c, ...new Uint8Array(40).fill(0xd1)]), 39)?.handshake).toBeNull();
  expect(readGquicPacket(Uint8Array.from([0x80, ...new Uint8Array(40)]), 39)).toBeNull();
  expect(readGquicPacket(Uint8Array.from([0xc0, ...octets('Q046'), 0x51, ...new Uint8Array(40)]), null)).toBeNull();
});

test('every truncation yields a prefix, or null', () => {
  const whole = gquicPacket(CHLO);
  for (let n = 0; n < whole.length; n++) {
    const handshake = readGquicPacket(whole.subarray(0, n), null)?.handshake;
    if (handshake) expect(handshake.at + handshake.length).toBe(n);
    else expect(n).toBeLessThanOrEqual(30);
  }
});
