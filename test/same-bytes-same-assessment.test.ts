/** The same bytes give the same Assessment, byte for byte (design, section 1): however they are cut, packed and piped,
 *  whatever runs beside, wherever on earth. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createEngine } from '../main/analysis/assess/engine.ts';
import { DEFAULT_SETTINGS, type Settings } from '../main/contract/settings.ts';
import { analyseCapture } from '../main/shell/services/analyse-file.ts';
import { startAnalysisThread } from '../main/shell/services/analysis-thread.ts';
import { loadKnowledge } from '../main/shell/services/knowledge.ts';
import { openCaptureFile, openCapturePipe, type OpenCapture } from '../main/shell/services/open-capture.ts';
import { plantSecrets } from './generate/planted.ts';
import { CAPTURES } from './real-captures.ts';
import { runEarshot } from './run-earshot.ts';
import { SAMPLE } from './sample/build-sample.ts';

const settings: Settings = {
  ...DEFAULT_SETTINGS,
  home: 'IN',
  audience: ['IN', 'CN'],
  flows: true,
  mine: [
    { kind: 'account', value: String(SAMPLE.userId) },
    { kind: 'room', value: SAMPLE.roomId },
  ],
};
const OPTIONS = [
  '--home',
  'IN',
  '--audience',
  'IN,CN',
  '--flows',
  ...settings.mine.flatMap(({ kind, value }) => ['--mine', `${kind}=${value}`]),
];

const folder = mkdtempSync(join(tmpdir(), 'earshot-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One octet at a time costs a call per octet: larger files are cut less finely. */
const SMALL = 150_000;
/** Different link types, formats, languages of the wire; two with retransmissions and fragments. */
const REAL = [
  'weibo.pcap',
  'signal.pcap',
  'agora-sd-rtn.pcap',
  'jabber.pcap',
  'KakaoTalk_chat.pcap',
  'anyconnect-vpn.pcap',
  'iphone.pcap',
  'fuzz-2006-06-26-2594.pcap',
  'wechat.pcap',
  'tls_ech.pcapng',
].filter((name) => existsSync(join(CAPTURES, name)));

const sample = new URL('../knowledge/sample/clubhouse-2021.pcapng', import.meta.url).pathname;
const planted = join(folder, 'planted.pcapng');
writeFileSync(planted, plantSecrets(9, 80).bytes);
const FILES = [sample, planted, ...REAL.map((name) => join(CAPTURES, name))];

const knowledge = await loadKnowledge();
const told = new Map<string, string>();

/** The document and the private values, as one text. */
function engineSays(bytes: Uint8Array, readSize: number, glance = false): string {
  const engine = createEngine(knowledge, settings);
  for (let at = 0; at < bytes.length; at += readSize) {
    // A copy that is overwritten after the call: whoever keeps the view reads rubbish.
    const chunk = Uint8Array.from(bytes.subarray(at, at + readSize));
    engine.push(chunk);
    chunk.fill(0xee);
    if (glance) engine.glance();
  }
  return JSON.stringify(engine.finish(createHash('sha256').update(bytes).digest('hex'), false));
}

function expected(file: string): string {
  const known = told.get(file) ?? engineSays(readFileSync(file), Number.MAX_SAFE_INTEGER);
  told.set(file, known);
  return known;
}

async function servicesSay(capture: OpenCapture): Promise<string> {
  const { assessment, privateValues } = await analyseCapture(startAnalysisThread(), capture, settings);
  return JSON.stringify({ assessment, privateValues });
}

/** Fails at the first place where two texts differ, and shows a little of both. */
function expectSame(text: string, other: string, how: string): void {
  if (text === other) return;
  let at = 0;
  while (text[at] === other[at]) at++;
  const around = (one: string): string => one.slice(Math.max(0, at - 80), at + 120);
  expect.fail(`${how}: differs at ${at}\n${around(text)}\n${around(other)}`);
}

function piecesOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}

describe(REAL.length > 0 ? 'read sizes' : 'read sizes (real captures skipped: not there)', () => {
  test.each(FILES.map((file) => [basename(file), file]))(
    '%s',
    (_name, file) => {
      const bytes = readFileSync(file);
      for (const size of [...(bytes.length < SMALL ? [1] : []), 7, 64 * 1024, 4 * 1024 * 1024]) {
        expectSame(engineSays(bytes, size), expected(file), `read in pieces of ${size}`);
      }
    },
    60_000,
  );
});

test('looking in between, as a live recording does, changes nothing', () => {
  for (const file of FILES.slice(0, 4)) expectSame(engineSays(readFileSync(file), 20_000, true), expected(file), file);
});

describe('file, pipe, .gz and .zst', () => {
  test.each(FILES.slice(0, 5).map((file) => [basename(file), file]))(
    '%s',
    async (name, file) => {
      const bytes = readFileSync(file);
      const [gz, zst] = [join(folder, `${name}.gz`), join(folder, `${name}.zst`)];
      writeFileSync(gz, gzipSync(bytes));
      writeFileSync(zst, zstdCompressSync(bytes));
      const says: Readonly<Record<string, string>> = {
        file: await servicesSay(await openCaptureFile(file)),
        pipe: await servicesSay(openCapturePipe(Readable.from(piecesOf(bytes, 1009)), 'a pipe')),
        gz: await servicesSay(await openCaptureFile(gz)),
        zst: await servicesSay(await openCaptureFile(zst)),
        'gz through a pipe': await servicesSay(
          openCapturePipe(Readable.from(piecesOf(gzipSync(bytes), 333)), 'a pipe'),
        ),
      };
      for (const [how, text] of Object.entries(says)) expectSame(text, expected(file), how);
    },
    60_000,
  );
});

test('alone and beside three others at once', async () => {
  const four = FILES.slice(0, 4);
  const beside = await Promise.all(four.map(async (file) => servicesSay(await openCaptureFile(file))));
  for (const [i, file] of four.entries()) expectSame(beside[i] ?? '', expected(file), file);
}, 60_000);

test('under three time zones and languages, by file and by pipe', async () => {
  const places = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
  ];
  for (const file of FILES.slice(0, 3)) {
    const { assessment } = JSON.parse(expected(file)) as { assessment: unknown };
    const document = `${JSON.stringify(assessment, null, 2)}\n`;
    for (const env of places) {
      const ran = await runEarshot(['assess', file, ...OPTIONS, '--json', '-'], { env });
      expectSame(ran.stdout, document, `${basename(file)} ${env.TZ}`);
    }
    const piped = await runEarshot(['assess', '-', ...OPTIONS, '--json', '-'], {
      input: piecesOf(readFileSync(file), 40_000),
    });
    expectSame(piped.stdout, document, `${basename(file)} by pipe`);
  }
}, 120_000);
