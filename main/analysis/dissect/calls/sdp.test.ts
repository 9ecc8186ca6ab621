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
