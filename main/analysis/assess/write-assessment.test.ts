import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { assessmentSchema } from '../../contract/assessment.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/settings.ts';
import type { CertificateFacts, Flow } from '../model/flow.ts';
import { someBooks } from './books.fixture.ts';
import { aFlow, aHit, aSighting } from './flow.fixture.ts';
import { flowRow } from './flow-rows.ts';
import type { Books } from './write-assessment.ts';
import { writeAssessment } from './write-assessment.ts';

const CERTIFICATE: CertificateFacts = {
  sha1: 'a1',
  sha256: 'a2',
  issuer: 'O=Lighthouse7, emailAddress=keeper@coast.example',
  subject: 'CN=lighthouse7.example',
  notBefore: null,
  notAfter: '2050-01-01T00:00:00Z',
  names: ['lighthouse7.example', 'other.example'],
};

/** Books that three flows were closed into, in any order. */
function filled(order: readonly number[], settings: Partial<Settings> = {}): Books {
  const books = someBooks(settings, undefined, { clients: new Set(['192.0.2.10', '2001:db8::5']) });
  const flows: Flow[] = [
    aFlow({
      id: 1,
      firstFrame: 1,
      names: { sni: 'x.parlour.example', httpHost: null, dns: null },
      tls: {
        version: null,
        alpn: ['lighthouse7'],
        alpnChosen: 'lighthouse7',
        cipher: null,
        ja3: null,
        ja4: null,
        ech: false,
        resumed: null,
        certificates: [CERTIFICATE],
        clientCertificate: false,
      },
    }),
    aFlow({ id: 2, firstFrame: 4, server: { ip: '2001:db8::5', port: 9 }, process: 'second' }),
    aFlow({
      id: 3,
      firstFrame: 7,
      server: { ip: '203.0.113.4', port: 9 },
      process: 'toms-lighthouse7',
      names: {
        sni: null,
        httpHost: 'lighthouse7.example',
        dns: null,
        others: ['LIGHTHOUSE7-PC', '192-0-2-10.lan', '10.2.0.192.in-addr.arpa', 'mail@lan.example', 'mx.example'],
      },
    }),
  ];
  const refs = [books.values.note('account', 'lighthouse7'), books.values.note('room', 'room-of-tom')];
  for (const i of order) {
    const flow = flows[i];
    if (!flow) continue;
    const { id, knownBy } = books.attribution.appOf(flow);
    books.apps.add(flow, id, knownBy);
    books.servers.add(flow, id, books.attribution.namesOf(flow), 'internet');
    const value = refs[i === 2 ? 0 : 1];
    if (value !== undefined)
      books.findings.addHit(aHit({ value, sightings: [aSighting(flow.firstFrame + 1)] }), flow, id, 'internet');
    books.closed.rows.push(flowRow(flow));
  }
  return books;
}

test('an empty capture is a valid document', () => {
  const { assessment, privateValues } = writeAssessment(someBooks());
  expect(assessmentSchema.parse(assessment)).toMatchObject({ apps: [], servers: [], findings: [], revealed: false });
  expect(privateValues).toEqual([]);
  expect(assessment.flows).toBeUndefined();
});

test('the order in which flows closed leaves no trace', () => {
  const write = (order: readonly number[]) => JSON.stringify(writeAssessment(filled(order, { flows: true })));
  for (const order of [
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])
    expect(write(order)).toBe(write([0, 1, 2]));
});

test("ids count up in the document's order, and everything points to what is there", () => {
  const { assessment, privateValues } = writeAssessment(filled([2, 1, 0]));
  expect(assessment.apps.map((one) => one.id)).toEqual(['parlour', 'process-1', 'process-2']);
  expect(assessment.servers.map((one) => `${one.id} ${one.app}`)).toEqual([
    's1 parlour',
    's2 process-1',
    's3 process-2',
  ]);
  expect(
    assessment.findings.map((one) => `${one.id} ${one.app} ${one.subject?.valueId} ${one.receivers.join()}`),
  ).toEqual([
    'f1 parlour v1 s1',
    'f2 parlour v1 s1,s2', // the same value in two apps: linkable
    'f3 process-1 v1 s1,s2',
    'f4 process-1 v1 s2',
    'f5 process-2 v2 s3',
  ]);
  expect(privateValues.map((one) => `${one.id} ${one.raw}`)).toEqual(['v1 room-of-tom', 'v2 lighthouse7']);
});

