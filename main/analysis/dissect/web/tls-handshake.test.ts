import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { CERTIFICATE, CLIENT_HELLO, HandshakeMessages, SERVER_HELLO } from './tls-handshake.ts';
import { clientHello, serverHello } from './tls.fixture.ts';

interface Heard {
  type: number;
  length: number;
  problem: string | null;
  frames: number[];
}

function hear(fragments: readonly (readonly number[])[], end = true): { heard: Heard[]; inTheClear: boolean[] } {
  const heard: Heard[] = [];
  const messages = new HandshakeMessages('out', {
    onHandshake(type, _direction, _bytes, at, stop, origin, problem) {
      heard.push({ type, length: stop - at, problem, frames: origin.where(at, stop - at).map(({ frame }) => frame) });
    },
  });
  const inTheClear = fragments.map((fragment, i) =>
    messages.feed(Uint8Array.from(fragment), 0, fragment.length, frozenFrame(i + 1, 0, null)),
  );
  if (end) messages.end();
  return { heard, inTheClear };
}
const hello = [...clientHello({ sni: 'a.example' })];
const certificate = [11, 0, 0, 3, 1, 2, 3];
const keyExchange = [12, 0, 0, 3, 1, 2, 3];

test('reads the real one: hellos and certificates among other messages, in one fragment', () => {
  const { heard } = hear([[...serverHello(0x0303, 0x1301), ...certificate, ...keyExchange, ...hello]]);
  expect(heard.map(({ type, problem }) => [type, problem])).toEqual([
    [SERVER_HELLO, null],
    [CERTIFICATE, null],
    [CLIENT_HELLO, null],
  ]);
});

test('joins a hello over any fragments', () => {
  const stream = [...keyExchange, ...hello, ...keyExchange, ...hello];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: stream.length }), (size) => {
      const fragments = [];
      for (let at = 0; at < stream.length; at += size) fragments.push(stream.slice(at, at + size));
      expect(hear(fragments).heard.map(({ length }) => length)).toEqual([hello.length - 4, hello.length - 4]);
    }),
  );
  expect(hear([hello.slice(0, 20), hello.slice(20)]).heard[0]?.frames).toEqual([1, 2]);
});

test('every truncation yields what is there of the hello, with the reason', () => {
  for (let n = 5; n < hello.length; n++)
    expect(hear([hello.slice(0, n)]).heard).toMatchObject([{ length: n - 4, problem: 'cut-short' }]);
});

test('steps over missing octets of one message; those of several leave no way on', () => {
  const heard: number[] = [];
  const messages = new HandshakeMessages('in', { onHandshake: (type, _d, _b, at, end) => heard.push(type, end - at) });
  const feed = (octets: readonly number[]) =>
    messages.feed(Uint8Array.from(octets), 0, octets.length, frozenFrame(1, 0, null));
  feed([...keyExchange, ...hello.slice(0, 10)]);
  expect(messages.lose(20)).toBe(true);
  expect(messages.sawHelloDone).toBeNull();
  expect(messages.lose(5)).toBe(true);
  feed([...hello.slice(35), ...certificate]);
  expect(heard).toEqual([CLIENT_HELLO, 6, CERTIFICATE, 3]);
  expect(messages.lose(1)).toBe(false);
  feed([11, 0]);
  expect(messages.lose(1)).toBe(false);
  feed(certificate.slice(0, 5));
  expect(messages.lose(3)).toBe(false);
});

test('knows a full handshake', () => {
  const messages = new HandshakeMessages('in', { onHandshake() {} });
  expect(messages.sawHelloDone).toBe(false);
  messages.feed(Uint8Array.from([...keyExchange, 14, 0, 0, 0]), 0, 11, frozenFrame(1, 0, null));
  expect(messages.sawHelloDone).toBe(true);
});

test('an encrypted record is no handshake in the clear; a hello of absurd length is passed over', () => {
  expect(hear([[0x99, 1, 2, 3]]).inTheClear).toEqual([false]);
  expect(hear([[1, 0xff, 0xff, 0xff, 0]]).heard).toEqual([]);
});

test('a true beginning with any end never throws or loops', () => {
  fc.assert(
    fc.property(fc.nat(hello.length), fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (n, rest) => {
      hear([hello.slice(0, n), ...rest.map((one) => [...one])]);
    }),
  );
});
