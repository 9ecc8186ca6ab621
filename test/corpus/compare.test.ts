/** The harness itself: known flows must give known shares, and what is wrong must lower them. */
import { describe, expect, test } from 'vitest';
import { compareFile } from './compare.ts';
import type { ExpectedFlow } from './expected.ts';
import { OURS, seen, THEIRS } from './made-up.fixture.ts';
import { share, shortfalls, sumUp } from './shares.ts';
import { FIELDS, type FieldName } from './tally.ts';

const TOLD = [
  'flow',
  'packets',
  'bytes',
  'protocol',
  'host',
  'ja3',
  'ja4',
  'tls-version',
  'cipher',
  'certificate-sha1',
  'certificate-issuer',
  'certificate-subject',
  'certificate-validity',
  'certificate-names',
] as const;

function tally(field: FieldName, theirs: readonly ExpectedFlow[], ours: Parameters<typeof compareFile>[2]): string {
  const { same, of, explained } = compareFile('one.pcap', theirs, ours).tallies[field];
  return `${same} of ${of}${explained > 0 ? `, ${explained} explained` : ''}`;
}

test('a flow that both saw alike: everything that nDPI tells is the same, nothing else is counted', () => {
  const { tallies, differences, onlyOurs, onlyTheirs } = compareFile('one.pcap', [THEIRS], seen([OURS]));
  expect(FIELDS.filter((field) => tallies[field].of > 0)).toEqual(TOLD);
  expect(TOLD.map((field) => share(tallies[field]))).toEqual(TOLD.map(() => 1));
  expect({ differences, onlyOurs, onlyTheirs }).toEqual({ differences: [], onlyOurs: 0, onlyTheirs: 0 });
});

test('whichever end nDPI calls the first', () => {
  const turned = {
    ...THEIRS,
    a: THEIRS.b,
    aPort: THEIRS.bPort,
    b: THEIRS.a,
    bPort: THEIRS.aPort,
    packetsAB: 6,
    bytesAB: 4000,
    packetsBA: 5,
    bytesBA: 900,
  };
  expect(compareFile('one.pcap', [turned], seen([OURS])).differences).toEqual([]);
});

test.each<[FieldName, Partial<ExpectedFlow>]>([
  ['packets', { packetsAB: 6 }],
  ['packets', { packetsAB: 6, packetsBA: 5 }],
  ['bytes', { bytesBA: 4001 }],
  ['protocol', { protocol: 'STUN' }],
  ['host', { host: 'www.example.com' }],
  ['ja3', { ja3c: 'f'.repeat(32) }],
  ['ja4', { ja4: 't13d1409h2_0123456789ab_0123456789ab' }],
  ['tls-version', { tls: 'TLSv1.1' }],
  ['cipher', { cipher: 'TLS_RSA_WITH_RC4_128_MD5' }],
  ['certificate-sha1', { certSha1: `00:${THEIRS.certSha1?.slice(3) ?? ''}` }],
  ['certificate-issuer', { issuer: 'C=US, O=Another, Inc., CN=Example CA' }],
  ['certificate-subject', { subject: 'CN=www.example.com' }],
  ['certificate-validity', { validity: '2019-12-17 01:17:28 - 2020-03-16 01:17:29' }],
  ['certificate-names', { serverNames: 'www.example.org' }],
  ['url', { url: 'www.example.org/' }],
  ['user-agent', { userAgent: 'Example/1' }],
  ['user-name', { username: 'example' }],
])('a wrong %s lowers its share and is listed, and a test on the share fails', (field, wrong) => {
  const flows = [{ ...THEIRS, ...wrong }];
  expect(tally(field, flows, seen([OURS]))).toBe('0 of 1');
  const result = compareFile('one.pcap', flows, seen([OURS]));
  expect(result.differences.map((one) => one.field)).toContain(field);
  expect(shortfalls(sumUp([result]), { [field]: 0.5 })).toHaveLength(1);
});

test('one wrong host name in four is a share of three quarters', () => {
  const ports = [1, 2, 3, 4];
  const theirs = ports.map((aPort) => ({ ...THEIRS, aPort, host: aPort === 4 ? 'other.example' : 'www.example.org' }));
  const ours = ports.map((port) => ({ ...OURS, a: { ...OURS.a, port } }));
  const { tallies } = sumUp([compareFile('one.pcap', theirs, seen(ours))]);
  expect([share(tallies.host), share(tallies.ja4)]).toEqual([0.75, 1]);
});

