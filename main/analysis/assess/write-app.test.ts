import { describe, expect, test } from 'vitest';
import type { Finding } from '../../contract/assessment.ts';
import { appSchema } from '../../contract/assessment.ts';
import type { Settings } from '../../contract/settings.ts';
import { aFinding } from '../../text/assessment.fixture.ts';
import { someBooks } from './books.fixture.ts';
import { aFlow } from './flow.fixture.ts';
import type { Books } from './write-assessment.ts';
import { aWriting } from './writing.fixture.ts';
import { writeApp } from './write-app.ts';

const ALL: Partial<Settings> = { home: 'IN', vantage: 'IN', mine: [{ kind: 'account', value: 'lighthouse7' }] };

function written(
  over: Partial<Books> = {},
  settings: Partial<Settings> = ALL,
  findings: readonly Finding[] = [],
  flow = aFlow({ packetsIn: 200 }),
) {
  const books = someBooks(settings, undefined, over);
  const { id, knownBy } = books.attribution.appOf(flow);
  books.apps.add(flow, id, knownBy);
  const [record] = books.apps.sorted();
  if (!record) throw new Error('no app');
  return appSchema.parse(writeApp(record, findings, aWriting(books)));
}

const parlour = aFlow({ names: { sni: 'x.parlour.example', httpHost: null, dns: null }, packetsIn: 200 });

test('a known app: name and maker from our files, verdict from its own findings', () => {
  const findings = [aFinding({ id: 'f1', app: 'parlour' }), aFinding({ id: 'f2', app: 'unknown-app' })];
  expect(written({}, ALL, findings, parlour)).toMatchObject({
    id: 'parlour',
    name: 'Parlour',
    maker: 'Parlour Labs',
    makerCountry: 'US',
    role: 'app',
    verdict: 'exposes-people',
    decidedBy: ['f1'],
    knownBy: ['host-name'],
    packets: 206,
    firstTime: '1970-01-01T00:01:40.000000000Z',
  });
});

test.each([
  ['chat', 'chat'],
  ['/home/tom/bin/chat', 'chat'],
  ['C:\\Users\\tom\\chat.exe', 'chat.exe'],
  ['/', '/'],
  ['a\u001b[2Jb', 'a\ufffd[2Jb'],
])("a process is shown by its program's name alone: %s", (process, name) => {
  const app = written({}, ALL, [], aFlow({ process }));
  expect([app.id, app.name, app.role]).toEqual(['process-1', name, 'app']);
});

describe('limits', () => {
  const always = ['one-recording', 'servers-unseen', 'path-unseen'];
  const facts = someBooks().facts;

  test('what always holds', () => {
    expect(written({}, ALL, [], aFlow({ packetsIn: 200, opaqueBytes: 0, unknownBytes: 0 })).limits).toEqual(always);
  });

  test.each<[string, Partial<Books>, Partial<Settings>]>([
    ['no-own-values', {}, { ...ALL, mine: [] }],
    ['no-home', {}, { ...ALL, home: null }],
    ['no-vantage', {}, { ...ALL, vantage: null }],
    ['cut-short', { facts: { ...facts, truncated: true } }, ALL],
    ['invented-headers', { facts: { ...facts, inventedHeaders: true } }, ALL],
    ['undecoded-packets', { undecoded: new Map([['unknown-link', 2]]) }, ALL],
    ['findings-omitted', { closed: { ...someBooks().closed, omitted: 1 } }, ALL],
    ['packed-unopened', { closed: { ...someBooks().closed, unopened: 1 } }, ALL],
    ['packets-lost', { facts: { ...facts, droppedPackets: 30 } }, ALL],
  ])('%s', (limit, over, settings) => {
    expect(written(over, settings).limits).toContain(limit);
    expect(written().limits).not.toContain(limit);
  });

  test('any lost octet is told once, and changes no verdict below the threshold', () => {
    const [lossless, little, much] = [0, 1, 1_000].map((lostBytes) =>
      written({}, ALL, [], aFlow({ packetsIn: 200, lostBytes })),
    );
    const told = (app = lossless) => app?.limits.filter((one) => one === 'packets-lost').length;
    expect([told(), told(little), told(much)]).toEqual([0, 1, 1]);
    expect([lossless?.verdict, little?.verdict, much?.verdict]).toEqual([
      'no-problem-seen',
      'no-problem-seen',
      'not-enough-seen',
    ]);
  });

  test('encrypted and unknown shares', () => {
    expect(written().limits).toEqual(expect.arrayContaining(['encrypted-share', 'unknown-share']));
  });

  test('known by its host name alone', () => {
    expect(written({}, ALL, [], parlour).limits).toContain('app-by-name-only');
    expect(written({}, ALL, [], { ...parlour, process: 'parlourd' }).limits).not.toContain('app-by-name-only');
  });
});
