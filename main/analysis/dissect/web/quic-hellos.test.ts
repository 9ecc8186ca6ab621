import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { readLongHeader } from './quic-header.ts';
import { QuicHellos } from './quic-hellos.ts';
import { crypto, RFC_CLIENT_INITIAL, RFC_HELLO } from './quic.fixture.ts';
import { serverHello } from './tls.fixture.ts';

function begun() {
  const flow = flowFixture('udp', 'quic');
  const sink = new RecordingSink(flow);
  const hellos = new QuicHellos(flow, sink);
  const { message } = readLongHeader(RFC_CLIENT_INITIAL, 0);
  if (message) hellos.begin(message);
  const read = (plain: Uint8Array, isClient: boolean) =>
    hellos.read(
      { plain, payloadAt: 30, number: 0, numberSize: 1, isClient, isNew: false },
      new Uint8Array(30 + plain.length),
      isClient ? 'out' : 'in',
      frozenFrame(1, 0, null),
    );
  return { hellos, sink, read };
}

test('both hellos, and nothing is left to read', () => {
  const { hellos, sink, read } = begun();
  read(crypto(RFC_HELLO, 100), true);
  expect(sink.messages).toEqual([]);
  read(crypto(RFC_HELLO, 0, 100), true);
  expect(hellos.areRead).toBe(false);
  read(crypto(serverHello(0x0303, 0x1301, { supported: 0x0304 })), false);
  expect(hellos.areRead).toBe(true);
  expect(sink.messages.map(({ type }) => type)).toEqual(['tls-client-hello', 'tls-server-hello']);
});

test('a request to try again leaves both to be read', () => {
  const { hellos, read } = begun();
  read(crypto(RFC_HELLO), true);
  read(crypto(serverHello(0x0303, 0x1301, { retry: true, supported: 0x0304 })), false);
  expect(hellos.areRead).toBe(false);
});

test('half a hello is told at the end, once', () => {
  const { hellos, sink, read } = begun();
  read(crypto(RFC_HELLO, 0, 120), true);
  hellos.end();
  expect(sink.problems).toEqual(['cut-short']);
  expect(sink.texts('quic.client-hello.sni')).toEqual(['example.com']);
});

test('a frame that no Initial holds is said', () => {
  const { sink, read } = begun();
  read(Uint8Array.of(8, 1, 2), true);
  expect(sink.problems).toEqual(['bad-length']);
});
