/** Every place whose text may reach the Assessment, with 200 invented secrets in them (design, section 4). */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessmentSchema } from '../main/contract/assessment.ts';
import { readPdf } from '../main/report/read-pdf.ts';
import { type PlantedCapture, plantSecrets } from './generate/planted.ts';
import type { Place } from './generate/places.ts';
import { SealedFrames } from './generate/sealed-frames.ts';
import { findSecret } from './generate/written-ways.ts';
import { runEarshot, type Ran } from './run-earshot.ts';

const SECRETS = 200;
const planted = plantSecrets(4, SECRETS);
const RENDERER = new URL('../dist/renderer/index.html', import.meta.url).pathname;

let folder = '';
let args: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-doors-'));
  const [capture, mine] = [join(folder, 'capture.pcapng'), join(folder, 'mine.jsonl')];
  await writeFile(capture, planted.bytes);
  await writeFile(mine, planted.mine.map((one) => JSON.stringify(one)).join('\n'));
  args = ['assess', capture, '--flows', '--mine-file', mine, '--home', 'IN'];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Places whose text becomes one of a flow's further names. */
const OTHERS = [
  'dns-question',
  'llmnr-question',
  'nbns-name',
  'netbios-source',
  'ssdp-host',
  'stun-realm',
  'smtp-server-name',
] as const;
/** Places whose text is shown as a name, found or not. */
const NAMES: ReadonlySet<Place> = new Set([
  'dns-name',
  'sni',
  'alpn',
  'http-host',
  'process-name',
  'dhcp-host-name',
  ...OTHERS,
]);

/** Which secrets and addresses stand in a text, each with its place and the way it is written. */
function leaks(text: string, { secrets, privateAddresses }: PlantedCapture = planted): string[] {
  const found = secrets.flatMap(({ secret, place, how, way }) => {
    const as = findSecret(text, secret);
    return as === null ? [] : [`${how} in ${place} (${way}): ${secret} as ${as}`];
  });
  const addresses = privateAddresses.flatMap((ip) => [
    ip,
    ip.replaceAll('.', '-'),
    `${ip.split('.').toReversed().join('.')}.in-addr`,
  ]);
  return [...found, ...addresses.filter((ip) => text.includes(ip))];
}

function outputsOf({ stdout, stderr }: Ran): string[] {
  return [...leaks(stdout), ...leaks(stderr)];
}

test('the capture holds every secret, in each of its places', () => {
  expect(new Set(planted.secrets.map(({ secret }) => secret)).size).toBe(SECRETS);
  for (const how of ['mine', 'detector', 'key'])
    expect(planted.secrets.filter((one) => one.how === how).length).toBeGreaterThan(30);
});

test('nothing on stdout, nothing on stderr, nothing in the Assessment file', async () => {
  const json = join(folder, 'out.json');
  const ran = await runEarshot([...args, '--json', json]);
  expect([ran.code, ran.stderr]).toEqual([1, '']);
  expect(outputsOf(ran)).toEqual([]);
  const text = await readFile(json, 'utf8');
  expect(leaks(text)).toEqual([]);
  expect(assessmentSchema.parse(JSON.parse(text)).findings.length).toBeGreaterThan(SECRETS / 2);
});

test('what a key log opens stays inside as well, with its names and its keys, and is no exposure', async () => {
  const frames = new SealedFrames();
  const sealed = plantSecrets(5, SECRETS, frames);
  const [capture, mine, keys] = ['sealed.pcapng', 'sealed-mine.jsonl', 'keys.txt'].map((name) => join(folder, name));
  await writeFile(capture ?? '', sealed.bytes);
  await writeFile(mine ?? '', sealed.mine.map((one) => JSON.stringify(one)).join('\n'));
  await writeFile(keys ?? '', frames.keyLog);
  const json = join(folder, 'sealed.json');
  const ran = await runEarshot(
    ['assess', capture, '--flows', '--mine-file', mine, '--keylog', keys, '--json', json].map(String),
  );
  const text = await readFile(json, 'utf8');
  expect([ran.code, ran.stderr]).toEqual([1, '']); // own values in a TURN server's realm, which nothing seals
  expect([...leaks(ran.stdout, sealed), ...leaks(text, sealed)]).toEqual([]);
  const { findings, made } = assessmentSchema.parse(JSON.parse(text));
  const opened = findings.filter(({ kind }) => kind === 'seen-by-decryption');
  expect(opened.length).toBeGreaterThan(SECRETS / 2);
  expect(opened.every(({ evidence }) => evidence.every(({ decrypted }) => decrypted))).toBe(true);
  const exposed = findings.filter(({ kind, reach }) => kind.endsWith('-exposed') && reach === 'internet');
  expect(exposed.flatMap(({ evidence }) => evidence.filter((one) => one.decrypted || one.protocol !== 'stun'))).toEqual(
    [],
  );
  expect(made.settings.keylog).toBe(true);
  // Inner host names and application protocols are no names of a flow; a key log's lines stand nowhere.
  for (const name of ['.host.example', '.sni.example', 'alpn.example']) expect(text).not.toContain(name);
  for (const secret of frames.keyLog.match(/[\da-f]{64}/g) ?? []) expect(text).not.toContain(secret);
});

test('with --reveal they are there, and the document says so', async () => {
  const ran = await runEarshot([...args, '--reveal', '--json', '-']);
  const assessment = assessmentSchema.parse(JSON.parse(ran.stdout));
  expect(assessment.revealed).toBe(true);
  // An own value in another encoding than those that are searched stands in no finding; as part of a name it is shown.
  const shown = planted.secrets.filter(({ how, way, place }) => how !== 'mine' || way === 'plain' || NAMES.has(place));
  expect(shown.length).toBeGreaterThan(SECRETS / 2);
  const others = (assessment.flows ?? []).flatMap(({ names }) => names.others).join('\n');
  for (const place of [...OTHERS, 'dhcp-host-name']) {
    const here = planted.secrets.filter((one) => one.place === place);
    expect([place, here.length > 3, here.filter(({ secret }) => findSecret(others, secret) === null)]).toEqual([
      place,
      true,
      [],
    ]);
  }
  expect(shown.filter(({ secret }) => findSecret(ran.stdout, secret) === null)).toEqual([]);
  for (const ip of planted.privateAddresses) expect(ran.stdout).toContain(ip);
});

test('--reveal and --pdf together are refused, in one sentence and with nothing written', async () => {
  const pdf = join(folder, 'revealed.pdf');
  const ran = await runEarshot([...args, '--reveal', '--pdf', pdf]);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  expect(existsSync(pdf)).toBe(false);
});

describe.skipIf(!existsSync(RENDERER))('the PDF (skipped where dist/renderer is not built)', () => {
  test('nothing on any page, nor in title, outline, links and words for screen readers', async () => {
    const pdf = join(folder, 'out.pdf');
    const ran = await runEarshot([...args, '--pdf', pdf]);
    expect([ran.code, outputsOf(ran)]).toEqual([1, []]);
    const bytes = await readFile(pdf);
    const { pages, besides } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(1);
    expect(leaks(pages.join('\n'))).toEqual([]);
    expect(leaks(besides.join('\n'))).toEqual([]);
    expect(leaks(bytes.toString('latin1'))).toEqual([]);
  }, 120_000);
});
