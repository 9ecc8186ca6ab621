import { expect, test } from 'vitest';
import { ACK, ICMP, SYN, Segment, TCP, UDP } from '../packets/segment.ts';
import { isEphemeralPort, isServicePort, senderIsClient } from './client.ts';

function from(sourcePort: number, destinationPort: number, rest: Partial<Segment> = {}): boolean {
  return senderIsClient(Object.assign(new Segment(), { protocol: UDP, sourcePort, destinationPort }, rest));
}

test('the handshake decides, whatever the ports', () => {
  expect(from(443, 50000, { protocol: TCP, flags: SYN })).toBe(true);
  expect(from(50000, 443, { protocol: TCP, flags: SYN | ACK })).toBe(false);
});

test('without one, the first sender is the client unless it speaks from a service', () => {
  expect(from(50000, 443)).toBe(true);
  expect(from(443, 50000)).toBe(false);
  expect(from(5222, 40000, { protocol: TCP, flags: ACK })).toBe(false);
  expect(from(8443, 1025)).toBe(false);
  expect(from(53, 53)).toBe(true);
  expect(from(8080, 443)).toBe(true);
  expect(from(50000, 50001)).toBe(true);
  expect(from(50001, 50000)).toBe(true);
});

test('what is sent to many goes to the server', () => {
  expect(from(1900, 50000, { toMany: true })).toBe(true);
  expect(from(137, 50000, { toMany: true })).toBe(true);
});

test('DHCP: its client sits on a low port', () => {
  expect(from(68, 67)).toBe(true);
  expect(from(67, 68)).toBe(false);
  expect(from(547, 546)).toBe(false);
});

test('who asks for an echo is the client', () => {
  expect(from(0, 0, { protocol: ICMP, echo: 5, echoReply: false })).toBe(true);
  expect(from(0, 0, { protocol: ICMP, echo: 5, echoReply: true })).toBe(false);
  expect(from(0, 0, { protocol: ICMP })).toBe(true);
});

test('ports', () => {
  expect([1, 443, 1023, 1935, 3478, 5222, 8443].every(isServicePort)).toBe(true);
  expect([0, 68, 1024, 8130, 50000].some(isServicePort)).toBe(false);
  expect([32768, 65535].every(isEphemeralPort)).toBe(true);
  expect(isEphemeralPort(8130)).toBe(false);
});
