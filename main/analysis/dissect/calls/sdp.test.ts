import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitSdp } from './sdp.ts';
import { SDP } from './sip.fixture.ts';

function read(text: string | Uint8Array): RecordingSink {
  const sink = new RecordingSink(flowFixture('udp', 'sip'));
  const bytes = octets(text);
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  emitSdp(sink, bytes, 0, bytes.length);
  return sink;
}

test('reads the real one: keys that travel in clear, addresses, names', () => {
  expect(read(SDP).fields.map(({ path, key, text }) => [path.slice(8), key, text])).toEqual([
    ['origin.username', null, 'alice'],
    ['origin.host', null, '2890844526 2890844526 IN IP4 pc33.atlanta.com'],
    ['session-name', null, 'Call with Bob'],
    ['email', null, 'alice@atlanta.com'],
    ['connection', null, 'IN IP4 192.0.2.101'],
    ['media', null, 'audio 49172 RTP/SAVP 0'],
    ['attribute.crypto', 'crypto', '1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj'],
    ['media-key', 'inline', 'd0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj'],
    ['attribute.ice-ufrag', 'ice-ufrag', '8hhY'],
    ['attribute.candidate', 'candidate', '1 1 UDP 2130706431 10.0.1.1 8998 typ host'],
  ]);
});

test('nobody’s name is no name; bare line ends and no last one are read', () => {
  expect(read('o=- 1 1 IN IP4 192.0.2.1\ns=x').fields.map(({ path }) => path)).toEqual([
    'sip.sdp.origin.host',
    'sip.sdp.session-name',
  ]);
});

test('whom to ask about it, in either form (RFC 8866 section 5.6), and how a source is called', () => {
  const told = (text: string) => read(text).fields.map(({ path, text: value }) => `${path.slice(8)} ${value}`);
  expect(told('e=j.doe@example.com (Jane Doe)\r\n')).toEqual(['email j.doe@example.com', 'contact-name Jane Doe']);
  expect(told('e=Jane Doe <j.doe@example.com>\r\n')).toEqual(['email j.doe@example.com', 'contact-name Jane Doe']);
  expect(told('p=+1 617 555-6011 (Jane Doe)\r\n')).toEqual(['phone +1 617 555-6011', 'contact-name Jane Doe']);
  expect(told('p=none\r\n')).toEqual(['phone none']);
  expect(told('k=clear:12 34\r\n')).toEqual(['key clear:12 34', 'media-key 12 34']);
  expect(told('k=prompt\r\n')).toEqual(['key prompt']);
  expect(told('a=ssrc:42 cname:doe@192.0.2.9\r\n')).toEqual([
    'attribute.ssrc 42 cname:doe@192.0.2.9',
    'cname doe@192.0.2.9',
  ]);
});

test('a name in the first line is a login where the call has a party of that name', () => {
  const sink = new RecordingSink(flowFixture('udp', 'sip'));
  const bytes = octets('o=alice 1 1 IN IP4 192.0.2.1\r\n');
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  emitSdp(sink, bytes, 0, bytes.length, new Set(['alice']));
  expect(sink.texts('sip.sdp.origin.login')).toEqual(['alice']);
});

test('every truncation yields a prefix and a reason: what a line says is cut with it', () => {
  for (let n = 0; n < SDP.length; n++)
    for (const { text } of read(SDP.slice(0, n)).fields) expect(SDP.slice(0, n)).toContain(text);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(
      fc.nat(SDP.length),
      fc.uint8Array(),
      (n, end) => void read(Buffer.concat([octets(SDP).subarray(0, n), end])),
    ),
  );
  expect(read('a=:x\n'.repeat(5000)).fields).toEqual([]);
});
