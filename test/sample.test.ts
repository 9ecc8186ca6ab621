import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Assessment } from '../main/contract/assessment.ts';
import type { Settings } from '../main/contract/settings.ts';
import { createEngine } from '../main/analysis/assess/engine.ts';
import { summary } from '../main/cli/summary.ts';
import { loadKnowledge } from '../main/shell/services/knowledge.ts';
import { lawsFor } from '../main/shell/services/laws.ts';
import { loadSample } from '../main/shell/services/sample.ts';
import { createText, tellReport } from '../main/text/index.ts';
import { buildSample, EDGE_CN, EDGE_US, SAMPLE, type SampleOptions } from './sample/build-sample.ts';

const MARK = 'Made-up traffic, rebuilt from a 2021 report. Not evidence.';
const text = createText('en');
const sample = await loadSample();
const knowledge = await loadKnowledge();

function assess(bytes: Uint8Array, settings: Settings): Assessment {
  const engine = createEngine(knowledge, settings);
  engine.push(bytes);
  return engine.finish(createHash('sha256').update(bytes).digest('hex'), false).assessment;
}

async function told(assessment: Assessment): Promise<string> {
  const laws = await lawsFor(assessment);
  const report = tellReport({ assessment, laws, today: '2026-11-24', title: sample.title }, text);
  return `${summary(assessment, laws, text)}\n${JSON.stringify(report)}`;
}

/** What a finding says, without where its bytes lie. */
function essence({ findings }: Assessment) {
  return findings
    .filter(({ subject }) => subject !== null)
    .map(({ kind, app, confidence, reach, subject, count, receivers }) => ({
      kind,
      app,
      confidence,
      reach,
      type: subject?.type,
      masked: subject?.masked,
      count,
      receivers,
    }));
}

const shipped = assess(await readFile(sample.path), sample.settings);

test('the committed capture is what the script writes', async () => {
  expect(Buffer.compare(await readFile(sample.path), buildSample())).toBe(0);
});

test('the sample shows what was published, with its doubts', () => {
  expect(shipped.input.synthetic).toBe(true);
  const [edge, ping] = [EDGE_US, EDGE_CN].map((ip) => shipped.servers.find(({ addresses }) => addresses.includes(ip)));
  expect(edge).toMatchObject({
    operator: { id: 'agora', homeCountry: 'CN' },
    place: { country: 'US', certainty: 'possibly' },
    contact: 'session',
  });
  expect(ping).toMatchObject({
    operator: { id: 'agora' },
    place: { country: 'CN', certainty: 'possibly' },
    contact: 'probe',
    packetsOut: 1,
    answered: false,
  });
  expect(essence(shipped)).toEqual([
    {
      kind: 'identifier-exposed',
      app: 'example-audio-chat',
      confidence: 'confirmed',
      reach: 'internet',
      type: 'account',
      masked: '31••••••5',
      count: 15,
      receivers: [ping?.id, edge?.id],
    },
    {
      kind: 'identifier-exposed',
      app: 'example-audio-chat',
      confidence: 'confirmed',
      reach: 'internet',
      type: 'room',
      masked: 'x••••••m',
      count: 14,
      receivers: [edge?.id],
    },
  ]);
  const app = shipped.apps.find(({ id }) => id === 'example-audio-chat');
  expect(app).toMatchObject({ verdict: 'exposes-people', knownBy: ['process'] });
  expect(app?.decidedBy).toHaveLength(2);
});

test('the words say what that team said', async () => {
  const words = await told(shipped);
  for (const sentence of [
    'Someone who watches two people could tell that they are in the same room.',
    'In China, a firm can be required by law to help',
    'We do not know if it was used here.',
    'Possibly in China',
    'This may have been a test.',
    'A recording cannot show what a server stores or passes on.',
    MARK,
  ]) {
    expect(words).toContain(sentence);
  }
  expect(words).not.toContain(String(SAMPLE.userId));
  expect(words).not.toContain(SAMPLE.roomId);
});

test('the names "user ID" and "room ID" come from what the tester typed and from nowhere else', async () => {
  const without = assess(await readFile(sample.path), { ...sample.settings, mine: [] });
  expect(without.findings.filter(({ kind }) => kind.endsWith('-exposed'))).toEqual([]);
  expect((await told(without)).replaceAll(/You gave us no values[^.]*\.[^.]*\./g, '')).not.toMatch(
    /(user|room) ID was readable|sent a (user|room) ID/i,
  );
});

test.each<SampleOptions['layout']>([
  { lead: 31, order: 'user-first', userAs: 'u32be' },
  { lead: 7, order: 'room-first', userAs: 'u32le' },
  { lead: 19, order: 'room-first', userAs: 'decimal' },
])('the same findings where the fields stand elsewhere: %o', (layout) => {
  const moved = assess(buildSample({ ...SAMPLE, layout }), sample.settings);
  expect(essence(moved)).toEqual(essence(shipped));
});

test('a capture of the same bytes that does not say it is made up is not called so', () => {
  const unmarked = assess(buildSample({ ...SAMPLE, synthetic: false }), sample.settings);
  expect(unmarked.input.synthetic).toBe(false);
  expect(essence(unmarked)).toEqual(essence(shipped));
});
