import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { wsDiscovery } from './ws-discovery.ts';

const PORT = 3702;
/** After the example in section 1.8 of WS-Discovery 1.1. */
const HELLO = octets(
  [
    '<?xml version="1.0"?><s:Envelope xmlns:a="http://www.w3.org/2005/08/addressing"',
    ' xmlns:d="http://docs.oasis-open.org/ws-dd/ns/discovery/2009/01" xmlns:s="http://www.w3.org/2003/05/soap-envelope">',
    '<s:Body><d:Hello><a:EndpointReference>',
    '<a:Address>urn:uuid:98190dc2-0890-4ef8-ac9a-5940995e6119</a:Address>',
    '</a:EndpointReference></d:Hello></s:Body></s:Envelope>',
  ].join(''),
);
const score = (bytes: Uint8Array, port = PORT) => wsDiscovery.recognise(bytes, flowFixture('udp', 'none', port));

test('reads the real one: one envelope, opened as XML', () => {
  expect(score(HELLO)).toBe(0.95);
  expect(score(octets('<e xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"/>'))).toBe(0.95);
  const sink = readAll(wsDiscovery, 'udp', [['out', HELLO]], PORT);
  expect(sink.messages).toEqual([{ type: 'ws-discovery' }]);
  expect(sink.texts('ws-discovery.envelope')).toEqual([new TextDecoder().decode(HELLO)]);
});

test('a cut envelope is told as far as it goes', () => {
  for (let n = 1; n < HELLO.length; n += 7)
    expect(readAll(wsDiscovery, 'udp', [['out', HELLO.subarray(0, n)]], PORT).fields).toHaveLength(1);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(wsDiscovery, 'udp', HELLO, PORT);
});

test('leaves others theirs', () => {
  expect(score(HELLO, 4000)).toBe(0);
  expect(score(octets('<message>discovery</message>'))).toBe(0);
  expect(readAll(wsDiscovery, 'udp', [['out', 'hello']], PORT).problems).toEqual(['not-this-protocol']);
});
