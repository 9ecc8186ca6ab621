/** The checks of `npm test` can fail: what each forbids is planted in a small tree of its own, and each must see it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkTestsBeside } from '../setup/tests-beside.mjs';

const TOP = fileURLToPath(new URL('..', import.meta.url));

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'earshot-checks-'));
  symlinkSync(join(TOP, 'node_modules'), join(tree, 'node_modules'));
  for (const name of [
    '.oxlintrc.json',
    '.oxfmtrc.json',
    'tsconfig.base.json',
    'tsconfig.json',
    'tsconfig.engine.json',
    'package.json',
  ]) {
    copyFileSync(join(TOP, name), join(tree, name));
  }
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), source);
}

function run(tool: string, ...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(TOP, 'node_modules', tool), ...args], {
    cwd: tree,
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

describe('the linter', () => {
  const lint = (): { code: number | null; said: string } => run('oxlint/bin/oxlint', '--quiet');

  test.each([
    ['a clock', 'export const a = Date.now();', 'no clock'],
    ['a timer', 'export const a = setTimeout(() => undefined, 1);', 'no clock'],
    ['chance', 'export const a = Math.random();', 'Same bytes, same Assessment'],
    ['a logarithm', 'export const a = Math.log2(3);', 'differs between engines'],
    ['a locale', "export const a = 'a'.localeCompare('b');", 'code-unit order'],
    ['a locale’s number', 'export const a = (1).toLocaleString();', 'locale'],
    ['Intl', "export const a = new Intl.Collator('de');", 'locale'],
    ['the network', "export const a = fetch('x');", 'no network'],
    ['Node’s Buffer', 'export const a = Buffer.alloc(1);', 'Uint8Array'],
  ])('refuses %s in the engine', (_name, source, why) => {
    plant('main/analysis/dissect/planted.ts', `${source}\n`);
    const { code, said } = lint();
    expect(code).toBe(1);
    expect(said).toContain(why);
  });

  test('lets the same pass outside the engine, and in its tests', () => {
    plant('main/sessions/planted.ts', 'export const a = Date.now();\n');
    plant('main/analysis/dissect/planted.test.ts', 'export const a = Date.now();\n');
    expect(lint()).toMatchObject({ code: 0 });
  });

  test.each([
    ['any', 'export function f(a: any): void {\n  void a;\n}', 'no-explicit-any'],
    [
      'a promise left alone',
      'async function f(): Promise<void> {}\nexport function g(): void {\n  f();\n}',
      'no-floating-promises',
    ],
    ['a "!"', 'export const f = (a: string | null): string => a!;', 'no-non-null-assertion'],
    ['a note to do it later', '// TODO: finish\nexport const a = 1;', 'no-warning-comments'],
    [
      'a switch that forgot a member',
      "export function f(a: 'x' | 'y'): number {\n  switch (a) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}",
      'switch-exhaustiveness-check',
    ],
  ])('refuses %s anywhere', (_name, source, rule) => {
    plant('main/sessions/planted.ts', `${source}\n`);
    const { code, said } = lint();
    expect(code).toBe(1);
    expect(said).toContain(rule);
  });

  test.each([
    ['a picture without words', 'export const A = () => <img src="a.svg" />;', 'alt-text'],
    [
      'a hook in a condition',
      "import { useState } from 'react';\nexport function A(p: { on: boolean }) {\n  if (p.on) useState(1);\n  return null;\n}",
      'rules-of-hooks',
    ],
    ['raw HTML', "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;", 'no-danger'],
  ])('refuses %s in the renderer', (_name, source, rule) => {
    plant('renderer/planted.tsx', `${source}\n`);
    const { code, said } = lint();
    expect(code).toBe(1);
    expect(said).toContain(rule);
  });
});

describe('the type check', () => {
  const check = (project: string): { code: number | null; said: string } => run('typescript/bin/tsc', '-p', project);

  test('of the engine knows no Node, no browser and no clock', () => {
    plant('main/analysis/bytes/good.ts', 'export const a = new Uint8Array(2);\n');
    expect(check('tsconfig.engine.json').code).toBe(0);
    for (const name of ['Buffer', 'process', 'setTimeout', 'fetch', 'window', 'performance', 'crypto']) {
      plant('main/analysis/bytes/planted.ts', `export const a = ${name};\n`);
      const { code, said } = check('tsconfig.engine.json');
      expect(code, name).toBe(2);
      expect(said).toContain(`'${name}'`);
    }
  }, 60_000);

  test('of everything sees a wrong type', () => {
    plant('main/sessions/planted.ts', 'export const a: number = "x";\n');
    expect(check('tsconfig.json')).toMatchObject({ code: 2 });
  });
});

test('the formatter refuses a file that is not formatted', () => {
  plant('main/sessions/planted.ts', 'export const a = "x"\n');
  const { code, said } = run('oxfmt/bin/oxfmt', '--check', 'main');
  expect(code).toBe(1);
  expect(said).toContain('planted.ts');
});

describe('tests beside', () => {
  test('a source without a test is seen; types alone need none', () => {
    plant('main/analysis/dissect/good.ts', 'export const a = 1;\n');
    plant('main/analysis/dissect/good.test.ts', '');
    plant('main/analysis/dissect/planted.ts', '/** Why. */\nexport function f(): number {\n  return 1;\n}\n');
    plant(
      'main/analysis/dissect/types.ts',
      "import type { A } from './a.ts';\n/** A. */\nexport interface B extends A {}\nexport type { A };\n",
    );
    plant('main/analysis/dissect/planted.fixture.ts', 'export const a = 1;\n');
    expect(checkTestsBeside(tree)).toEqual({ sources: 2, untested: ['main/analysis/dissect/planted.ts'] });
  });
});
