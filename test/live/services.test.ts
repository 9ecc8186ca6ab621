import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { eventSchema } from '../../main/contract/shell.ts';
import { DEFAULT_SETTINGS } from '../../main/contract/settings.ts';
import { sessionSchema } from '../../main/contract/session.ts';
import { type TestServices, testServices } from '../../main/shell/services/services.fixture.ts';
import { named, whyNoLoopback } from './capture-ready.ts';
import { startStranger, type Stranger } from './stranger.ts';

const why = whyNoLoopback();
const OWN_VALUE = '48123493';
const consent = { whose: 'mine', allAgreed: true } as const;
/** What a person waits without wondering whether it works. */
const SOON_MS = 2_000;

let stranger: Stranger | null = null;
afterEach(() => {
  stranger?.stop();
  stranger = null;
});

async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const since = performance.now();
  return { value: await work, ms: performance.now() - since };
}

/** The services with the own value typed in, and a stranger who sends it. */
async function beginning(): Promise<TestServices> {
  const test = await testServices();
  await test.services.handle('set-settings', {
    settings: { ...DEFAULT_SETTINGS, mine: [{ kind: 'account', value: OWN_VALUE }] },
  });
  stranger = startStranger(`join uid=${OWN_VALUE} now`);
  return test;
}

/** Sends the own value from this very process, whose flows are Earshot's own. Gives the port. */
async function sendAsEarshot(): Promise<number> {
  const receiver = createSocket('udp4');
  await new Promise<void>((resolve) => receiver.bind(0, '127.0.0.1', resolve));
  const { port } = receiver.address();
  const sender = createSocket('udp4');
  for (let i = 0; i < 10; i++) {
    sender.send(`own uid=${OWN_VALUE}`, port, '127.0.0.1');
    await wait(50);
  }
  sender.close();
  receiver.close();
  return port;
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test.skipIf(why !== null)(
  named('from Start to the result: the own value is found, and Earshot’s own flows are no app’s', why),
  async () => {
    await using earshot = await beginning();
    const { services, root, events } = earshot;
    const started = await timed(services.handle('start-capture', { interface: 'lo', consent, title: 'Evening' }));
    const { sessionId } = started.value;
    expect(started.ms).toBeLessThan(SOON_MS);
    const ownPort = await sendAsEarshot();
    const live = () => events.filter((event) => event.type === 'live').at(-1);
    await expect.poll(() => live()?.ownPackets, { timeout: 15_000 }).toBeGreaterThanOrEqual(10);
    const early = [{ kind: 'identifier-exposed', subject: 'account', confidence: 'confirmed', reason: 'own-value' }];
    await expect.poll(live, { timeout: 15_000 }).toMatchObject({ findings: early, droppedPackets: 0 });
    const stopped = await timed(services.handle('stop-capture', { sessionId }));
    expect(stopped.ms).toBeLessThan(SOON_MS);
    await earshot.event('ready', sessionId);
    for (const event of events) expect(eventSchema.parse(event)).toEqual(event);

    const { session, assessment, hex } = await services.handle('open-session', { sessionId });
    expect(session).toMatchObject({
      state: 'analysed',
      title: 'Evening',
      interface: 'lo',
      from: 'capture',
      consent: { ...consent, at: expect.any(String) },
    });
    const found = assessment.findings.filter(({ subject }) => subject?.mine === 'account');
    expect(found).toMatchObject([{ kind: 'identifier-exposed', confidence: 'confirmed', reach: 'local' }]);
    const ports = found.flatMap(({ evidence }) => evidence.map(({ flow }) => flow.server.port));
    expect(ports).toEqual([stranger?.port]);
    expect(JSON.stringify(assessment)).not.toContain(`"port":${ownPort}`);
    // What the stranger sent is somebody's; what we sent is nobody's.
    const packets = assessment.apps.reduce((sum, app) => sum + app.packets, 0);
    expect(packets).toBeLessThanOrEqual(assessment.coverage.packets - 10);
    expect(hex.map(({ findingId }) => findingId)).toContain(found[0]?.id);
    expect(JSON.stringify({ assessment, hex, session })).not.toContain(OWN_VALUE);

    const folder = join(root, 'sessions', sessionId);
    expect(await modeOf(folder)).toBe('700');
    const names = (await readdir(folder)).sort();
    expect(names).toEqual([
      'SHA256SUMS',
      'assessment.json',
      'capture.pcapng',
      'evidence.json',
      'my-values.json',
      'session.json',
    ]);
    for (const name of names) expect(await modeOf(join(folder, name)), name).toBe('600');
    expect(spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder }).status).toBe(0);
  },
);

