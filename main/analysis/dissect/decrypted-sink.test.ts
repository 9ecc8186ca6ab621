import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import { DecryptedSink, decryptedFlow } from './decrypted-sink.ts';
import { flowFixture, RecordingSink } from './recording-sink.fixture.ts';

const ORIGIN = frozenFrame(1, 40, null);

test('fields are marked and named by what they were read as; the flow keeps its own name', () => {
  const flow = flowFixture('tcp', 'tls');
  const outer = new RecordingSink(flow);
  const inner = decryptedFlow(flow);
  inner.protocol = 'http';
  const sink = new DecryptedSink(flow, inner, outer);
  sink.begin(Uint8Array.from([1, 2, 3]), ORIGIN, 'out');
  sink.field('query', 'uid', { at: 1, length: 2 }, { role: 'text' });
  expect(outer.fields).toMatchObject([{ path: 'http.query', key: 'uid', options: { role: 'text', decrypted: true } }]);
  expect(flow.protocol).toBe('tls');
});

test('nothing is counted, sealed or told as a message, which an observer could have seen; problems are', () => {
  const flow = flowFixture('tcp', 'tls');
  const outer = new RecordingSink(flow);
  const sink = new DecryptedSink(flow, decryptedFlow(flow), outer);
  sink.begin(Uint8Array.from([1, 2, 3]), ORIGIN, 'out');
  sink.message();
  sink.count();
  sink.seal();
  sink.problem('cut-short', { at: 0, length: 3 });
  expect([outer.messages, outer.counted, outer.problems]).toEqual([[], 0, ['cut-short']]);
});

test('what dissectors learn of the flow stays in the one they see', () => {
  const flow = flowFixture('tcp', 'tls');
  flow.names.sni = 'outer.example';
  const inner = decryptedFlow(flow);
  inner.names.httpHost = 'inner.example';
  inner.names.sni ??= 'inner.example';
  inner.protocol = 'http';
  expect(flow).toMatchObject({
    protocol: 'tls',
    names: { sni: 'outer.example', httpHost: null, dns: null },
    tls: null,
  });
});
