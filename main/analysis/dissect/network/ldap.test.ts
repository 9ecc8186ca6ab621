import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ldap } from './ldap.ts';
import { ber } from './octets.fixture.ts';

/** RFC 4511 section 4.2. tshark 4.0.17: bindRequest(1) "uid=rana,dc=example" simple. */
const BIND = Uint8Array.from(
  ber(0x30, [2, 1, 1], ber(0x60, [2, 1, 3], ber(4, 'uid=rana,dc=example'), ber(0x80, 's3cret'))),
);
/** As Windows writes it: every length in four octets. tshark 4.0.17: unbindRequest(2). */
const UNBIND = Uint8Array.from([0x30, 0x84, 0, 0, 0, 5, 2, 1, 2, 0x42, 0]);
const score = (bytes: Uint8Array, transport: 'tcp' | 'udp' = 'tcp') =>
  ldap.recognise(bytes, flowFixture(transport, 'none'));

test('reads the real one, split and joined, and over UDP', () => {
  expect([score(BIND), score(UNBIND), score(BIND, 'udp')]).toEqual([0.93, 0.93, 0.93]);
  const stream = Uint8Array.from([...BIND, ...UNBIND]);
  for (const size of [1, 5, 1000]) {
    const sink = readAll(ldap, 'tcp', cut('out', stream, size), 389);
    expect(sink.texts('ldap.bind.name')).toEqual(['uid=rana,dc=example']);
    expect(sink.texts('ldap.bind.password')).toEqual(['s3cret']);
    expect(sink.messages).toEqual([
      { type: 'ldap', operation: 0 },
      { type: 'ldap', operation: 2 },
    ]);
    expect(sink.problems).toEqual([]);
  }
  expect(readAll(ldap, 'udp', [['out', BIND]], 389).texts('ldap.bind.name')).toEqual(['uid=rana,dc=example']);
});

test('TLS may follow', () => {
  const sink = readAll(ldap, 'tcp', [
    ['out', BIND],
    ['out', '\x16\x03\x01\0\x05hello'],
  ]);
  expect(sink.texts('ldap.bind.password')).toEqual(['s3cret']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < BIND.length; n++) {
    expect(readAll(ldap, 'tcp', [['out', BIND.subarray(0, n)]]).problems).toContain('cut-short');
    for (const text of readAll(ldap, 'udp', [['out', BIND.subarray(0, n)]]).texts('ldap.bind.name'))
      expect('uid=rana,dc=example'.startsWith(text)).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(ldap, 'tcp', Uint8Array.from([...BIND, ...UNBIND]));
  survives(ldap, 'udp', BIND);
});

test('leaves others theirs', () => {
  const snmp = Uint8Array.from(ber(0x30, [2, 1, 1], ber(4, 'public'), ber(0xa2, [2, 1, 1])));
  for (const bytes of [snmp, octets('0123456789'), octets('0\x84\0\0')]) expect(score(bytes)).toBe(0);
});
