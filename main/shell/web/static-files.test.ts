import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_POLICY, SAFE_HEADERS, sendStatic } from './static-files.ts';

let root = '';
let folder = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'earshot-static-'));
  folder = join(root, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(root, 'renderer-secret'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'a b.js'), '1');
  await writeFile(join(folder, '.earshot-stamp'), 'x');
  await writeFile(join(root, 'secret.js'), 'secret');
  await writeFile(join(root, 'renderer-secret', 'a.js'), 'secret');
});
afterAll(() => rm(root, { recursive: true }));

/** What was answered. */
async function get(path: string) {
  const answer = { status: 0, headers: {} as Record<string, string>, body: '' };
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(answer, { status, headers });
      return response;
    },
    end: (body?: Uint8Array) => void (answer.body = body ? Buffer.from(body).toString() : ''),
  };
  await sendStatic(folder, path, response as unknown as ServerResponse);
  return answer;
}

describe('sendStatic', () => {
  it('sends the page and its parts, by their kind', async () => {
    expect(await get('/')).toMatchObject({
      status: 200,
      body: '<!doctype html>',
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
    expect(await get('/assets/a%20b.js')).toMatchObject({
      status: 200,
      body: '1',
      headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
    });
  });

  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/../../secret.js',
    '/assets/..%5c..%5csecret.js',
    '//etc/passwd',
    '/../renderer-secret/a.js',
    '/.earshot-stamp',
    '/assets',
    '/assets/',
    '/%00.js',
    '/index.html%00.js',
    '/%',
    '/none.js',
    '',
  ])('has nothing at %j', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: '' });
  });

  it('sends the safe headers with every answer', async () => {
    for (const path of ['/', '/none.js', '/../secret.js'])
      expect((await get(path)).headers).toMatchObject(SAFE_HEADERS);
  });

  it.skipIf(process.platform === 'win32')('does not read a pipe or a folder that ends like a file', async () => {
    await mkdir(join(folder, 'folder.js'));
    await symlink(join(root, 'nowhere.js'), join(folder, 'dangling.js'));
    expect((await get('/folder.js')).status).toBe(404);
    expect((await get('/dangling.js')).status).toBe(404);
  });
});

describe('the policy', () => {
  const rules = new Map(CONTENT_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));

  it('begins with nothing, and lets in only what comes from here', () => {
    expect(rules.get('default-src')).toEqual(["'none'"]);
    for (const name of ['script-src', 'font-src', 'img-src', 'connect-src'])
      expect(rules.get(name), name).toEqual(["'self'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(rules.get(name), name).toEqual(["'none'"]);
  });

  it('has no hole: nothing inline but one known style, no eval, no other address', () => {
    expect(CONTENT_POLICY).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
    expect(rules.get('style-src')).toEqual(["'self'", expect.stringMatching(/^'sha256-[\w+/]{43}='$/)]);
  });
});
