import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessmentSchema } from '../../contract/assessment.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/settings.ts';
import { buildSample, SAMPLE } from '../../../test/sample/build-sample.ts';
import { dnsAnswer } from '../../../test/sample/dns-bytes.ts';
import { Wire } from '../../../test/sample/wire.ts';
import { createEngine } from './engine.ts';
import { someKnowledge } from './knowledge.fixture.ts';

const sample = buildSample();
const MINE: Partial<Settings> = {
  mine: [
    { kind: 'account', value: String(SAMPLE.userId) },
    { kind: 'room', value: SAMPLE.roomId },
  ],
};

function engineOf(settings: Partial<Settings> = {}) {
  return createEngine(someKnowledge(), { ...DEFAULT_SETTINGS, ...settings });
}
function assess(bytes: Uint8Array, settings: Partial<Settings> = {}, damaged = false) {
  const engine = engineOf(settings);
  engine.push(bytes);
  return engine.finish(createHash('sha256').update(bytes).digest('hex'), damaged);
}
const exposed = (bytes: Uint8Array, settings: Partial<Settings>) =>
  assess(bytes, settings).assessment.findings.map((one) => `${one.confidence} ${one.subject?.type}`);

test('a capture becomes a valid document; raw values stay on the private side', () => {
  const { assessment, privateValues } = assess(sample, MINE);
  expect(
    assessmentSchema
      .parse(assessment)
      .findings.map((one) => `${one.confidence} ${one.subject?.type} ${one.subject?.masked}`),
  ).toEqual(['confirmed account 31••••••5', 'confirmed room x••••••m']);
  expect(privateValues.map((one) => one.raw)).toEqual([String(SAMPLE.userId), SAMPLE.roomId]);
  for (const raw of [String(SAMPLE.userId), SAMPLE.roomId, '192.168.43.57'])
    expect(JSON.stringify(assessment)).not.toContain(raw);
});

test('every packet and flow is counted', () => {
  const { coverage, apps, flows, input } = assess(sample, { flows: true }).assessment;
  expect(flows).toHaveLength(coverage.flows);
  expect(flows?.reduce((sum, one) => sum + one.packetsAB + one.packetsBA, 0)).toBe(coverage.packets);
  expect(apps.reduce((sum, one) => sum + one.packets, 0)).toBe(coverage.packets);
  expect(input.files[0]).toMatchObject({
    packets: coverage.packets,
    bytes: sample.length,
    truncated: false,
    format: 'pcapng',
  });
});

test('looking in between changes nothing', () => {
  const plain = JSON.stringify(assess(sample, MINE));
  const engine = engineOf(MINE);
  for (let at = 0; at < sample.length; at += 5_000) {
    engine.push(sample.subarray(at, at + 5_000));
    engine.glance();
  }
  expect(JSON.stringify(engine.finish(createHash('sha256').update(sample).digest('hex'), false))).toBe(plain);
});

test('a glance tells packets, apps and first findings while flows are open', () => {
  const engine = engineOf(MINE);
  engine.push(sample);
  const glance = engine.glance();
  expect(glance.packets).toBe(engine.facts.packets);
  expect(glance.apps[0]).toMatchObject({ name: 'example-audio-chat' });
  expect(glance.apps.reduce((sum, one) => sum + one.packets, 0)).toBe(glance.packets);
  expect(glance.findings.map((one) => `${one.confidence} ${one.subject} ${one.app}`)).toContain(
    'confirmed account example-audio-chat',
  );
});

test('a DNS answer names a server that says nothing of itself', () => {
  const wire = new Wire({ seconds: 1_700_000_000, nanos: 0 });
  const phone = { ip: '192.168.1.5', port: 40_000 };
  wire.udp(0, { ip: '192.168.1.1', port: 53 }, phone, dnsAnswer(7, 'edge.parlour.example', '203.0.113.9'), false, null);
  wire.udp(5, { ...phone, port: 40_001 }, { ip: '203.0.113.9', port: 9_000 }, [0xa7, 1, 2, 3, 4, 5, 6, 7], true, null);
  const { servers, apps } = assess(wire.pcapng(false)).assessment;
  expect(servers.find((one) => one.addresses.includes('203.0.113.9'))).toMatchObject({
    names: ['edge.parlour.example'],
    operator: { id: 'tidewater' },
    app: 'parlour',
  });
  expect(apps.map((one) => one.id)).toContain('parlour');
});

describe('a broken capture', () => {
  test('no capture at all is an empty document that says so', () => {
    const engine = engineOf();
    expect(engine.push(new Uint8Array(100))).toBe(false);
    const { assessment } = engine.finish('', false);
    expect(assessmentSchema.parse(assessment).input.files[0]).toMatchObject({
      problems: ['not-a-capture'],
      packets: 0,
    });
    expect(engine.facts.format).toBeNull();
  });

  test('cut short: read up to the break, and every app says so', () => {
    const cut = sample.subarray(0, sample.length - 700);
    const { assessment } = assess(cut, MINE);
    expect(assessment.input.files[0]).toMatchObject({ truncated: true, problems: ['cut-short'] });
    for (const app of assessment.apps) expect(app.limits).toContain('cut-short');
    expect(exposed(cut, MINE)).toEqual(exposed(sample, MINE));
  });

  test('its compression broke', () => {
    expect(assess(sample, {}, true).assessment.input.files[0]).toMatchObject({
      truncated: true,
      problems: ['damaged-compression'],
    });
  });

  test('any cut gives a valid document of what came before it', () => {
    fc.assert(
      fc.property(fc.nat(sample.length), (length) => {
        const { assessment } = assess(sample.subarray(0, length));
        assessmentSchema.parse(assessment);
        expect(assessment.coverage.packets).toBeLessThanOrEqual(assess(sample).assessment.coverage.packets);
      }),
      { numRuns: 15 },
    );
  });

  test('octets that went bad anywhere: no crash, a valid document', () => {
    const hit = fc.record({ at: fc.nat(sample.length - 1), octet: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(hit, { minLength: 1, maxLength: 200 }), (hits) => {
        const bad = Uint8Array.from(sample);
        for (const { at, octet } of hits) bad[at] = octet;
        assessmentSchema.parse(assess(bad, { ...MINE, flows: true }).assessment);
      }),
      { numRuns: 25 },
    );
  });
});