describe('flows', () => {
  test('a flow that we do not have loses all that nDPI told of it', () => {
    const result = compareFile('one.pcap', [THEIRS], seen([]));
    expect(TOLD.filter((field) => field !== 'packets' && field !== 'bytes' && field !== 'protocol')).toEqual(
      FIELDS.filter((field) => result.tallies[field].of > 0),
    );
    expect(Object.values(result.tallies).every(({ same }) => same === 0)).toBe(true);
    expect(result.onlyTheirs).toBe(1);
    expect(result.volume).toEqual({ packets: 0, packetsOfTheirs: 11, bytes: 0, bytesOfTheirs: 4900 });
  });

  test('a flow that nDPI does not have is listed and lowers nothing', () => {
    const { differences, tallies } = compareFile('one.pcap', [], seen([OURS]));
    expect(differences).toMatchObject([{ field: 'flow', theirs: null, note: 'only-ours' }]);
    expect(tallies.flow.of).toBe(0);
  });

  test('rows that either side split are summed', () => {
    const half = { ...OURS, packetsAB: 2, bytesAB: 400, packetsBA: 3, bytesBA: 1000 };
    const rest = { ...OURS, packetsAB: 3, bytesAB: 500, packetsBA: 3, bytesBA: 3000 };
    const result = compareFile('one.pcap', [THEIRS], seen([half, rest]));
    expect([result.tallies.packets, result.tallies.bytes].map(share)).toEqual([1, 1]);
    expect(result.summed).toBe(1);
    const short = compareFile('one.pcap', [THEIRS], seen([half]));
    expect(short.volume).toEqual({ packets: 5, packetsOfTheirs: 11, bytes: 1400, bytesOfTheirs: 4900 });
  });

  test('packets that nDPI leaves out are told as such; the counts still differ', () => {
    expect(tally('packets', [{ ...THEIRS, packetsAB: 4 }], seen([OURS]))).toBe('0 of 1, 1 explained');
    expect(tally('packets', [{ ...THEIRS, packetsAB: 4, packetsBA: 7 }], seen([OURS]))).toBe('0 of 1');
  });

  test('an address that nDPI wrote with two gaps is the one it can be', () => {
    const ours = { ...OURS, b: { ip: '2001:db8:0:5::', port: 443 } };
    expect(compareFile('one.pcap', [{ ...THEIRS, b: '2001:db8::5::' }], seen([ours])).onlyTheirs).toBe(0);
  });
});

describe('the protocol', () => {
  const silent = { ...OURS, protocol: 'none', tls: null };
  const empty = { ...THEIRS, bytesAB: 5 * 74, bytesBA: 6 * 74 };

  test('is no target where no packet has payload, unless nDPI’s octets say that one has', () => {
    expect(compareFile('one.pcap', [empty], seen([silent])).leftOut).toEqual({ 'no-payload': 1 });
    expect(tally('protocol', [THEIRS], seen([silent]))).toBe('0 of 1');
  });

  test('is no target where nDPI names none or the map says so; a name without a line is told', () => {
    const flows = [null, 'Unknown', 'BitTorrent', 'NewProtocol'].map((protocol) => ({ ...THEIRS, protocol }));
    const result = compareFile('one.pcap', flows, seen([OURS]));
    expect(result.leftOut).toEqual({ 'unknown-to-ndpi': 2, 'out-of-scope': 1, unmapped: 1 });
    expect(result.unmapped).toEqual(['NewProtocol']);
    expect(result.tallies.protocol.of).toBe(0);
  });
});

test('any of the names on a row is a name of the flow', () => {
  const named = (others: string[]): string =>
    tally('host', [THEIRS], seen([{ ...OURS, names: { sni: null, httpHost: null, dns: null, others } }]));
  expect([named(['a.example', 'WWW.example.org']), named(['a.example'])]).toEqual(['1 of 1', '0 of 1']);
});

