import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createText } from '../../main/text/index.ts';
import { DEFAULT_SETTINGS } from '../../main/contract/settings.ts';
import { whyNoLoopback } from '../live/capture-ready.ts';
import { startStranger, type Stranger } from '../live/stranger.ts';
import { axe, noWindow, openEarshot } from './earshot-window.fixture.ts';

const { t } = createText('en');
const why = noWindow ?? whyNoLoopback();

let stranger: Stranger | null = null;
afterEach(() => {
  stranger?.stop();
  stranger = null;
});

describe.skipIf(why !== null)(`recording in the window${why ? ` (${why})` : ''}`, () => {
  it('asks first, shows what comes in, and ends at the result; the window’s own packets are set apart', async () => {
    await using earshot = await openEarshot();
    await earshot.running.services.handle('set-settings', {
      settings: { ...DEFAULT_SETTINGS, mine: [{ kind: 'account', value: '48123493' }] },
    });
    stranger = startStranger('join uid=48123493 now');
    const { page, wrong } = await earshot.tab();
    const start = page.getByRole('button', { name: t('home.record.start') });
    await page.getByLabel(t('home.record.choose')).selectOption({ value: 'lo' });

    // Neither question is answered, then one: nothing is recorded, and the open one has the focus.
    await start.click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await page.getByLabel(t('home.consent.mine')).check();
    await start.click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    expect(await readdir(earshot.root)).not.toContain('sessions');

    await page.getByLabel(t('home.consent.all')).check();
    await page.getByLabel(t('home.record.name')).fill('Evening');
    await start.click();
    await page.waitForURL(/#\/live\//);
    await page
      .getByText(/sent a user ID, and it was readable/)
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await axe(page), 'live').toEqual([]);
    // A reload in the middle neither ends the recording nor loses sight of it.
    await page.reload();
    await page
      .getByText(/set apart/)
      .first()
      .waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: t('live.stop') }).click();
    await page.waitForURL(/#\/results\//, { timeout: 20_000 });
    await page
      .getByText(/user ID/i)
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await page.locator('body').innerText()).not.toContain('48123493');
    expect(wrong).toEqual([]);

    const [id = ''] = await readdir(join(earshot.root, 'sessions'));
    const { assessment } = await earshot.running.services.handle('open-session', { sessionId: id });
    // The window talks to us all the time: none of that is any app's.
    const own = `"port":${new URL(earshot.running.shell.gate.origin).port}`;
    expect(JSON.stringify(assessment)).not.toContain(own);
  });

  it('a window that goes away in the middle does not end the recording; it can be opened again and stopped', async () => {
    await using earshot = await openEarshot();
    stranger = startStranger('hello there');
    const first = await earshot.tab();
    const { sessionId } = await earshot.running.services.handle('start-capture', {
      interface: 'lo',
      consent: { whose: 'mine', allAgreed: true },
      title: '',
    });
    await first.context.close();
    const { page, wrong } = await earshot.tab({ path: `/live/${sessionId}` });
    await page.getByRole('button', { name: t('live.stop') }).click();
    await page.waitForURL(/#\/results\//, { timeout: 20_000 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect
      .poll(async () => (await earshot.running.services.handle('app-state', {})).sessions[0]?.state, {
        timeout: 20_000,
      })
      .toBe('analysed');
    expect(wrong).toEqual([]);
  });
});
