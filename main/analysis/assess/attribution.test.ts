import { distancesFixture } from '../attribute/distances.fixture.ts';
import { expect, test } from 'vitest';
import { Attribution } from './attribution.ts';
import { aFlow } from './flow.fixture.ts';
import { PLACED, someKnowledge } from './knowledge.fixture.ts';
import { ServerBook } from './server-book.ts';

const SERVER = '198.51.100.20';
const named = (httpHost: string | null, over = {}) => aFlow({ names: { sni: null, httpHost, dns: null }, ...over });
const answer = (name: string) =>
  ({ type: 'dns', response: true, questions: [], addresses: [{ name, ip: SERVER }] }) as const;

test('an app by its host name, the device for its services, nobody for the rest', () => {
  const attribution = new Attribution(someKnowledge());
  expect(attribution.appOf(named('api.parlour.example'))).toEqual({ id: 'parlour', knownBy: 'host-name' });
  expect(attribution.appOf(named('a.push.example'))).toEqual({ id: 'device', knownBy: 'host-name' });
  expect(attribution.appOf(named('elsewhere.example'))).toEqual({ id: 'unknown-app', knownBy: 'nothing' });
  expect(attribution.appOf(aFlow({ process: 'PARLOURD' }))).toEqual({ id: 'parlour', knownBy: 'process' });
  expect(attribution.rowOf('parlour')).toEqual({
    name: 'Parlour',
    maker: 'Parlour Labs',
    makerCountry: 'US',
    role: 'app',
    known: true,
  });
  expect(attribution.nameOf('device')).toBe('The device and its system services');
});

test('further names on a flow change neither whose it is nor its server’s names', () => {
  const attribution = new Attribution(someKnowledge());
  const others = ['api.parlour.example', 'a.push.example'];
  for (const own of [null, 'elsewhere.example']) {
    const plain = named(own);
    const told = { ...plain, names: { ...plain.names, others } };
    expect(attribution.appOf(told)).toEqual({ id: 'unknown-app', knownBy: 'nothing' });
    expect(attribution.namesOf(told)).toEqual(attribution.namesOf(plain));
  }
});

test("a process that no row knows has a row of its own; the document's id does not hold its name", () => {
  const attribution = new Attribution(someKnowledge());
  const [b, a] = ['toms-chat', 'other'].map((process) => attribution.appOf(aFlow({ process })).id);
  expect(attribution.rowOf(b ?? '')).toEqual({
    name: 'toms-chat',
    maker: null,
    makerCountry: null,
    role: 'app',
    known: false,
  });
  const ids = attribution.publicIds(['parlour', a ?? '', 'unknown-app', b ?? '']);
  expect([...ids.values()]).toEqual(['parlour', 'process-1', 'unknown-app', 'process-2']);
});

test('asking early, for a glance, does not change a name', () => {
  const early = new Attribution(someKnowledge());
  early.appOf(aFlow({ process: 'second' }));
  const late = new Attribution(someKnowledge());
  const order = ['first', 'second'];
  const idsOf = (attribution: Attribution) => [
    ...attribution.publicIds(order.map((process) => attribution.appOf(aFlow({ process })).id)),
  ];
  expect(idsOf(early)).toEqual(idsOf(late));
});

test('a process that calls itself like a row does not become it', () => {
  const attribution = new Attribution(someKnowledge());
  const { id } = attribution.appOf(aFlow({ process: 'device' }));
  expect(attribution.rowOf(id).role).toBe('app');
});

test('forged processes without end become one row', () => {
  const attribution = new Attribution(someKnowledge());
  const ids = new Set(Array.from({ length: 6_000 }, (_, i) => attribution.appOf(aFlow({ process: `p${i}` })).id));
  expect(ids.size).toBeLessThanOrEqual(5_000);
  expect(attribution.appOf(aFlow({ process: 'one more' }))).toEqual({ id: 'unknown-app', knownBy: 'nothing' });
});

