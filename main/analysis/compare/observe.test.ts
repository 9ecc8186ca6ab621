import { expect, test } from 'vitest';
import { buildSample } from '../../../test/sample/build-sample.ts';
import { createObserver } from './observe.ts';
import type { Observed } from './observed.ts';

const bytes = buildSample();

function observe(size: number): Observed {
  const observer = createObserver();
  for (let at = 0; at < bytes.length; at += size) observer.push(bytes.subarray(at, at + size));
  return observer.finish();
}

test('reads a capture into fields of known protocols and groups of unexplained octets', () => {
  const { fields, groups, clients, omitted } = observe(bytes.length);
  expect([...fields.values()].map(({ path }) => path)).toContain('tls.client-hello.sni');
  const join = [...groups].find(([id]) => id.startsWith('udp:8000\0out'))?.[1];
  expect(join?.messages.filter((one) => one.bytes[0] === 0x5e)).toHaveLength(14);
  expect(join?.messages.find((one) => one.bytes[0] === 0x5e)?.ends.name).toBe('52-52-84-170.edge.agora.io');
  expect([...clients]).toEqual(['192.168.43.57']);
  expect(omitted).toBe(0);
});

test('the same however the file is cut', () => {
  const plain = (one: Observed) =>
    JSON.stringify([
      [...one.fields],
      [...one.groups].map(([id, { messages }]) => [id, messages.map((m) => [m.time, [...m.bytes]])]),
    ]);
  expect(plain(observe(4_099))).toBe(plain(observe(bytes.length)));
});

test('its times are those of the packets', () => {
  const observer = createObserver();
  observer.push(bytes);
  observer.finish();
  expect([observer.facts.format, (observer.lastTime?.seconds ?? 0) > (observer.firstTime?.seconds ?? 0)]).toEqual([
    'pcapng',
    true,
  ]);
});
