import fc from 'fast-check';
import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { firstMessage, mtprotoFrame, transportOf, type MtprotoTransport } from './mtproto-transport.ts';
import { ABRIDGED, FULL, INTERMEDIATE, PADDED, QUESTION, SEALED } from './mtproto.fixture.ts';

const frame = (transport: MtprotoTransport, bytes: Uint8Array | string, direction: 'out' | 'in' = 'out') => {
  const whole = octets(bytes);
  return mtprotoFrame(transport, direction, whole, 0, whole.length);
};

test('reads the real one: the mark of each transport', () => {
  expect([ABRIDGED, INTERMEDIATE, PADDED, FULL].map((one) => transportOf(one, 0))).toEqual([
    'abridged',
    'intermediate',
    'padded',
    'full',
  ]);
  expect(transportOf(octets('GET / HTTP/1.1'), 0)).toBeNull();
});

test('lengths in words, in long words, in octets; a token has none', () => {
  expect(frame('abridged', '\x0a')).toEqual({ head: 1, length: 40 });
  expect(frame('abridged', '\x8a')).toEqual({ head: 1, length: 40 });
  expect(frame('abridged', '\x7f\x00\x01\x00')).toEqual({ head: 4, length: 1024 });
  expect(frame('abridged', '\x7f\x00')).toBe(-4);
  expect(frame('abridged', '\0')).toBeNull();
  expect(frame('abridged', '\x8a\x01\x02\x03', 'in')).toEqual({ head: 4, length: 0 });
  expect(frame('intermediate', '\x28\0\0\x80')).toEqual({ head: 4, length: 40 });
  expect(frame('padded', '\x28\0\0\x80', 'in')).toEqual({ head: 4, length: 0 });
  expect(frame('intermediate', '\x03\0\0\0')).toBeNull();
  expect(frame('intermediate', '\x03\0')).toBe(-4);
  expect(frame('full', FULL)).toEqual({ head: 8, length: 44 });
  expect(frame('full', '\x34\0\0')).toBe(-8);
});

test('a first message: certain by its question, fitting by its length', () => {
  const first = (text: string, length = text.length, transport: MtprotoTransport = 'abridged') =>
    firstMessage(transport, octets(text), 0, length);
  expect(first(QUESTION)).toBe('certain');
  expect([first(QUESTION, 44), first(QUESTION, 44, 'padded'), first(QUESTION, 56, 'padded')]).toEqual([
    null,
    'certain',
    null,
  ]);
  expect(first(SEALED)).toBe('fits');
  expect([first(SEALED, 73), first(SEALED, 73, 'padded'), first(SEALED, 24)]).toEqual([null, 'fits', null]);
  expect(first('')).toBeNull();
});

test('a true beginning with any end never throws, loops or points outside', () => {
  const transports: MtprotoTransport[] = ['abridged', 'intermediate', 'padded', 'full'];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...transports), (bytes, transport) => {
      const found = frame(transport, bytes);
      if (typeof found === 'number') expect(-found).toBeGreaterThan(bytes.length);
      else if (found !== null) expect(found.head).toBeGreaterThan(0);
    }),
  );
});
