import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { QuicHelloTeller } from './quic-hello-teller.ts';

test('a field is the opened octets, and stands where they were sealed', () => {
  const flow = flowFixture('udp', 'quic');
  const sink = new RecordingSink(flow);
  const teller = new QuicHelloTeller(flow, sink).of(Uint8Array.from(Buffer.from('..chat.example..')), 30);
  sink.begin(new Uint8Array(60), frozenFrame(7, 100, null), 'out');
  teller.field('client-hello.sni', 'sni', { at: 2, length: 12 });
  expect(sink.fields).toMatchObject([
    { path: 'quic.client-hello.sni', key: 'sni', text: 'chat.example', where: [{ frame: 7, offset: 132, length: 12 }] },
  ]);
  const { decoded } = sink.fields[0]?.options ?? {};
  expect(decoded?.chain).toEqual(['quic-initial']);
  expect(decoded?.locate({ at: 4, length: 3 })).toEqual({ at: 34, length: 3 });
  expect(teller.place({ at: 1, length: 2 })).toEqual({ at: 31, length: 2 });
});
