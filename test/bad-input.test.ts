/** What goes wrong gets one clear line, exit code 2, and leaves nothing half-written. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { assessmentSchema } from '../main/contract/assessment.ts';
import type { ErrorCode } from '../main/contract/errors.ts';
import { createText, tellProblem } from '../main/text/index.ts';
import { runEarshot, type Ran, type RunOptions } from './run-earshot.ts';
import { buildSample, SAMPLE } from './sample/build-sample.ts';

const sample = Buffer.from(buildSample());
const MINE = ['--mine', `account=${SAMPLE.userId}`];
const IS_ROOT = process.getuid?.() === 0;
/** `nobody` on Linux and macOS alike is not root, and owns nothing. */
const NOBODY = 65_534;

const root = mkdtempSync(join(tmpdir(), 'earshot-bad-'));
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));
const put = (name: string, bytes: Uint8Array | string, mode = 0o644): string => {
  const path = join(root, name);
  writeFileSync(path, bytes);
  chmodSync(path, mode);
  return path;
};
const good = put('good.pcapng', sample);

let out = '';
let runs = 0;
beforeEach(() => {
  out = join(root, `out-${++runs}`);
  mkdirSync(out);
});

/** One line with this error's own words, no stack, exit code 2; and the folder for results is empty. */
function expectRefusal(ran: Ran, code: ErrorCode, values: Record<string, string | number> = {}): void {
  const { happened, next } = tellProblem({ code, values }, createText('en'));
  expect(ran.stderr).toMatch(/^[^\n]+\n$/);
  expect(ran.stderr).not.toMatch(/\bat .*:\d+|node:|Error:/);
  expect(ran.stderr).toContain(happened);
  expect(ran.stderr).toContain(next);
  expect(ran.code).toBe(2);
  expect(readdirSync(out)).toEqual([]);
}

async function refused(
  args: readonly string[],
  code: ErrorCode,
  values: Record<string, string | number> = {},
  options: RunOptions = {},
): Promise<void> {
  const ran = await runEarshot(['assess', ...args, '--json', join(out, 'out.json')], options);
  expectRefusal(ran, code, values);
  expect(ran.stdout).toBe('');
}

describe('a file that is no recording', () => {
  test.each<[string, string | Uint8Array, ErrorCode]>([
    ['words.pcap', 'These are words and no packets.\n'.repeat(50), 'not-a-capture'],
    [
      'picture.pcap',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 200 }, () => 7)]),
      'not-a-capture',
    ],
    ['three-octets.pcap', Uint8Array.of(0x0a, 0x0d, 0x0d), 'not-a-capture'],
    ['zeros.pcap', new Uint8Array(1_000_000), 'not-a-capture'],
    ['words.pcap.gz', gzipSync('These are words and no packets.'), 'not-a-capture'],
    ['zero-octets.pcap', '', 'empty-file'],
    ['nothing-packed.pcap.gz', gzipSync(''), 'empty-file'],
  ])('%s', async (name, content, code) => {
    await refused([put(name, content)], code, { name });
  });

  test('by a pipe', async () => {
    const name = createText('en').t('command.stdin');
    await refused(['-'], 'not-a-capture', { name }, { input: [Buffer.from('words, and no packets')] });
    await refused(['-'], 'empty-file', { name });
  });

  test('a folder', async () => {
    await refused([root], 'is-a-directory', { name: root.split('/').at(-1) ?? '' });
  });

  test.each(['missing.pcap', 'good.pcapng/inside.pcap'])('not there: %s', async (name) => {
    await refused([join(root, name)], 'no-such-file', { name: name.split('/').at(-1) ?? '' });
  });

  test("the second of two files: the first one's result stays, the second leaves nothing", async () => {
    const ran = await runEarshot(['assess', good, put('words-2.pcap', 'words'), '--json', out]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^words-2\.pcap is not a recording[^\n]*\n$/);
    expect(readdirSync(out)).toEqual(['1-good.json']);
    assessmentSchema.parse(JSON.parse(readFileSync(join(out, '1-good.json'), 'utf8')));
  });
});

test('bad files between good ones: each is told in a line, the others are assessed', async () => {
  const [words, missing] = [put('words-3.pcap', 'words'), join(root, 'gone.pcap')];
  const ran = await runEarshot(['assess', words, good, missing, good, '--json', out]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/^words-3\.pcap is not a recording[^\n]*\nThere is no file called gone\.pcap[^\n]*\n$/);
  expect(readdirSync(out).sort()).toEqual(['2-good.json', '4-good.json']);
  expect(ran.stdout.match(/We could look into/g)).toHaveLength(2);
});

test('a recording without packets says so first', async () => {
  const header = Uint8Array.from([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0]);
  const ran = await runEarshot(['assess', put('no-packets.pcap', header)]);
  expect([ran.code, ran.stderr]).toEqual([0, '']);
  expect(ran.stdout.split('\n')[0]).toBe(createText('en').t('cli.no-packets'));
});

