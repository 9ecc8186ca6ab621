import { expect, test } from 'vitest';
import type { Comparison, ComparisonFinding, Owner } from '../../contract/comparison.ts';
import { createText } from '../text.ts';
import { designOf, tellComparison } from './comparison.ts';

const text = createText('en');
const flow = { transport: 'udp', client: { ip: 'client-1', port: 1 }, server: { ip: '198.51.100.9', port: 2 } };

function finding(couldBe: Owner[], more: Partial<ComparisonFinding> = {}): ComparisonFinding {
  const seen = { frames: [7], time: null, flow, direction: 'out', protocol: 'unknown', decrypted: false } as const;
  return {
    id: 'f1',
    kind: 'account-or-device-identifier',
    confidence: 'likely',
    reach: 'internet',
    subject: { type: 'other', key: null, chain: [], reason: 'difference' },
    couldBe,
    paths: ['unknown.bytes.octets'],
    values: [0, 1].map((recording) => ({ recording, valueId: `v${recording + 1}`, masked: '(10-49)', count: 4 })),
    evidence: [0, 1].map((file) => ({
      ...seen,
      frames: [7],
      file,
      frame: 7,
      ranges: [{ frame: 7, offset: 46, length: 4 }],
    })),
    receivers: [{ ip: '198.51.100.9', port: 2, name: 'edge.example.org' }],
    ...more,
  };
}

function comparison(told: readonly (readonly [string, string])[], findings: ComparisonFinding[]): Comparison {
  const recordings = told.map(([account, device], i) => ({
    name: `recording-${i + 1}`,
    sha256: '00',
    format: 'pcap' as const,
    packets: 9,
    bytes: 900,
    firstTime: null,
    lastTime: null,
    truncated: false,
    problems: [],
    synthetic: false,
    told: { account, device },
    omitted: 0,
  }));
  const made = { tool: 'earshot', lang: 'en' };
  const none = { findingsOmitted: 0, kindsOmitted: 0, cannotTell: ['session'] as Owner[] };
  return { schema: 'earshot.comparison/1', made, revealed: false, recordings, findings, ...none };
}
const ACCOUNTS = [
  ['1', '1'],
  ['2', '1'],
] as const;
const told = (one: Comparison): string =>
  tellComparison(one, text)
    .flatMap(({ title, items }) => [title, ...items])
    .join('\n');

test('each answer has its own words, and none says more than fits', () => {
  const words: [Owner[], string][] = [
    [['account'], 'An identifier of the account ('],
    [['device'], 'An identifier of the device ('],
    [['account', 'session'], 'An identifier of the account, or of this one use'],
    [['device', 'session'], 'An identifier of the device, or of this one use'],
    [['account', 'device', 'session'], 'An identifier of the account or device ('],
    [['installation'], 'An identifier of the app on this device ('],
  ];
  for (const [couldBe, says] of words) expect(told(comparison(ACCOUNTS, [finding(couldBe)]))).toContain(says);
});

test('where it stands, and where it went', () => {
  const all = told(comparison(ACCOUNTS, [finding(['account'])]));
  expect(all).toContain('In recording 1: packet 7, 4 bytes from byte 46; seen 4 times.');
  expect(all).toContain('It went between the device and edge.example.org.');
});

test('nothing found is no proof, weak ones are only counted, and what was not compared is told', () => {
  const none = { ...comparison(ACCOUNTS, []), kindsOmitted: 3 };
  expect(told(none)).toMatch(/We found no value that fits\.\nThat is no proof that there is none/);
  expect(told(none)).toContain('Some of it was not compared.');
  expect(told(comparison(ACCOUNTS, [finding(['account'], { confidence: 'possible' })]))).toContain(
    'One more value differs',
  );
});

test('what was said of the recordings', () => {
  const design = (rows: readonly (readonly [string, string])[]) => designOf(comparison(rows, []));
  expect([
    design([
      ['1', '1'],
      ['1', '1'],
    ]),
    design(ACCOUNTS),
    design([
      ['1', '1'],
      ['1', '2'],
    ]),
    design([
      ['1', '1'],
      ['2', '2'],
    ]),
    design([
      ['1', '1'],
      ['1', '2'],
      ['2', '1'],
    ]),
  ]).toEqual(['same', 'account', 'device', 'both', 'mixed']);
});

test('the next recording that would help depends on these', () => {
  expect(told(comparison(ACCOUNTS, []))).toContain('Record the first account on another device.');
  expect(
    told(
      comparison(
        [
          ['1', '1'],
          ['1', '1'],
        ],
        [],
      ),
    ),
  ).toContain('Record another account on the same device.');
});
