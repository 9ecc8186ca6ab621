import { expect, test, vi } from 'vitest';
import * as engine from '../../main/analysis/assess/engine.ts';
import type { Assessment } from '../../main/contract/assessment.ts';
import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import { FrameList } from '../generate/frame-list.ts';
import { request } from '../generate/talks.ts';
import { Judge } from './judge.ts';

const knowledge = await loadKnowledge();
const list = new FrameList();
list.http({ ip: '10.0.0.2', port: 40_001 }, { ip: '198.51.100.20', port: 80 }, request('/a?uid=86420135'));
const sample = list.pcapng();
const { createEngine } = engine;

vi.mock(import('../../main/analysis/assess/engine.ts'), async (real) => ({ ...(await real()) }));

/** What the judge says of the sample where the engine answers otherwise than it does. */
function said(change: (assessment: Assessment) => Assessment): string | null {
  vi.spyOn(engine, 'createEngine').mockImplementationOnce((...args) => {
    const one = createEngine(...args);
    const finish = one.finish.bind(one);
    one.finish = (...rest) => {
      const result = finish(...rest);
      return { ...result, assessment: change(structuredClone(result.assessment)) };
    };
    return one;
  });
  return new Judge(knowledge).faultOf(sample);
}

test('has nothing to say of the sample', () => {
  expect(said((one) => one)).toBeNull();
});

test('sees what is wrong', () => {
  const throws = said(() => {
    throw new TypeError('the message may hold a name');
  });
  expect(throws).toMatch(/^throws TypeError at /);
  expect(throws).not.toContain('name');
  expect(said((one) => ({ ...one, coverage: { ...one.coverage, packets: one.coverage.packets + 1 } }))).toBe(
    'sum of packets',
  );
  expect(
    said((one) => ({ ...one, coverage: { ...one.coverage, readableBytes: one.coverage.readableBytes + 1 } })),
  ).toBe('sum of payload octets');
  expect(said((one) => ({ ...one, coverage: { ...one.coverage, lostBytes: one.coverage.lostBytes + 1 } }))).toBe(
    'sum of lost octets',
  );
  expect(said((one) => ({ ...one, flows: one.flows?.slice(1) ?? [] }))).toBe('sum of flows');
  expect(said((one) => ({ ...one, apps: one.apps.map((app) => ({ ...app, packets: -1 })) }))).toBe(
    'schema apps.packets',
  );
});

test('sees evidence outside its frame', () => {
  const moved = (one: Assessment): Assessment => {
    const range = one.findings.flatMap(({ evidence }) => evidence).find(({ ranges }) => ranges.length > 0)?.ranges[0];
    if (!range) throw new Error('the sample has no evidence');
    range.length += 100_000;
    return one;
  };
  expect(said(moved)).toBe('evidence outside its frame');
});
