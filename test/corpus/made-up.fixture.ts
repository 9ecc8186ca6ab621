import type { ExpectedFlow } from './expected.ts';
import { flowKey, type SeenRow } from './match.ts';
import { emptyInside, type Inside, type Seen } from './seen.ts';

/** A flow that both saw alike: addresses of RFC 5737, a made-up certificate. */
export const THEIRS: ExpectedFlow = {
  l4: 'TCP',
  a: '192.0.2.1',
  aPort: 50_000,
  b: '198.51.100.2',
  bPort: 443,
  packetsAB: 5,
  bytesAB: 900,
  packetsBA: 6,
  bytesBA: 4000,
  protocol: 'TLS.Example',
  host: 'www.example.org',
  tls: 'TLSv1.2',
  cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  ja3c: '0123456789abcdef0123456789abcdef',
  ja4: 't12d1409h2_0123456789ab_0123456789ab',
  certSha1: 'DB:A7:E4:3E:6D:BB:21:AB:68:47:35:E8:0B:8F:15:DF:DB:C7:C9:6F',
  issuer: 'C=US, O=Example, Inc., CN=Example CA',
  subject: 'CN=www.example.org',
  validity: '2019-12-17 01:17:28 - 2020-03-16 01:17:28',
  serverNames: 'www.example.org,example.org',
};

export const OURS: SeenRow = {
  transport: 'tcp',
  a: { ip: '192.0.2.1', port: 50_000 },
  b: { ip: '198.51.100.2', port: 443 },
  packetsAB: 5,
  bytesAB: 900,
  packetsBA: 6,
  bytesBA: 4000,
  protocol: 'tls',
  names: { sni: 'www.example.org', httpHost: null, dns: null, others: [] },
  tls: {
    version: 'TLSv1.2',
    alpn: ['h2'],
    cipher: '0xc02f',
    ja3: '0123456789abcdef0123456789abcdef',
    ja4: 't12d1409h2_0123456789ab_0123456789ab',
    certificates: [
      {
        sha1: 'dba7e43e6dbb21ab684735e80b8f15dfdbc7c96f',
        sha256: '00'.repeat(32),
        issuer: 'CN=Example CA, O=Example, Inc., C=US',
        subject: 'CN=www.example.org',
        notBefore: '2019-12-17T01:17:28Z',
        notAfter: '2020-03-16T01:17:28Z',
        names: ['www.example.org', 'example.org'],
      },
    ],
  },
};

/** What was seen, and what was read in the flow of the first row. */
export function seen(rows: readonly SeenRow[], inside: Partial<Inside> = {}): Pick<Seen, 'rows' | 'inside'> {
  const [first] = rows;
  const found = first === undefined ? [] : [[flowKey(first.transport, first.a, first.b), first] as const];
  return { rows, inside: new Map(found.map(([key]) => [key, { ...emptyInside(), ...inside }])) };
}
