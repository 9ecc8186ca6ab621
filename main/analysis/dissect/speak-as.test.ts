import { expect, test } from 'vitest';
import { frozenFrame } from '../model/origins.ts';
import { flowFixture, octets, RecordingSink } from './recording-sink.fixture.ts';
import { opaqueRest, speakAs } from './speak-as.ts';

test('lends its name for the length of each call', () => {
  const flow = flowFixture('tcp', 'xmpp');
  const heard: string[] = [];
  const note = () => void heard.push(flow.protocol);
  const session = speakAs('tls', flow, { onData: note, onGap: note, onEnd: note });
  session.onData('out', octets('x'), frozenFrame(1, 0, null));
  session.onGap('in', 1);
  session.onEnd();
  expect(heard).toEqual(['tls', 'tls', 'tls']);
  expect(flow.protocol).toBe('xmpp');
});

test('an opaque rest is counted and nothing else', () => {
  const sink = new RecordingSink(flowFixture('tcp', 'tls'));
  const rest = opaqueRest(sink);
  rest.onData('out', octets('secret'), frozenFrame(1, 0, null));
  rest.onGap('out', 5);
  rest.onEnd();
  expect(sink.counts).toEqual({ readable: 0, opaque: 6, unknown: 0 });
  expect(sink.fields).toEqual([]);
});