test('a name from DNS is told only where it is the only one', () => {
  const attribution = new Attribution(someKnowledge());
  expect(attribution.dnsNameOf(SERVER)).toBeNull();
  attribution.learn(answer('a.example'));
  expect(attribution.dnsNameOf(SERVER)).toBe('a.example');
  attribution.learn(answer('b.example'), { seconds: 100, nanos: 0 });
  expect(attribution.dnsNameOf(SERVER)).toBeNull();
  expect(attribution.dnsNameOf(SERVER, { seconds: 101, nanos: 0 })).toBe('b.example');
  expect(attribution.dnsNameOf(SERVER, { seconds: 500, nanos: 0 })).toBeNull();
  expect(attribution.namesOf(aFlow())).toEqual(['a.example', 'b.example']);
  expect(attribution.namesOf(named('own.example'))).toEqual(['own.example']);
});

test('operator, host and place are three facts', () => {
  const attribution = new Attribution(
    someKnowledge({
      networks: {
        name: 'registrations',
        date: '2026-06-01',
        title: 'registrations 2026-06-01',
        lookup: () => ({ name: 'Northlake Cloud', asn: 64_496 }),
      },
    }),
  );
  const book = new ServerBook();
  book.add(aFlow({ server: { ip: PLACED, port: 443 } }), 'parlour', ['edge.parlour.example'], 'internet');
  const [record] = book.sorted();
  if (!record) throw new Error('no server');
  const facts = attribution.serverFacts(record, { lastTime: null, vantage: null });
  expect(facts.operator).toEqual({
    id: 'tidewater',
    name: 'Tidewater',
    legalSeat: 'KY',
    homeCountry: 'CN',
    otherHomes: ['US'],
    knownBy: 'host-name',
  });
  expect(facts.hostedBy).toMatchObject({ name: 'Northlake Cloud', country: null });
  expect(facts.place).toMatchObject({ country: 'US', contradictedByRoundTrip: false });
  expect(['likely', 'possibly']).toContain(facts.place.certainty);
});

test('a server that nobody knows has no operator and no place', () => {
  const attribution = new Attribution(someKnowledge());
  const book = new ServerBook();
  book.add(aFlow({ server: { ip: '203.0.113.9', port: 1 } }), 'a', [], 'internet');
  const [record] = book.sorted();
  if (!record) throw new Error('no server');
  expect(attribution.serverFacts(record, { lastTime: null, vantage: null })).toMatchObject({
    operator: null,
    hostedBy: null,
    place: { country: null, certainty: 'unknown' },
  });
});

test('lists made years after the recording support no more than a possibility', () => {
  const certaintyAt = (seconds: number) => {
    const book = new ServerBook();
    book.add(aFlow({ server: { ip: PLACED, port: 443 } }), 'parlour', [], 'internet');
    const [record] = book.sorted();
    if (!record) throw new Error('no server');
    const { place } = new Attribution(someKnowledge()).serverFacts(record, {
      lastTime: { seconds, nanos: 0 },
      vantage: null,
    });
    return [place.certainty, place.datesApart ?? false];
  };
  const [made = ''] = someKnowledge().places.map(({ date }) => date);
  const seconds = Date.parse(made) / 1000;
  expect(certaintyAt(seconds)).toEqual(['likely', false]);
  expect(certaintyAt(seconds - 2 * 366 * 86_400)).toEqual(['possibly', true]);
});

test('a round trip that the server answered strikes a place that is too far from where the recording was made', () => {
  const distances = distancesFixture({ 'IN-US': 9000, 'IN-CN': 0, 'US-CN': 2600 });
  const placeFrom = (vantage: string | null, micros: number | null) => {
    const book = new ServerBook();
    const hello = aFlow({ server: { ip: PLACED, port: 443 }, protocol: 'quic', firstAnswerMicros: micros });
    book.add(hello, 'parlour', [], 'internet');
    const [record] = book.sorted();
    if (!record) throw new Error('no server');
    return new Attribution(someKnowledge({ distances })).serverFacts(record, { lastTime: null, vantage }).place;
  };
  const struck = placeFrom('IN', 20_000);
  expect(struck).toMatchObject({ country: null, certainty: 'unknown', contradictedByRoundTrip: true });
  expect(struck.roundTrip).toEqual({ vantage: 'IN', ms: 20, reachKm: 3000, struck: ['US'], only: false });
  const slow = placeFrom('IN', 200_000);
  expect(slow).toMatchObject({ country: 'US', certainty: 'likely', contradictedByRoundTrip: false });
  expect(placeFrom(null, 20_000).roundTrip).toBeUndefined();
  expect(placeFrom('IN', null).roundTrip).toBeUndefined();
});
