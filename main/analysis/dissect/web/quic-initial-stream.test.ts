import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { InitialStream, type InitialMessage } from './quic-initial-stream.ts';
import { crypto, RFC_HELLO } from './quic.fixture.ts';
import { serverHello } from './tls.fixture.ts';

const PAYLOAD_AT = 30;

function begun() {
  const stream = new InitialStream();
  let frame = 0;
  const read = (...frames: Uint8Array[]) => {
    const plain = Uint8Array.from(frames.flatMap((one) => [...one]));
    const sealed = new Uint8Array(PAYLOAD_AT + plain.length);
    const packet = { plain, payloadAt: PAYLOAD_AT, number: 0, numberSize: 1 };
    return stream.read(packet, false, sealed, frozenFrame(++frame, 100, null));
  };
  const messages = () => {
    const found: InitialMessage[] = [];
    for (let one = stream.next(); one; one = stream.next()) found.push(one);
    return found;
  };
  return { stream, read, messages };
}
const octets = ({ bytes, at, end }: InitialMessage) => bytes.subarray(at, end);
/** Where the message's octets stood on the wire. */
const places = ({ origin, behind, at, end }: InitialMessage) => origin.where(behind + at, end - at);

test('a message that is one frame is read where it stands, and once', () => {
  const { read, messages, stream } = begun();
  expect(read(crypto(RFC_HELLO))).toBeNull();
  const [hello] = messages();
  expect(hello && octets(hello)).toEqual(RFC_HELLO);
  expect(hello && places(hello)).toEqual([{ frame: 1, offset: 100 + PAYLOAD_AT + 5, length: RFC_HELLO.length }]);
  expect(stream.rest()).toBeNull();
  read(crypto(RFC_HELLO));
  read(crypto(RFC_HELLO, 100));
  expect(messages()).toEqual([]);
});

test('what follows it in the stream is read as well', () => {
  const { read, messages } = begun();
  read(crypto(RFC_HELLO));
  messages();
  const second = serverHello(0x0303, 0x1301);
  const both = Uint8Array.from([...RFC_HELLO, ...second]);
  read(crypto(both, RFC_HELLO.length, RFC_HELLO.length + 20));
  expect(messages()).toEqual([]);
  read(crypto(both, RFC_HELLO.length - 50));
  expect(messages().map(octets)).toEqual([second]);
});

test('frames in any order come out as one message, with both packets it stood in', () => {
  const { read, messages } = begun();
  read(crypto(RFC_HELLO, 100));
  expect(messages()).toEqual([]);
  read(crypto(RFC_HELLO, 0, 100));
  const [hello] = messages();
  expect(hello && octets(hello)).toEqual(RFC_HELLO);
  expect(hello && places(hello)).toMatchObject([
    { frame: 1, length: RFC_HELLO.length - 100 },
    { frame: 2, length: 100 },
  ]);
});

test('two messages in one frame are two', () => {
  const { read, messages } = begun();
  const second = serverHello(0x0303, 0x1301);
  read(crypto(Uint8Array.from([...RFC_HELLO, ...second])));
  expect(messages().map(octets)).toEqual([RFC_HELLO, second]);
});

test('says what was wrong with a packet, and gives what there is of a message', () => {
  const { read, messages, stream } = begun();
  expect(read(crypto(RFC_HELLO, 0, 120), Uint8Array.of(8, 1))).toBe('bad-length');
  expect(read(Uint8Array.of(6, 0xbf, 0xff, 0xff, 0xff, 1, 0))).toBe('too-long');
  expect(messages()).toEqual([]);
  const rest = stream.rest();
  expect(rest && octets(rest)).toEqual(RFC_HELLO.subarray(0, 120));
});
