import { describe, expect, it } from 'vitest';
import { createText } from '../../main/text/index.ts';
import { servePage } from '../browser/one-page.ts';
import { noWindow, openEarshot } from './earshot-window.fixture.ts';

const { t } = createText('en');

describe.skipIf(noWindow !== null)(`who may talk to the shell${noWindow ? ` (${noWindow})` : ''}`, () => {
  it('a tab without token and cookie gets nothing, nor one with a token that was used', async () => {
    await using earshot = await openEarshot();
    const { origin } = earshot.running.shell.gate;
    const entry = earshot.running.shell.gate.entry('/');
    const first = await earshot.tab({ url: entry });
    await first.page.getByRole('button', { name: t('home.sample.open') }).click();
    await first.page.getByText(t('mark.made-up')).first().waitFor();
    expect(first.page.url()).not.toContain('token');
    expect(await first.page.evaluate(() => document.cookie)).toBe('');

    for (const url of [`${origin}/`, entry, `${origin}/#token=wrong&to=/`]) {
      const { page, wrong } = await earshot.tab({ url });
      await page.getByRole('alert').waitFor();
      const text = await page.locator('body').innerText();
      expect(text).not.toContain(t('mark.made-up'));
      expect(await page.getByRole('button', { name: t('home.sample.open') }).count()).toBe(0);
      // The refusal itself is all that the console tells.
      expect(wrong.filter((line) => !/403|WebSocket/.test(line))).toEqual([]);
    }
    // The first window was not disturbed.
    await first.page.reload();
    await first.page.getByText(t('mark.made-up')).first().waitFor();
  });

  it('another page in the same browser cannot use the cookie', async () => {
    await using earshot = await openEarshot();
    const { context } = await earshot.tab();
    const other = await context.newPage();
    await using stranger = await servePage('<h1>elsewhere</h1>');
    await other.goto(stranger.url);
    const { origin, host } = new URL(earshot.running.shell.gate.origin);
    const outcome = await other.evaluate(
      async ([address, name]) => {
        const socket = new Promise<string>((resolve) => {
          const line = new WebSocket(`ws://${name}/contract`);
          line.addEventListener('open', () => resolve('open'));
          line.addEventListener('error', () => resolve('refused'));
        });
        const file = fetch(`${address}/file`, { method: 'PUT', body: 'x', credentials: 'include' }).then(
          (answer) => String(answer.status),
          () => 'refused',
        );
        const script = new Promise<string>((resolve) => {
          const element = document.createElement('iframe');
          element.src = `${address}/`;
          element.addEventListener('load', () => resolve(element.contentDocument ? 'read' : 'closed'));
          document.body.append(element);
        });
        return [await socket, await file, await script];
      },
      [origin, host] as const,
    );
    expect(outcome).toEqual(['refused', 'refused', 'closed']);
  });
});
