import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture } from '../recording-sink.fixture.ts';
import { discord } from './discord.ts';
import { noise, SEALED_REPORT } from './rtp.fixture.ts';

/** Of our own making, to the layout in docs/protocols/discord.md. */
const PING = Uint8Array.of(0x13, 0x37, 0xca, 0xfe, 7, 0, 0, 0);
const discovery = (type: number, address: string): Uint8Array => {
  const bytes = new Uint8Array(74);
  bytes.set([0, type, 0, 70, 0, 0, 0xac, 0xe3]);
  bytes.set(Buffer.from(address), 8);
  bytes.set([0x9c, 0x40], 72); // in a request whatever stood there
  return bytes;
};
/** An encrypted extension whose head is clear, and one whose head is not. */
const MEDIA = Uint8Array.from([...Buffer.from('90780001000003c00000ace3bede0001', 'hex'), ...noise(60, 1)]);
const OLD_MEDIA = Uint8Array.from([...Buffer.from('907800020000078000000001', 'hex'), ...noise(60, 2)]);
const ANSWER = discovery(2, '192.0.2.100');

test('reads the real one: the client’s address stands there in letters', () => {
  const sink = readAll(discord, 'udp', [
    ['out', PING],
    ['out', discovery(1, '')],
    ['in', ANSWER],
    ['in', discovery(2, '2001:db8::17')],
    ['out', MEDIA],
    ['out', OLD_MEDIA],
    ['in', SEALED_REPORT],
  ]);
  expect(sink.fields.map(({ path, direction, text }) => [path, direction, text])).toEqual([
    ['discord.discovery.address', 'in', '192.0.2.100'],
    ['discord.discovery.address', 'in', '2001:db8::17'],
  ]);
  expect(sink.messages).toHaveLength(7);
  expect(sink.counts).toEqual({
    readable: 8 + 3 * 74 + 16 + 12 + 8,
    opaque: 120 + SEALED_REPORT.length - 8,
    unknown: 0,
  });
});

test('media belongs to it only where it was spoken before', () => {
  const flow = flowFixture('udp', 'none');
  for (const first of [PING, ANSWER, discovery(1, '')]) expect(discord.recognise(first, flow)).toBeGreaterThan(0.9);
  expect(discord.recognise(MEDIA, flow)).toBe(0);
  flow.protocol = 'discord';
  expect(discord.recognise(MEDIA, flow)).toBeGreaterThan(0.7);
  expect(discord.recognise(SEALED_REPORT, flow)).toBeGreaterThan(0.7);
});

test('leaves to others: another length, another address, classic STUN', () => {
  const flow = flowFixture('udp', 'none');
  expect(discord.recognise(discovery(2, 'not an address'), flow)).toBe(0);
  expect(discord.recognise(discovery(2, ''), flow)).toBe(0);
  expect(discord.recognise(discovery(1, '192.0.2.1'), flow)).toBe(0);
  expect(discord.recognise(ANSWER.subarray(1), flow)).toBe(0);
  expect(discord.recognise(Uint8Array.from([...PING, 0]), flow)).toBe(0);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 74; n++)
    expect(readAll(discord, 'udp', [['in', ANSWER.subarray(0, n)]]).problems).toEqual(['not-this-protocol']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(discord, 'udp', ANSWER);
  survives(discord, 'udp', PING);
});
