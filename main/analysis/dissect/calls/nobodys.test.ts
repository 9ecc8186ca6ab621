import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { Nobodys } from './nobodys.ts';

test('the rest of a datagram is told as unknown, at its true place', () => {
  const flow = flowFixture('udp', 'rtp');
  const sink = new RecordingSink(flow);
  const nobodys = new Nobodys(flow, sink);
  nobodys.tell('in', Buffer.from('\x80\x01hello world', 'latin1'), 2, frozenFrame(3, 54, null));
  nobodys.tell('in', Buffer.from('ab'), 2, frozenFrame(4, 54, null));
  const [run] = sink.fields.filter(({ path }) => path === 'unknown.text');
  expect(run).toMatchObject({ text: 'hello world', direction: 'in' });
  expect(sink.counts.unknown).toBeGreaterThan(0);
  expect(flow.protocol).toBe('rtp');
});
