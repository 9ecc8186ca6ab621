import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { parseSipHead } from './sip-head.ts';
import { emitReach, partiesOf } from './sip-reach.ts';
import { INVITE } from './sip.fixture.ts';

function read(text: string | Uint8Array): { told: string[]; parties: string[] } {
  const bytes = octets(text);
  const sink = new RecordingSink(flowFixture('udp', 'sip'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  const head = parseSipHead(bytes, 0, bytes.length);
  if (!head) return { told: [], parties: [] };
  emitReach(head, sink, bytes);
  return {
    told: sink.fields.map(({ path, key, text: value }) => `${path.slice(4)} ${key ?? '-'} ${value}`),
    parties: [...partiesOf(head, bytes)],
  };
}
const message = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;

test('reads the real one: the line’s address and the device’s are those of its parties', () => {
  expect(read(INVITE)).toEqual({
    told: ['target.address - sip:bob@biloxi.com', 'contact.address Contact sip:alice@pc33.atlanta.com'],
    parties: ['bob', 'alice'],
  });
});

test('a name from the login, an exchange’s mark behind it, and several addresses', () => {
  const text = message(
    'REGISTER sip:atlanta.com SIP/2.0',
    'From: <sip:2001@atlanta.com>;tag=1',
    'Authorization: Digest username="rana@atlanta.com", realm="a", response=""',
    'm: <sip:rana-k3x9@[2001:db8::1]:5060;transport=tcp>, <sip:2001:pw@192.0.2.4>',
  );
  expect(read(text).told).toEqual([
    'contact.address m sip:rana-k3x9@[2001:db8::1]:5060;transport=tcp',
    'contact.address m sip:2001:pw@192.0.2.4',
  ]);
});

test('a name that the device made up, or that only begins alike, is nobody’s', () => {
  const text = message(
    'INVITE sip:k3x9q@192.0.2.4 SIP/2.0',
    'From: <sip:alice@atlanta.com>',
    'To: <sip:bob@biloxi.com>',
    'Contact: <sip:bobby@192.0.2.4>',
  );
  expect(read(text).told).toEqual([
    'target.other-address - sip:k3x9q@192.0.2.4',
    'contact.other-address Contact sip:bobby@192.0.2.4',
  ]);
  expect(read(message('REGISTER sip:atlanta.com SIP/2.0', 'Contact: *')).told).toEqual([]);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(INVITE.length), fc.uint8Array(), (n, end) => {
      read(Buffer.concat([octets(INVITE).subarray(0, n), end]));
    }),
  );
  expect(read(message('OPTIONS sip:a@b SIP/2.0', `Contact: ${'sip:a@b,'.repeat(400)}`)).told).toHaveLength(17);
  expect(read(message('OPTIONS sip:a@b SIP/2.0', `Contact: ${'sip:a;'.repeat(600)}`)).told).toHaveLength(1);
});
