import { describe, expect, test } from 'vitest';
import type { ValueRef } from '../detect/detector.ts';
import type { Flow } from '../model/flow.ts';
import type { Reach } from '../model/words.ts';
import { FindingBook } from './finding-book.ts';
import type { FlowHit } from './flow-hits.ts';
import { aFlow, aHit } from './flow.fixture.ts';
import { linkableValues, type LinkFacts } from './linkable-values.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  '198.51.100.20': 'parlour',
  '198.51.100.21': 'parlour',
  '203.0.113.5': 'tidewater',
};
const facts = (raw: string): LinkFacts => ({
  raw: () => raw,
  operatorOf: (_app, ip) => OPERATORS[ip] ?? null,
  rowOf: (app) => ({ role: app.startsWith('app') ? 'app' : app === 'device' ? 'device' : 'unknown' }),
});

interface Sent {
  readonly server?: string;
  readonly client?: string;
  readonly app?: string;
  readonly reach?: Reach;
  readonly hit?: Partial<FlowHit>;
}
function flowOf({ server = '198.51.100.20', client = '192.168.1.7' }: Sent): Flow {
  return aFlow({ client: { ip: client, port: 50_000 }, server: { ip: server, port: 80 } });
}
function book(sent: readonly Sent[]): FindingBook {
  const findings = new FindingBook();
  for (const one of sent)
    findings.addHit(
      aHit({ value: 7 as ValueRef, ...one.hit }),
      flowOf(one),
      one.app ?? 'app-1',
      one.reach ?? 'internet',
    );
  return findings;
}
const signs = (sent: readonly Sent[], raw = '481239301') =>
  linkableValues(book(sent).sorted(), facts(raw)).map((one) => one.signs.join(' '));

test.each<[string, Sent[], string]>([
  ['two companies', [{}, { server: '203.0.113.5' }], 'operators'],
  ['two apps', [{}, { app: 'app-2' }], 'apps'],
  ['two devices', [{}, { client: '192.168.1.8' }], 'clients'],
  [
    'all of that, under other keys',
    [{}, { app: 'app-2', client: '192.168.1.8', server: '203.0.113.5', hit: { key: 'uid' } }],
    'apps clients operators',
  ],
])('%s', (_what, sent, expected) => {
  expect(signs(sent)).toEqual([expected]);
});

describe('nothing', () => {
  test.each<[string, Sent[], string?]>([
    ['one company’s two servers', [{}, { server: '198.51.100.21' }]],
    ['servers whose company is not known', [{}, { server: '192.0.2.99' }]],
    ['an app and the device', [{}, { app: 'device' }]],
    ['an app and flows that nobody claimed', [{}, { app: 'unknown-app' }]],
    ['a weak sign', [{ hit: { confidence: 'possible' } }, { server: '203.0.113.5', hit: { confidence: 'possible' } }]],
    ['what stayed local', [{}, { app: 'app-2', reach: 'local', hit: { key: 'uid' } }]],
    ['a first name', [{ hit: { type: 'person-name' } }, { server: '203.0.113.5', hit: { type: 'person-name' } }]],
    ['too short', [{}, { server: '203.0.113.5' }], '12345'],
    ['a phone’s old and new address', [{ client: '2001:db8::1' }, { client: '2001:db8::2' }]],
    ['two ends of which one may be the server', [{ client: '203.0.113.9' }, {}]],
    ['another value', [{}, { server: '203.0.113.5', hit: { value: 8 as ValueRef } }]],
  ])('%s', (_what, sent, raw) => {
    expect(signs(sent, raw)).toEqual([]);
  });
});

test('each app gets its finding, with all that got the value and all places; never more than likely', () => {
  const findings = book([{ hit: { confidence: 'confirmed' } }, { app: 'app-2', server: '203.0.113.5' }]);
  findings.addLinks(linkableValues(findings.sorted(), facts('481239301')));
  const links = findings.sorted().filter((one) => one.kind === 'linkable');
  expect(links.map((one) => [one.app, one.confidence, one.count, [...one.signs]])).toEqual([
    ['app-1', 'likely', 2, ['apps', 'operators']],
    ['app-2', 'likely', 2, ['apps', 'operators']],
  ]);
  for (const link of links) {
    expect([...link.receivers]).toEqual(['198.51.100.20', '203.0.113.5']);
    expect(link.sightings).toHaveLength(2);
  }
});
