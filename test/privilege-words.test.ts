import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** No text, document or source may tell anyone to give the right to record to a general program: whoever runs a script
 *  in it would have the right too. Only the capture helper gets it. The patterns are put together from pieces, so that
 *  this file does not hold what it looks for. */
const root = fileURLToPath(new URL('..', import.meta.url));
const [GRANT, AS_ROOT, MODE] = [
  ['set', 'cap'],
  ['su', 'do'],
  ['ch', 'mod'],
].map((pieces) => pieces.join(''));
const PROGRAMS = ['node', 'npm', 'npx', 'electron', 'chromium', 'chrome', 'msedge', 'firefox'].join('|');
const NEAR = String.raw`(?:(?!\n\s*\n)[\s\S]){0,160}?`; // the rest of the sentence, not the next paragraph
const RULES: readonly RegExp[] = [
  // Not in a plain list of program names, as the unused-code check keeps one.
  new RegExp(`${GRANT}\\b(?!["'],\\s*["'])${NEAR}\\b(?:${PROGRAMS})\\b(?!:)`, 'i'),
  new RegExp(`\\b${AS_ROOT}\\s+(?:-\\w+\\s+)*(?:\\S*/)?(?:${PROGRAMS})\\b`, 'i'),
  new RegExp(`\\b${MODE}\\s+(?:u\\+s|[0-7]?4[0-7]{3})\\b${NEAR}\\b(?:${PROGRAMS})\\b(?!:)`, 'i'),
];

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'build', 'coverage', '.cache']);
const TEXT = new Set(
  '.ts .tsx .js .mjs .cjs .json .jsonl .md .txt .html .css .svg .yml .yaml .c .h .sh .toml .csv'.split(' '),
);
const LARGEST = 4 * 1024 * 1024; // octets; data tables above it hold no sentences

function* textFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* textFiles(path);
    else if (
      entry.isFile() &&
      (TEXT.has(extname(entry.name)) || !entry.name.includes('.') || entry.name.startsWith('.'))
    )
      yield path;
  }
}

function broken(text: string): string[] {
  return RULES.flatMap((rule) => rule.exec(text)?.[0] ?? []);
}

test('no text gives the right to record to a general program', () => {
  const found: Record<string, string[]> = {};
  let files = 0;
  for (const path of textFiles(root)) {
    const text = readFileSync(path, 'utf8');
    if (text.length > LARGEST) continue;
    files++;
    const hits = broken(text);
    if (hits.length > 0) found[relative(root, path)] = hits;
  }
  expect(found).toEqual({});
  expect(files).toBeGreaterThan(50);
});

test('the search finds what it must, and lets the one true command pass', () => {
  for (const bad of [
    `${AS_ROOT} ${GRANT} cap_net_raw+ep $(which node)`,
    `${GRANT} cap_net_raw=eip /usr/lib/electron/electron`,
    `Use ${GRANT} so that\nChromium may record.`,
    `spawn('${GRANT}', ['cap_net_raw+ep', which('node')])`,
    `${AS_ROOT} npm start`,
    `${AS_ROOT} -E npx earshot`,
    `${AS_ROOT} /usr/bin/node x`,
    `${MODE} 4755 node_modules/.bin/electron`,
    `${MODE} u+s "$(which node)"`,
  ]) {
    expect(broken(bad), bad).not.toEqual([]);
  }
  for (const good of [
    `${AS_ROOT} ${GRANT} cap_net_raw+ep /opt/earshot/native/build/earshot-capture`,
    `${AS_ROOT} ${GRANT} cap_net_raw+ep ./earshot-capture\n\nThen: npm start`,
    `${MODE} 0755 script`,
    `import { x } from 'node:fs'`,
    `["${GRANT}", "chromium"]`,
  ]) {
    expect(broken(good), good).toEqual([]);
  }
});
