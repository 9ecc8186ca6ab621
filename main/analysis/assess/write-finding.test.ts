import { describe, expect, test } from 'vitest';
import { findingSchema } from '../../contract/assessment.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { Settings } from '../../contract/settings.ts';
import { someBooks } from './books.fixture.ts';
import { aFlow, aHit, aSighting } from './flow.fixture.ts';
import type { FlowHit } from './flow-hits.ts';
import { someKnowledge } from './knowledge.fixture.ts';
import { aWriting } from './writing.fixture.ts';
import { writeFinding } from './write-finding.ts';

function written(
  hit: Partial<FlowHit>,
  raw = 'lighthouse7',
  settings: Partial<Settings> = {},
  names: readonly string[] = [],
  app = 'parlour',
  knowledge = someKnowledge(),
) {
  const books = someBooks(settings, knowledge);
  const value = books.values.note(hit.type ?? 'account', raw);
  books.findings.addHit(aHit({ ...hit, value }), aFlow(), app, 'internet');
  books.servers.add(aFlow(), app, names, 'internet');
  const [record] = books.findings.sorted();
  if (!record) throw new Error('no finding');
  return findingSchema.parse(writeFinding(record, 'f1', aWriting(books)));
}

test('a finding names its value by ordinal and mask', () => {
  const finding = written({ mine: 'account', chain: ['base64'] });
  expect(finding.subject).toEqual({
    type: 'account',
    key: 'user_id',
    valueId: 'v1',
    masked: 'li••••••7',
    chain: ['base64'],
    mine: 'account',
    reason: 'key-name',
  });
  expect(JSON.stringify(finding)).not.toContain('lighthouse7');
});

describe('with --reveal', () => {
  const asSent = (sent: Uint8Array | null) =>
    written({ sightings: [aSighting(1, { sent })] }, 'lighthouse7', { reveal: true }).subject?.valueAsSent;

  test('the value is there', () => {
    expect(written({}, 'lighthouse7', { reveal: true }).subject).toMatchObject({
      value: 'lighthouse7',
      key: 'user_id',
    });
  });

  test('as sent: text as it is, other octets in hex, nothing where it was too long to keep', () => {
    expect(asSent(encodeUtf8('bGlnaHRob3VzZTc='))).toBe('bGlnaHRob3VzZTc=');
    expect(asSent(Uint8Array.of(0x00, 0xff))).toBe('hex:00ff');
    expect(asSent(null)).toBeUndefined();
  });
});

describe('keys', () => {
  test.each([
    ['user_id', 'user_id'],
    ['nobody-knows', 'nobody-knows'],
    ['u318204715', '(masked name)'],
    ['data[318204715][user_id]', 'data[…][user_id]'],
    ['lighthouse7', 'v1'],
    [null, null],
  ])('%s', (key, shown) => {
    expect(written({ key }).subject?.key).toBe(shown);
  });

  test('revealed, the key is as it was', () => {
    expect(written({ key: 'u318204715' }, 'x', { reveal: true }).subject?.key).toBe('u318204715');
  });
});

test('evidence: client masked, frames and ranges in order, nothing of no length', () => {
  const where = [
    { frame: 9, offset: 60, length: 2 },
    { frame: 4, offset: 66, length: 2 },
    { frame: 9, offset: 54, length: 0 },
  ];
  expect(written({ sightings: [aSighting(4, { where, time: { seconds: 0, nanos: 5 } })] }).evidence).toEqual([
    {
      file: 0,
      frame: 9,
      frames: [4, 9],
      time: '1970-01-01T00:00:00.000000005Z',
      flow: { transport: 'tcp', client: { ip: 'client-1', port: 50_000 }, server: { ip: '198.51.100.20', port: 80 } },
      direction: 'out',
      protocol: 'http',
      ranges: [
        { frame: 4, offset: 66, length: 2 },
        { frame: 9, offset: 60, length: 2 },
      ],
      decrypted: false,
    },
  ]);
});

test('the request that carried it, through the gate for strings', () => {
  const request = { method: 'POST', path: '/v1/lighthouse7/login', host: 'lighthouse7.example' };
  expect(written({ sightings: [aSighting(4, { request })] }).evidence[0]?.request).toEqual({
    method: 'POST',
    path: '/v1/v1/login',
    host: 'v1.example',
  });
});

test('its receivers are servers of the document; a law that was read is said of its country alone', () => {
  const finding = written({}, 'x', {}, ['edge.parlour.example']);
  expect(finding.receivers).toEqual(['s1']);
  expect(finding.observers['operators-government']).toBe('can-be-required');
  expect(written({}).observers['operators-government']).toBe('cannot-tell');
});

test('a law is said of the countries that it reaches, whoever made it', () => {
  const of = (law: { country: string; reaches: string[] }) =>
    written(
      {},
      'x',
      {},
      ['edge.parlour.example'],
      'parlour',
      someKnowledge({ laws: someKnowledge().laws.map((one) => ({ ...one, ...law })) }),
    ).observers['operators-government'];
  const [home = ''] = someKnowledge().laws.map(({ country }) => country);
  expect(of({ country: 'EU', reaches: ['DE', home] })).toBe('can-be-required');
  expect(of({ country: home, reaches: ['DE'] })).toBe('cannot-tell');
});

test('a law under which a firm can only be asked is no "can be required"', () => {
  const laws = someKnowledge().laws.map((law) => ({ ...law, compels: false }));
  const finding = written({}, 'x', {}, ['edge.parlour.example'], 'parlour', someKnowledge({ laws }));
  expect(finding.observers['operators-government']).toBe('cannot-tell');
});

test("an app that only its process names has the document's id", () => {
  expect(written({}, 'x', {}, [], 'process:x').app).toBe('process-1');
});

test('between two private networks a provider on the way cannot be told; with a public end it can', () => {
  const observers = (client: string, server: string) => {
    const books = someBooks();
    const value = books.values.note('account', 'lighthouse7');
    const flow = aFlow({ client: { ip: client, port: 50_000 }, server: { ip: server, port: 80 } });
    books.findings.addHit(aHit({ value }), flow, 'parlour', 'internet');
    const [record] = books.findings.sorted();
    return record && writeFinding(record, 'f1', aWriting(books)).observers;
  };
  expect(observers('10.0.1.2', '10.8.0.1')).toEqual({
    'same-network': 'could-read',
    provider: 'cannot-tell',
    'state-on-path': 'cannot-tell',
    operator: 'could-read',
    'operators-government': 'cannot-tell',
  });
  expect(observers('10.0.1.2', '198.51.100.20')?.provider).toBe('could-read');
});

test('a value that one finding calls a contact shows its ends in no other', () => {
  const books = someBooks();
  const value = books.values.note('account', 'lighthouse7');
  for (const type of ['account', 'contact'] as const)
    books.findings.addHit(aHit({ value, type }), aFlow(), 'parlour', 'internet');
  const shown = books.findings.sorted().map((one) => writeFinding(one, 'f1', aWriting(books)).subject);
  expect(new Set(shown.map((one) => one?.type))).toEqual(new Set(['account', 'contact']));
  expect(shown.map((one) => one?.masked)).toEqual(['(10-49)', '(10-49)']);
});
