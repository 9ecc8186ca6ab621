import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../analysis/assess/engine.ts';
import { DEFAULT_SETTINGS, type Mine } from '../../contract/settings.ts';
import { hexViewSchema } from '../../contract/session.ts';
import { aPcap, HEADERS } from './capture.fixture.ts';
import { hexViews } from './hex-views.ts';
import { loadKnowledge } from './knowledge.ts';

const mine: Mine[] = [
  { kind: 'account', value: '48123493' },
  { kind: 'room', value: 'xk8PqZ3mRoom' },
];
let folder = '';
const knowledge = await loadKnowledge();

/** The views of a capture with these payloads, through the true engine. */
async function viewsOf(payloads: (string | Uint8Array)[]) {
  const pcap = aPcap(payloads);
  const path = join(folder, 'capture.pcap');
  await writeFile(path, pcap);
  const engine = createEngine(knowledge, { ...DEFAULT_SETTINGS, mine });
  engine.push(pcap);
  const { assessment, privateValues } = engine.finish(createHash('sha256').update(pcap).digest('hex'), false);
  return { assessment, views: await hexViews(path, assessment, privateValues) };
}

describe('hexViews', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-hex-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('draws the first place of each value, with every other value in the frame masked', async () => {
    const { assessment, views } = await viewsOf([
      'nothing here',
      'join uid=48123493 in xk8PqZ3mRoom now',
      'join uid=48123493 in xk8PqZ3mRoom now',
    ]);
    const shown = assessment.findings.filter(({ subject }) => subject !== null);
    expect(views.map(({ findingId }) => findingId).sort()).toEqual(shown.map(({ id }) => id).sort());
    expect(views.length).toBeGreaterThanOrEqual(2);
    for (const view of views) {
      expect(hexViewSchema.parse(view)).toEqual(view);
      expect(view).toMatchObject({ frame: 2, payloadAt: HEADERS, from: 0, cut: false });
      const text = view.cells.map((cell) => cell.text).join('');
      expect(text).not.toContain('48123493');
      expect(text).not.toContain('xk8PqZ3mRoom');
      expect(text).toContain('join uid=');
      expect(text.startsWith('•'.repeat(HEADERS))).toBe(true);
      const { subject } = shown.find(({ id }) => id === view.findingId) ?? {};
      expect(view.cells.some(({ valueId }) => valueId === subject?.valueId)).toBe(true);
    }
  });

  it('draws the surroundings of a value deep in a long frame, whole rows, and says that there is more', async () => {
    const { views } = await viewsOf([`${'a'.repeat(1_000)}48123493${'b'.repeat(1_000)}`]);
    const [view] = views;
    expect(view).toMatchObject({ cut: true, frameLength: 2_008 + HEADERS });
    expect(view && view.from % 16).toBe(0);
    const at = 1_000 + HEADERS - (view?.from ?? 0);
    expect(at).toBeGreaterThanOrEqual(64);
    expect(view?.cells[at]?.valueId).not.toBeNull();
    expect(view?.cells.length).toBeLessThan(300);
  });

  it('has nothing to draw where nothing was found, and reads no file for it', async () => {
    const { assessment } = await viewsOf(['nothing here']);
    expect(await hexViews(join(folder, 'no-such-file'), { ...assessment, findings: [] }, [])).toEqual([]);
  });

  it('counts its views by findings that have bytes', async () => {
    const { assessment, views } = await viewsOf(['join uid=48123493 now']);
    const [real] = assessment.findings.filter(({ subject }) => subject !== null);
    if (!real) throw new Error('the value is found');
    const without = { ...real, subject: null, evidence: [] };
    const many = {
      ...assessment,
      findings: [...Array.from({ length: 500 }, (_, i) => ({ ...without, id: `s${i}` })), real],
    };
    expect((await hexViews(join(folder, 'capture.pcap'), many, [])).map(({ findingId }) => findingId)).toEqual([
      real.id,
    ]);
    expect(views.map(({ findingId }) => findingId)).toContain(real.id);
  });
});
