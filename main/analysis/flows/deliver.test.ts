import { expect, test } from 'vitest';
import { ACK, RST, SYN } from '../packets/segment.ts';
import { echo } from '../packets/frames.fixture.ts';
import { Talk, run } from './recorder.fixture.ts';

function roundTripOf(talk: Talk): number | null | undefined {
  return run(talk.packets).flows[0]?.flow.minRoundTripMicros;
}

test('a handshake alone gives no round trip: the first box on the way may have answered it', () => {
  expect(roundTripOf(new Talk().handshake().farewell(0, 0))).toBeNull();
});

test('the server’s payload that acknowledges the client’s gives one', () => {
  const talk = new Talk().handshake().tcp(true, 101, 501, ACK, 'ask').wait(40).tcp(false, 501, 104, ACK, 'answer');
  expect(roundTripOf(talk)).toBe(41_000);
});

test('nothing is timed where the capture’s program may have answered in the server’s place', () => {
  const talk = new Talk().handshake().tcp(true, 101, 501, ACK, 'ask').wait(40).tcp(false, 501, 104, ACK, 'answer');
  const invented = talk.packets.map((packet) => ({ ...packet, inventedHeaders: true }));
  expect(run(invented).flows[0]?.flow).toMatchObject({ minRoundTripMicros: null, packetsOut: 3, packetsIn: 2 });
});

test('an acknowledgement without payload does not', () => {
  const talk = new Talk().handshake().tcp(true, 101, 501, ACK, 'ask').tcp(false, 501, 104, ACK);
  expect(roundTripOf(talk)).toBeNull();
  expect(roundTripOf(talk.wait(98).tcp(false, 501, 104, ACK, 'answer'))).toBe(100_000);
});

test('payload that the server sent before it had the question does not', () => {
  const talk = new Talk().handshake().tcp(true, 101, 501, ACK, 'ask').tcp(false, 501, 101, ACK, 'hello');
  expect(roundTripOf(talk)).toBeNull();
});

test('the lowest of several counts, and a repeat never shortens one', () => {
  const talk = new Talk().handshake();
  talk.tcp(true, 101, 501, ACK, 'ask').wait(500).tcp(true, 101, 501, ACK, 'ask').tcp(false, 501, 104, ACK, 'a');
  expect(roundTripOf(talk)).toBe(502_000);
  talk.tcp(true, 104, 502, ACK, 'b').wait(29).tcp(false, 502, 105, ACK, 'b');
  expect(roundTripOf(talk)).toBe(30_000);
});

test('what fills a hole is not timed: the server may have had it long before', () => {
  const talk = new Talk().handshake().tcp(true, 104, 501, ACK, 'later').wait(500);
  talk.tcp(true, 101, 501, ACK, 'ask').tcp(false, 501, 109, ACK, 'answer');
  expect(roundTripOf(talk)).toBeNull();
});

test('nor is what fills a part of a hole', () => {
  const talk = new Talk().handshake().tcp(true, 110, 501, ACK, 'later').wait(500);
  talk.tcp(true, 101, 501, ACK, 'ask').tcp(false, 501, 104, ACK, 'answer');
  expect(roundTripOf(talk)).toBeNull();
});

test('UDP: the first answer to the first datagram, and no later one', () => {
  const talk = new Talk(50000, 8130)
    .udp(true, 'q')
    .wait(20)
    .udp(true, 'q')
    .udp(false, 'a')
    .udp(true, 'q')
    .udp(false, 'a');
  expect(roundTripOf(talk)).toBe(22_000);
});

test('UDP between two handed-out ports is not timed: peers send to each other at once', () => {
  expect(roundTripOf(new Talk(50000, 40000).udp(true, 'q').udp(false, 'a'))).toBeNull();
});

test('an echo is timed with its own reply', () => {
  const talk = new Talk(0, 0)
    .ip(true, 1, echo(false, 9, 1))
    .wait(900)
    .ip(true, 1, echo(false, 9, 2));
  talk
    .wait(49)
    .ip(false, 1, echo(true, 9, 2))
    .ip(false, 1, echo(true, 9, 1));
  expect(roundTripOf(talk)).toBe(50_000);
});

test('a reset’s payload is no part of the stream', () => {
  const { flows } = run(new Talk().handshake().tcp(false, 501, 101, RST | ACK, 'go away').packets);
  expect(flows[0]?.events).toEqual(['end']);
});

test('a datagram cut by the capture has a gap', () => {
  const { flows, table } = run(
    new Talk().udp(true, 'twenty octets of data').packets.map((packet) => ({ ...packet, length: 38 })),
  );
  expect(flows[0]?.events).toEqual(['out twenty oct', 'out gap 11', 'end']);
  expect(table.lostBytes).toBe(11);
});

test('only a whole handshake counts as a seen start', () => {
  const sawStart = (talk: Talk) => run(talk.packets).flows[0]?.flow.sawStart;
  expect(sawStart(new Talk().handshake())).toBe(true);
  expect(sawStart(new Talk().tcp(true, 100, 0, SYN).tcp(false, 500, 101, SYN | ACK))).toBe(false);
  expect(sawStart(new Talk().tcp(true, 101, 501, ACK, 'data'))).toBe(false);
});
