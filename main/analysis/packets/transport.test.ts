import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, echo, tcp, text, udp } from './frames.fixture.ts';
import { ACK, ICMP, ICMP6, SYN, Segment, TCP, UDP } from './segment.ts';
import { readPortsOnly, readTransport } from './transport.ts';

function read(protocol: number, bytes: Uint8Array, wireLength = bytes.length) {
  const segment = new Segment();
  segment.protocol = protocol;
  return { reason: readTransport(segment, bytes, 0, bytes.length, wireLength), segment };
}

test('reads a TCP header', () => {
  const { reason, segment } = read(TCP, tcp(50000, 443, 0xfffffff0, 7, SYN | ACK, text('hello')));
  expect(reason).toBeNull();
  expect(segment).toMatchObject({ sourcePort: 50000, destinationPort: 443, seq: -16, ack: 7, flags: SYN | ACK });
  expect(segment).toMatchObject({ whole: true, at: 20, length: 5, wireLength: 5 });
});

test('a snapped TCP segment keeps its length on the wire', () => {
  const whole = tcp(1, 2, 3, 4, ACK, text('hello'));
  expect(read(TCP, whole.subarray(0, 22), 25).segment).toMatchObject({ at: 20, length: 2, wireLength: 5 });
  expect(read(TCP, whole.subarray(0, 12), 25)).toMatchObject({
    reason: null,
    segment: { whole: false, destinationPort: 2 },
  });
  expect(read(TCP, whole.subarray(0, 3), 25).reason).toBe('cut-short');
});

test('a TCP header of an impossible length still names its ports', () => {
  const bytes = tcp(1, 2, 3, 4, ACK);
  bytes[12] = 0x40;
  expect(read(TCP, bytes)).toMatchObject({ reason: 'bad-transport-header', segment: { whole: false, sourcePort: 1 } });
  bytes[12] = 0x60;
  expect(read(TCP, bytes).reason).toBe('bad-transport-header');
});

test('reads a UDP header, and its length where it differs from IP', () => {
  expect(read(UDP, udp(5000, 53, text('query'))).segment).toMatchObject({
    at: 8,
    length: 5,
    wireLength: 5,
    destinationPort: 53,
  });
  expect(read(UDP, udp(1, 2, text('query'), 10)).segment).toMatchObject({ length: 2, wireLength: 2 });
  expect(read(UDP, udp(1, 2, text('query'), 99)).segment).toMatchObject({ length: 5, wireLength: 5 });
  expect(read(UDP, udp(1, 2, text('query'), 0)).segment).toMatchObject({ length: 5, wireLength: 5 });
  expect(read(UDP, udp(1, 2, text('query'), 7)).reason).toBe('bad-transport-header');
  expect(read(UDP, udp(1, 2, text('query')).subarray(0, 10), 13).segment).toMatchObject({ length: 2, wireLength: 5 });
  expect(read(UDP, udp(1, 2, text('query')).subarray(0, 6), 13).segment).toMatchObject({
    whole: false,
    destinationPort: 2,
  });
});

test('reads echo numbers and no payload of ICMP', () => {
  expect(read(ICMP, echo(false, 5, 6)).segment).toMatchObject({
    echo: 0x50006,
    echoReply: false,
    length: 0,
    sourcePort: 0,
  });
  expect(read(ICMP, echo(true, 5, 6)).segment).toMatchObject({ echo: 0x50006, echoReply: true });
  expect(read(ICMP6, bytesOf(129, 0, 0, 0, 0, 1, 0, 2)).segment).toMatchObject({ echo: 0x10002, echoReply: true });
  expect(read(ICMP, bytesOf(3, 3, new Uint8Array(30))).segment.echo).toBe(-1);
});

test('another protocol has addresses only', () => {
  expect(read(132, new Uint8Array(40))).toMatchObject({ reason: 'ip-protocol', segment: { sourcePort: 0, length: 0 } });
});

test('ports only', () => {
  const segment = new Segment();
  segment.protocol = UDP;
  readPortsOnly(segment, udp(7, 8, text('x')), 0, 9);
  expect(segment).toMatchObject({ whole: false, sourcePort: 7, destinationPort: 8 });
  readPortsOnly(segment, udp(7, 8, text('x')), 0, 3);
  expect(segment).toMatchObject({ sourcePort: 0, destinationPort: 0 });
});

test('any octets: the payload stays inside them and inside the wire length', () => {
  const protocol = fc.constantFrom(TCP, UDP, ICMP, ICMP6, 50);
  fc.assert(
    fc.property(protocol, fc.uint8Array({ maxLength: 60 }), fc.nat(1500), (kind, bytes, more) => {
      const { segment } = read(kind, bytes, bytes.length + more);
      if (!segment.whole) return;
      expect(segment.at + segment.length).toBeLessThanOrEqual(bytes.length);
      expect(segment.length).toBeGreaterThanOrEqual(0);
      expect(segment.length).toBeLessThanOrEqual(segment.wireLength);
    }),
  );
});
