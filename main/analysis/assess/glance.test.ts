import { expect, test } from 'vitest';
import { someBooks } from './books.fixture.ts';
import type { Conversation } from './conversation.ts';
import { aFlow, aHit } from './flow.fixture.ts';
import { glanceAt } from './glance.ts';
import type { FlowHit } from './flow-hits.ts';

const named = { sni: 'x.parlour.example', httpHost: null, dns: null };

function glance(closed: readonly Partial<FlowHit>[], open: readonly Partial<FlowHit>[]) {
  const { facts, apps, findings, attribution } = someBooks();
  const flow = aFlow({ names: named });
  for (const hit of closed) findings.addHit(aHit(hit), flow, 'parlour', 'internet');
  apps.add(flow, attribution.appOf(flow).id, 'host-name');
  const going = {
    flow: aFlow({ id: 2, packetsOut: 100 }),
    hits: open.map(aHit),
  } as unknown as Conversation;
  return glanceAt({ facts, apps, findings, attribution, open: [going] });
}

test('packets of closed and of open flows, the busiest app first', () => {
  const { packets, bytes, droppedPackets, apps } = glance([], []);
  expect({ packets, bytes, droppedPackets }).toEqual({ packets: 300, bytes: 90_000, droppedPackets: 0 });
  expect(apps).toEqual([
    { name: 'Unknown app', packets: 105 },
    { name: 'Parlour', packets: 11 },
  ]);
});

test('one line per kind, subject and app: the surest; one sign only is not shown', () => {
  const open: Partial<FlowHit>[] = [
    { confidence: 'likely' },
    { confidence: 'confirmed', reason: 'own-value' },
    { confidence: 'likely' },
  ];
  const { findings } = glance([{ type: 'room' }, { type: 'phone', confidence: 'possible' }], open);
  expect(findings).toEqual([
    {
      kind: 'identifier-exposed',
      subject: 'room',
      app: 'Parlour',
      confidence: 'likely',
      reason: 'key-name',
      detector: 'key-name',
    },
    {
      kind: 'identifier-exposed',
      subject: 'account',
      app: 'Unknown app',
      confidence: 'confirmed',
      reason: 'own-value',
      detector: 'key-name',
    },
  ]);
});

test('no value is in it', () => {
  expect(JSON.stringify(glance([{}], [{}]))).not.toMatch(/value"|v1/);
});
