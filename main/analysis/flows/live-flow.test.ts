import { expect, test } from 'vitest';
import { AddressTexts } from '../packets/address-texts.ts';
import { ICMP, ICMP6, Segment, TCP, UDP } from '../packets/segment.ts';
import { HeldBudget } from './held-budget.ts';
import { LiveFlow } from './live-flow.ts';

const losses = { octets: 0, conflicting: 0 };

function flow(fields: Partial<Segment>, swapped = false, senderIsClient = true): LiveFlow {
  const base = { protocol: TCP, s3: 0x0a000001, d3: 0xc6336414 | 0, sourcePort: 50000, destinationPort: 443, frame: 3 };
  const segment = Object.assign(new Segment(), base, fields);
  return new LiveFlow(1, segment, swapped, senderIsClient, new AddressTexts(), losses);
}

test('names both ends, the client by what was judged', () => {
  expect(flow({})).toMatchObject({
    client: { ip: '10.0.0.1', port: 50000 },
    server: { ip: '198.51.100.20', port: 443 },
  });
  expect(flow({}, false, false)).toMatchObject({ client: { ip: '198.51.100.20', port: 443 }, server: { port: 50000 } });
});

test('knows on which side of the key the client stands', () => {
  expect(flow({}, false, true).clientIsSecond).toBe(false);
  expect(flow({}, true, true).clientIsSecond).toBe(true);
  expect(flow({}, false, false).clientIsSecond).toBe(true);
  expect(flow({}, true, false).clientIsSecond).toBe(false);
});

test('names its transport', () => {
  expect([TCP, UDP, ICMP, ICMP6, 50].map((protocol) => flow({ protocol }).transport)).toEqual([
    'tcp',
    'udp',
    'icmp',
    'icmp',
    'other',
  ]);
});

test('counts what is missing, its own and the table’s', () => {
  const made = flow({});
  const heard: string[] = [];
  made.listener = {
    onData() {},
    onGap: (direction, length) => heard.push(`${direction} ${length}`),
    onEnd: () => heard.push('end'),
  };
  made.gap('in', 5);
  made.lost(2);
  made.end();
  expect(heard).toEqual(['in 5', 'end']);
  expect([made.lostBytes, losses.octets]).toEqual([7, 7]);
  flow({ own: true }).gap('in', 100);
  expect(losses.octets).toBe(7);
});

test('makes a side once', () => {
  const made = flow({});
  const budget = new HeldBudget();
  expect([made.out, made.in]).toEqual([null, null]);
  expect(made.side(true, budget)).toBe(made.side(true, budget));
  expect(made.side(false, budget)).not.toBe(made.side(true, budget));
});
