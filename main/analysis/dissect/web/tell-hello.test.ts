import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { tellClientHello, tellServerHello } from './tell-hello.ts';
import { clientHello, serverHello } from './tls.fixture.ts';

const HEADER = 4;

function told(carrier: 't' | 'q' | 'd') {
  const flow = flowFixture('tcp', 'tls');
  const sink = new RecordingSink(flow);
  const teller = { flow, sink, carrier };
  return {
    flow,
    sink,
    client(bytes: Uint8Array, end = bytes.length) {
      sink.begin(bytes, frozenFrame(1, 0, null), 'out');
      return tellClientHello(teller, bytes, HEADER, end, end < bytes.length ? 'cut-short' : null);
    },
    server(bytes: Uint8Array) {
      sink.begin(bytes, frozenFrame(2, 0, null), 'in');
      return tellServerHello(teller, bytes, HEADER, bytes.length);
    },
  };
}
const hello = clientHello({ sni: 'Chat.Example', alpn: ['h2'] });

test('one hello, three carriers: only the first letter of JA4 differs', () => {
  const prints = (['t', 'q', 'd'] as const).map((carrier) => {
    const { flow, client } = told(carrier);
    client(hello);
    return flow.tls?.ja4;
  });
  expect(prints.map((print) => print?.slice(0, 1))).toEqual(['t', 'q', 'd']);
  expect(new Set(prints.map((print) => print?.slice(1))).size).toBe(1);
});

test('tells names and facts; what was there first stays', () => {
  const { flow, sink, client, server } = told('q');
  client(hello);
  const first = flow.tls?.ja3;
  client(clientHello({ sni: 'second.example' }));
  server(serverHello(0x0303, 0x1301, { supported: 0x0304 }));
  expect(sink.texts('tls.client-hello.sni')).toEqual(['Chat.Example', 'second.example']);
  expect(sink.texts('tls.client-hello.alpn')).toEqual(['h2']);
  expect(flow).toMatchObject({
    sawStart: true,
    names: { sni: 'chat.example' },
    tls: { version: 'TLSv1.3', alpn: ['h2'], ja3: first },
  });
});

test('half a hello has a name, but no fingerprint', () => {
  const { flow, sink, client } = told('t');
  const { problem } = client(hello, hello.length - 4);
  expect(problem).toBe('cut-short');
  expect(sink.messages).toMatchObject([{ sni: 'Chat.Example', ja3: null, ja4: null }]);
  expect(flow.tls?.ja4).toBeNull();
});

test('what is no hello tells nothing', () => {
  const { flow, sink, client, server } = told('t');
  const other = new Uint8Array(80).fill(9);
  expect(client(other).message).toBeNull();
  expect(server(other).message).toBeNull();
  expect([sink.messages, flow.tls, flow.sawStart]).toEqual([[], null, false]);
});
