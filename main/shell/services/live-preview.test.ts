import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventSchema, type ShellEvent } from '../../contract/shell.ts';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { LivePreview } from './live-preview.ts';
import { puppet } from './puppet.fixture.ts';

const PROGRESS = { packets: 7, dropped: null, bytes: 900, ownPackets: 2, seconds: 1.5 };
const GLANCE = {
  packets: 5,
  bytes: 700,
  droppedPackets: 0,
  apps: [{ name: 'Lounge', packets: 5 }],
  findings: [
    {
      kind: 'identifier-exposed',
      subject: 'account',
      app: 'Lounge',
      confidence: 'likely',
      reason: 'key-name',
      detector: 'key-name',
    },
  ],
};

function preview() {
  const analysis = puppet();
  const told: ShellEvent[] = [];
  const live = new LivePreview({
    sessionId: 'a',
    settings: { ...DEFAULT_SETTINGS, reveal: true },
    process: analysis.process,
    emit: (event) => told.push(event),
  });
  return { analysis, told, live };
}

/** The analysis is ready to take bytes. */
async function begun({ say, turn }: ReturnType<typeof puppet>): Promise<void> {
  await turn();
  say({ type: 'started' });
  await turn();
}

/** Half a second, and what it sets off. */
const tick = () => vi.advanceTimersByTimeAsync(500);

describe('LivePreview', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it('tells the recorder’s counts before the analysis has begun, and does not call unknown losses none', async () => {
    const { told, live } = preview();
    live.progress(PROGRESS);
    await tick();
    expect(told).toEqual([
      {
        type: 'live',
        sessionId: 'a',
        seconds: 1.5,
        packets: 7,
        droppedPackets: null,
        bytes: 900,
        ownPackets: 2,
        apps: [],
        findings: [],
      },
    ]);
    expect(eventSchema.parse(told[0])).toEqual(told[0]);
    live.stop();
  });

  it('hands over what came, in order, and tells what was found', async () => {
    const { analysis, told, live } = preview();
    await begun(analysis);
    expect(analysis.sent[0]).toMatchObject({ type: 'start', settings: { reveal: false } });
    const bytes = Buffer.from('one ');
    live.bytes(bytes);
    bytes.fill(0);
    live.bytes(Buffer.from('two'));
    await tick();
    expect(Buffer.from((analysis.sent[1] as unknown as { bytes: Uint8Array }).bytes).toString()).toBe('one two');
    analysis.say({ type: 'taken', notACapture: false, bytes: new Uint8Array(8) });
    await analysis.turn();
    analysis.say({ type: 'glance', glance: GLANCE });
    await analysis.turn();
    expect(told.at(-1)).toMatchObject({ apps: GLANCE.apps, findings: GLANCE.findings });
    live.stop();
  });

  it('goes on to count when its analysis dies, and keeps what was found before', async () => {
    const { analysis, told, live } = preview();
    await begun(analysis);
    await tick();
    analysis.say({ type: 'glance', glance: GLANCE });
    await analysis.turn();
    await tick();
    analysis.exit(1);
    await analysis.turn();
    live.progress({ ...PROGRESS, packets: 99 });
    await tick();
    expect(told.at(-1)).toMatchObject({ packets: 99, apps: GLANCE.apps });
    live.stop();
  });

  it('waits for no answer: one question is under way, and the rest is kept within a bound', async () => {
    const { analysis, told, live } = preview();
    await begun(analysis);
    live.bytes(Buffer.from('a'));
    await tick();
    for (let i = 0; i < 3; i++) await tick();
    expect(analysis.sent.map(({ type }) => type)).toEqual(['start', 'chunk']);
    expect(told).toEqual([]);
    const large = Buffer.alloc(40 * 1024 * 1024);
    for (let i = 0; i < 3; i++) live.bytes(large);
    analysis.say({ type: 'taken', notACapture: false, bytes: new Uint8Array(8) });
    await analysis.turn();
    analysis.say({ type: 'glance', glance: GLANCE });
    await analysis.turn();
    await tick();
    expect((analysis.sent[3] as unknown as { bytes: Uint8Array }).bytes.length).toBe(large.length);
    live.stop();
  });

  it('tells nothing once it is stopped, not even what was on its way', async () => {
    const { analysis, told, live } = preview();
    await begun(analysis);
    await tick();
    live.stop();
    live.stop();
    await analysis.turn();
    await tick();
    expect(told).toEqual([]);
    expect(analysis.stopped()).toBe(1);
  });
});
