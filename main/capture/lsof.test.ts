import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LSOF, PS } from './lsof.fixture.ts';
import { parseLsof, parsePs } from './lsof.ts';

test('reads what the manual describes', () => {
  const signal = { pid: 501, name: 'Signal' },
    firefox = { pid: 502, name: 'firefox' };
  const tcp = 'tcp' as const,
    udp = 'udp' as const;
  expect(parseLsof(LSOF)).toEqual([
    {
      transport: tcp,
      local: { address: '192.0.2.2', port: 50000 },
      remote: { address: '198.51.100.7', port: 443 },
      owner: signal,
    },
    { transport: udp, local: { address: '0.0.0.0', port: 5353 }, remote: null, owner: signal },
    {
      transport: tcp,
      local: { address: '2001:db8:0:0:0:0:0:1', port: 50001 },
      remote: { address: '2001:db8:0:0:0:0:0:2', port: 443 },
      owner: firefox,
    },
    { transport: tcp, local: { address: '0:0:0:0:0:0:0:1', port: 631 }, remote: null, owner: firefox },
  ]);
});

test('a true beginning with any end never throws', () => {
  fc.assert(fc.property(fc.nat(LSOF.length), fc.string(), (cut, tail) => void parseLsof(LSOF.slice(0, cut) + tail)));
});

test('ps tells parents and start times', () => {
  const running = parsePs(PS);
  expect([...running].map(([pid, { parent }]) => [pid, parent])).toEqual([
    [1, 0],
    [501, 1],
    [502, 501],
  ]);
  expect(running.get(502)?.started).toBe((running.get(501)?.started ?? 0) + 1);
});