describe('ways that are known', () => {
  test('a name read in the flow and not told on its row', () => {
    const nameless = { ...OURS, names: { sni: null, httpHost: null, dns: null, others: [] } };
    const read = seen([nameless], { names: new Set(['www.example.org']) });
    expect(tally('host', [THEIRS], read)).toBe('0 of 1, 1 explained');
    expect(tally('host', [THEIRS], seen([nameless]))).toBe('0 of 1');
  });

  test('JA4 with nDPI’s letters', () => {
    const web = { ...OURS, tls: OURS.tls && { ...OURS.tls, alpn: ['http/1.1'], ja4: 't12d1409h1_0_0' } };
    expect(tally('ja4', [{ ...THEIRS, ja4: 't12d1409ht_0_0' }], seen([web]))).toBe('0 of 1, 1 explained');
    expect(tally('ja4', [{ ...THEIRS, ja4: 't12d1409hx_0_0' }], seen([web]))).toBe('0 of 1');
    const cisco = { ...OURS, tls: OURS.tls && { ...OURS.tls, alpn: [], ja4: 'd00i010000_0_000000000000' } };
    const told = (ja4: string): string => tally('ja4', [{ ...THEIRS, ja4 }], seen([cisco]));
    expect(told('ds3d010000_0_e3b0c44298fc')).toBe('0 of 1, 1 explained');
    expect(told('d12d010000_0_e3b0c44298fc')).toBe('0 of 1');
  });

  test('a name in nDPI’s letters, or cut where nDPI or the list cuts it', () => {
    const host = (theirs: string, name: string, inFlow: readonly string[] = []): string => {
      const row = { ...OURS, names: { sni: null, httpHost: null, dns: name, others: [] } };
      return tally('host', [{ ...THEIRS, host: theirs }], seen([row], { texts: new Set(inFlow) }));
    };
    const [same, known, wrong] = ['1 of 1', '0 of 1, 1 explained', '0 of 1'];
    expect(host('a_b.ex?mple', 'a=b.ex\u00ecmple')).toBe(known);
    expect(host('a_b.ex??mple', 'a=b.ex\u00ecmple')).toBe(known);
    expect(host('a_b.ex?mple', 'a=b.example')).toBe(wrong);
    const long = 'a'.repeat(80);
    expect([host(long, long), host(long.slice(1), long), host(long.slice(2), long)]).toEqual([same, known, wrong]);
    expect([host('[ff02::c', 'x', ['[ff02::c]:1900']), host('[ff02::c', 'x', ['[ff02::d]'])]).toEqual([known, wrong]);
  });

  test('the beginning of a User-Agent, or one in a protocol that is not in the list', () => {
    const read = seen([OURS], { userAgents: new Set(['Example/1 (a b)']) });
    const agent = (userAgent: string, protocol = 'HTTP'): string =>
      tally('user-agent', [{ ...THEIRS, protocol, userAgent }], read);
    expect(agent('Example/1 (a')).toBe('0 of 1, 1 explained');
    expect([agent('Other/1'), agent('Other/1', 'BitTorrent')]).toEqual(['0 of 1', '0 of 1, 1 explained']);
  });

  test('a version that was only offered', () => {
    const old = { ...OURS, tls: OURS.tls && { ...OURS.tls, version: 'TLSv1' } };
    expect(tally('tls-version', [THEIRS], seen([old], { offered: new Set([0x0303]) }))).toBe('0 of 1, 1 explained');
    expect(tally('tls-version', [THEIRS], seen([old], { offered: new Set([0x0301]) }))).toBe('0 of 1');
  });

  test('a subject with names of an extension behind it', () => {
    const subject = 'CN=www.example.org, CN=Example CA';
    expect(tally('certificate-subject', [{ ...THEIRS, subject }], seen([OURS]))).toBe('0 of 1, 1 explained');
  });

  test('a URL cut at 255 octets', () => {
    const whole = `www.example.org/${'x'.repeat(300)}`;
    const read = seen([OURS], { urls: new Set([whole]) });
    expect(tally('url', [{ ...THEIRS, url: whole }], read)).toBe('1 of 1');
    expect(tally('url', [{ ...THEIRS, url: whole.slice(0, 255) }], read)).toBe('0 of 1, 1 explained');
    expect(tally('url', [{ ...THEIRS, url: whole.slice(0, 254) }], read)).toBe('0 of 1');
  });
});