test.skipIf(why !== null)(
  named('without consent nothing is recorded: no session, no file, no packet', why),
  async () => {
    await using earshot = await beginning();
    for (const refused of [{ whose: 'mine', allAgreed: false }, { whose: 'theirs', allAgreed: true }, {}, null]) {
      await expect(
        earshot.services.handle('start-capture', { interface: 'lo', consent: refused as never, title: '' }),
      ).rejects.toMatchObject({ code: 'consent-missing' });
    }
    expect(await readdir(earshot.root)).not.toContain('sessions');
    expect(earshot.events).toEqual([]);
  },
);

test.skipIf(why !== null)(
  named('closing the app while it records keeps the recording; it is read when it is opened', why),
  async () => {
    await using before = await beginning();
    const { sessionId } = await before.services.handle('start-capture', { interface: 'lo', consent, title: '' });
    await before.event('live', sessionId);
    await wait(500);
    const closed = await timed(before.restart());
    await using earshot = closed.value;
    const kept = sessionSchema.parse(
      JSON.parse(await readFile(join(earshot.root, 'sessions', sessionId, 'session.json'), 'utf8')),
    );
    expect(kept).toMatchObject({ state: 'left', packets: expect.any(Number) });
    expect(kept.packets).toBeGreaterThan(5);
    const { session, assessment } = await earshot.services.handle('open-session', { sessionId });
    expect(session).toMatchObject({ state: 'analysed', packets: kept.packets });
    // The value that was typed in when it was recorded, although nobody typed it in again.
    expect(assessment.findings.filter(({ subject }) => subject?.mine === 'account')).toHaveLength(1);
  },
);

test.skipIf(why !== null)(named('deleting a recording that runs ends it and leaves nothing', why), async () => {
  await using earshot = await beginning();
  const { sessionId } = await earshot.services.handle('start-capture', { interface: 'lo', consent, title: '' });
  await earshot.event('live', sessionId);
  await earshot.services.handle('delete-session', { sessionId });
  await wait(1_000);
  expect(await readdir(join(earshot.root, 'sessions'))).toEqual([]);
  expect(earshot.events.filter(({ type }) => type !== 'live')).toEqual([]);
});

test.skipIf(why !== null)(named('stopping twice is stopping once', why), async () => {
  await using earshot = await beginning();
  const { sessionId } = await earshot.services.handle('start-capture', { interface: 'lo', consent, title: '' });
  await earshot.event('live', sessionId);
  await Promise.all([
    earshot.services.handle('stop-capture', { sessionId }),
    earshot.services.handle('stop-capture', { sessionId }),
  ]);
  await earshot.event('ready', sessionId);
  expect(await earshot.services.handle('stop-capture', { sessionId })).toEqual({});
  expect(earshot.events.filter(({ type }) => type === 'ready')).toHaveLength(1);
});

test.skipIf(why !== null)(named('a network that is not there is told, and leaves no session', why), async () => {
  await using earshot = await beginning();
  await expect(
    earshot.services.handle('start-capture', { interface: 'no-such-one', consent, title: '' }),
  ).rejects.toMatchObject({ code: 'no-interface' });
  expect(await readdir(join(earshot.root, 'sessions'))).toEqual([]);
});