describe('no permission', () => {
  const secret = put('secret.pcapng', sample, 0o000);
  /** Root may read all: as root the command runs as nobody. That needs a checkout that others may read. */
  const canBeNobody =
    !IS_ROOT || spawnSync(process.execPath, ['-e', '0'], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;
  const options: RunOptions = IS_ROOT ? { uid: NOBODY, cwd: '/' } : {};

  test.skipIf(!canBeNobody)('to read the recording (skipped for root where nobody may not run node)', async () => {
    chmodSync(out, 0o777);
    await refused([secret], 'no-permission', { name: 'secret.pcapng' }, options);
  });

  test.skipIf(!canBeNobody)('to write the result (skipped for root where nobody may not run node)', async () => {
    chmodSync(out, 0o555);
    const ran = await runEarshot(['assess', good, '--json', join(out, 'out.json')], options);
    expectRefusal(ran, 'no-permission', { name: 'out.json' });
  });
});

describe('a recording that is cut short is read up to the break', () => {
  const sentence = createText('en').t('limit.cut-short');
  const cut = sample.subarray(0, sample.length - 9_001);

  test.each<[string, Uint8Array, readonly string[], string[]]>([
    ['in a packet', cut, MINE, ['cut-short']],
    ['in its compression', gzipSync(sample).subarray(0, -9_001), MINE, ['cut-short']],
    ['with nothing to find', cut, [], ['cut-short']],
  ])('%s', async (name, bytes, mine, problems) => {
    const [path, json] = [put(`${name}.pcapng`.replaceAll(' ', '-'), bytes), join(out, 'out.json')];
    const ran = await runEarshot(['assess', path, ...mine, '--json', json]);
    expect([ran.code, ran.stderr]).toEqual([mine.length > 0 ? 1 : 0, '']);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain(sentence);
    const { input, apps, coverage } = assessmentSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(input.files[0]?.truncated).toBe(true);
    expect(input.files[0]?.problems).toEqual(expect.arrayContaining(problems));
    expect(coverage.packets).toBeGreaterThan(100);
    for (const app of apps) expect(app.limits).toContain('cut-short');
  });

  test('a whole one does not say so', async () => {
    const ran = await runEarshot(['assess', good]);
    expect(ran.code).toBe(0);
    expect(ran.stdout.replace(/\s+/g, ' ')).not.toContain(sentence);
  });
});

describe('what was typed', () => {
  test.each<[string, readonly string[], ErrorCode]>([
    ['--mine without =', ['--mine', 'account'], 'bad-mine'],
    ['--mine without a value', ['--mine', 'account='], 'bad-mine'],
    ['--mine without a kind', ['--mine', '=12345678'], 'bad-mine'],
    ['a file of own values that is not there', ['--mine-file', join(root, 'nowhere.jsonl')], 'no-such-file'],
    ['a country that is none', ['--home', 'XX'], 'bad-country'],
    ['a country of three letters', ['--audience', 'IN,IND'], 'bad-country'],
    ['a vantage that is none', ['--vantage', '1'], 'bad-country'],
    ['a key log that is not there', ['--keylog', join(root, 'nowhere.jsonl')], 'no-such-file'],
    ['a language', ['--lang', 'xx'], 'bad-language'],
    ['--reveal with --pdf', ['--reveal', '--pdf', 'x.pdf'], 'revealed-refused'],
  ])('%s', async (_name, args, code) => {
    const what =
      {
        'bad-country': { '--home': 'XX', '--audience': 'IND', '--vantage': '1' }[args[0] ?? ''] ?? '',
        'bad-language': 'xx',
      }[code as string] ?? '';
    await refused([good, ...args], code, { what, name: 'nowhere.jsonl' });
  });

  test('a key log without a line of one is refused by its name, without a word of it', async () => {
    const keys = put('keys.txt', 'CLIENT_RANDOM 00 11\n# nothing else\n');
    await refused([good, '--keylog', keys], 'bad-keylog', { name: 'keys.txt' });
  });

  test('an own value may hold an equals sign', async () => {
    const ran = await runEarshot(['assess', good, '--mine', 'other=a=b=c', '--json', '-']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
  });

  test('a bad line in a file of own values is named by its number, without a word of it', async () => {
    const file = put('mine.jsonl', `{"kind":"account","value":"12345678"}\n{"kind":"phone","value":"+4915112345678"\n`);
    const ran = await runEarshot(['assess', good, '--mine-file', file]);
    expectRefusal(ran, 'bad-mine', { what: 'line 2' });
    expect(ran.stderr).not.toMatch(/4915112345678|phone"/);
  });

  test('several files and one place for their JSON', async () => {
    expectRefusal(await runEarshot(['assess', good, good, '--json', '-']), 'json-needs-folder');
    expectRefusal(await runEarshot(['assess', good, good, '--json', good]), 'json-needs-folder');
  });

  test.each([[['assess']], [['assess', good, '--nonsense']], [['nonsense']]])('%j is no command', async (args) => {
    const ran = await runEarshot(args);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/^[^\n]+ --help[^\n]*\n$/);
    expect(ran.stderr).not.toContain('error:');
  });
});

describe('a place that cannot be written to', () => {
  test.each<[string, string, ErrorCode]>([
    ['a folder that is not there', 'not-there/out.json', 'output-folder-missing'],
    ['a folder', '.', 'output-is-folder'],
  ])('%s, told before anything is read', async (_name, to, code) => {
    const name = to === '.' ? (out.split('/').at(-1) ?? '') : 'not-there';
    for (const option of ['--json', '--pdf']) {
      const ran = await runEarshot(['assess', good, option, join(out, to)]);
      expectRefusal(ran, code, { name });
      expect(ran.stdout).toBe('');
    }
  });

  test.skipIf(!existsSync('/dev/full'))('a device that is full (skipped where there is no /dev/full)', async () => {
    expectRefusal(await runEarshot(['assess', good, '--json', '/dev/full']), 'disk-full', { name: 'full' });
  });
});
