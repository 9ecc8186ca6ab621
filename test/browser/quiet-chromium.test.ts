import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { installedChromium, QUIET_ARGUMENTS } from '../../main/report/chromium.ts';
import { servePage } from './one-page.ts';

/** A fresh profile makes its first calls within this time (design, section 7). */
const WATCHED_MS = 45_000;
/** A page that would call elsewhere if it could: by name and by number. */
const CURIOUS = `<!doctype html><title>x</title><script>
for (const url of ['http://example.org/', 'https://example.org/', 'http://192.0.2.1/', 'http://localhost/']) fetch(url).catch(() => undefined);
</script>`;

const logSchema = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.record(z.string(), z.unknown()).optional() })),
});

const chromium = await installedChromium();

test.skipIf(chromium === null)(
  `the window's Chromium asks no name server and reaches nobody but us${chromium === null ? ' (skipped: no Chromium is installed)' : ''}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-quiet-'));
    try {
      await using page = await servePage(CURIOUS);
      const events = await eventsOf(chromium ?? '', page.url, folder);
      const connects = events.flatMap(({ name, params }) =>
        name === 'TCP_CONNECT_ATTEMPT' && params?.['address'] !== undefined ? [params['address']] : [],
      );
      expect(new Set(connects)).toEqual(new Set([new URL(page.url).host]));
      // It looks whether IPv6 leads anywhere by connecting a datagram socket, which sends nothing.
      expect(events.filter(({ name }) => SENDS.includes(name))).toEqual([]);
      // What it wanted to call, and could not: the page's own calls, and Chromium's.
      const wanted = events.flatMap(({ name, params }) =>
        name === 'URL_REQUEST_START_JOB' && typeof params?.['url'] === 'string'
          ? [new URL(params['url']).hostname]
          : [],
      );
      expect(wanted).toContain('example.org');
      expect(wanted).toContain('192.0.2.1');
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    }
  },
  WATCHED_MS + 60_000,
);

/** Names of Chromium's events for a question to a name server, its own or the system's, and for a datagram. */
const SENDS = [
  'HOST_RESOLVER_DNS_TASK',
  'HOST_RESOLVER_SYSTEM_TASK',
  'DNS_TRANSACTION',
  'DNS_TRANSACTION_QUERY',
  'UDP_BYTES_SENT',
];

/** What one run wrote into its net log. Without a window, as tests have no screen; the sandbox is off for root alone. */
async function eventsOf(program: string, url: string, folder: string) {
  const log = join(folder, 'net.json');
  const here = [
    '--headless=new',
    `--log-net-log=${log}`,
    `--user-data-dir=${join(folder, 'profile')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const child = spawn(program, [...QUIET_ARGUMENTS, ...here, `--app=${url}`], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await wait(WATCHED_MS);
  child.kill('SIGTERM');
  await ended;
  const text = await readFile(log, 'utf8');
  // It closes the list only where it has the time to.
  const { constants, events } = logSchema.parse(
    JSON.parse(isWhole(text) ? text : `${text.trimEnd().replace(/,$/, '')}]}`),
  );
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, number]) => [number, name]));
  for (const name of [...SENDS, 'TCP_CONNECT_ATTEMPT', 'URL_REQUEST_START_JOB'])
    expect(constants.logEventTypes, 'this Chromium still calls it so').toHaveProperty(name);
  return events.map(({ type, params }) => ({ name: names.get(type) ?? '', params }));
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