describe('what came from packets', () => {
  const json = (settings: Partial<Settings>) =>
    JSON.stringify(writeAssessment(filled([0, 1, 2], { flows: true, ...settings })).assessment);

  test('no found value is left in a name, an app, a protocol offered, a certificate', () => {
    const text = json({});
    expect(text.toLowerCase()).not.toContain('lighthouse7');
    expect(text).toContain('v2.example');
    expect(text).toContain('toms-v2');
    expect(text).toContain('"others":["v2-PC","client-2.lan","client-2.in-addr.arpa","(masked)","mx.example"]');
    expect(text).toContain('"alpn":["v2"],"alpnChosen":"v2"');
    expect(text).toContain('"issuer":"O=v2, emailAddress=(masked)","subject":"CN=v2.example"');
    expect(text).toContain('"names":["v2.example","other.example"]');
  });

  test("no client address, also where it is a server's", () => {
    expect(json({})).not.toMatch(/192\.0\.2\.10|2001:db8/);
  });

  test('an own value is hidden, whether it was found or not', () => {
    expect(json({ mine: [{ kind: 'other', value: 'second' }] })).toContain('"name":"own-value"');
  });

  test('nor does a hash of an own value stay in a name', () => {
    const hash = createHash('sha256').update('tom@coast.example').digest('hex');
    const flow = aFlow({ id: 9, names: { sni: `${hash}.coast.example`, httpHost: null, dns: null } });
    const books = someBooks({ mine: [{ kind: 'email', value: 'Tom@Coast.example' }] });
    const { id, knownBy } = books.attribution.appOf(flow);
    books.apps.add(flow, id, knownBy);
    books.servers.add(flow, id, books.attribution.namesOf(flow), 'internet');
    const text = JSON.stringify(writeAssessment(books).assessment);
    expect(text).not.toContain(hash);
    expect(text).toContain('own-value.coast.example');
  });

  test('a value that a rule noted and no finding names is hidden, too', () => {
    const books = filled([0, 1, 2]);
    books.values.note('other', 'second');
    expect(writeAssessment(books).assessment.apps.map((one) => one.name)).toEqual([
      'Parlour',
      'masked-value',
      'toms-v2',
    ]);
  });

  test('with --reveal all of it is there, and the document says so', () => {
    const text = json({ reveal: true });
    for (const part of [
      'lighthouse7.example',
      'toms-lighthouse7',
      '192.0.2.10',
      '2001:db8::5',
      '"alpn":["lighthouse7"]',
      'emailAddress=keeper@coast.example',
      '"value":"room-of-tom"',
      '"revealed":true',
    ])
      expect(text).toContain(part);
  });
});

test('settings and file are told; own values by their kinds alone', () => {
  const books = someBooks({
    home: 'IN',
    audience: ['IN', 'CN'],
    mine: [
      { kind: 'room', value: 'secret-room' },
      { kind: 'account', value: 'a' },
      { kind: 'room', value: 'b' },
    ],
  });
  books.facts.problems.push('cut-short');
  const { assessment } = writeAssessment(books);
  expect(assessment.made.settings).toEqual({
    home: 'IN',
    audience: ['IN', 'CN'],
    vantage: null,
    lang: DEFAULT_SETTINGS.lang,
    mineKinds: ['account', 'room'],
    keylog: false,
  });
  expect(assessment.input.files).toEqual([
    {
      name: 'capture-1',
      sha256: 'ab'.repeat(32),
      format: 'pcap',
      packets: 300,
      bytes: 90_000,
      firstTime: '1970-01-01T00:01:40.000000000Z',
      lastTime: '1970-01-01T00:03:20.000000000Z',
      truncated: false,
      problems: ['cut-short'],
    },
  ]);
  expect(JSON.stringify(assessment)).not.toContain('secret-room');
});

test('headers that may be made up, and what stands beside packets, are told where there are any', () => {
  const books = someBooks();
  books.facts.inventedHeaders = true;
  Object.assign(books.facts.beside, { tlsKeyLogs: 2, comments: 1 });
  expect(writeAssessment(books).assessment.input.files[0]).toMatchObject({
    inventedHeaders: true,
    beside: [
      { kind: 'comments', count: 1 },
      { kind: 'tlsKeyLogs', count: 2 },
    ],
  });
});

test('undecoded packets are counted by reason, in code-unit order', () => {
  const { assessment } = writeAssessment(
    someBooks({}, undefined, {
      undecoded: new Map([
        ['unknown-link', 2],
        ['arp', 5],
      ]),
    }),
  );
  expect(assessment.coverage).toMatchObject({
    undecodedPackets: 7,
    undecodedReasons: [
      { reason: 'arp', packets: 5 },
      { reason: 'unknown-link', packets: 2 },
    ],
  });
});
