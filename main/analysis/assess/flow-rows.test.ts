import { expect, test } from 'vitest';
import { aFlow } from './flow.fixture.ts';
import { flowRow } from './flow-rows.ts';

test('a flow as a row; a is the client', () => {
  expect(flowRow(aFlow({ firstFrame: 8, names: { sni: 'x.example', httpHost: null, dns: 'y.example' } }))).toEqual({
    firstFrame: 8,
    transport: 'tcp',
    a: { ip: '192.0.2.10', port: 50_000 },
    b: { ip: '198.51.100.20', port: 80 },
    packetsAB: 6,
    bytesAB: 1_000,
    packetsBA: 5,
    bytesBA: 4_000,
    protocol: 'http',
    protection: 'header',
    names: { sni: 'x.example', httpHost: null, dns: 'y.example', others: [] },
    tls: null,
  });
});

test('a flow that asks for a name shows that one, not its resolver’s', () => {
  const names = { sni: null, httpHost: null, dns: 'resolver.example', asked: 'chat.example' };
  expect(flowRow(aFlow({ protocol: 'dns', names })).names).toEqual({
    sni: null,
    httpHost: null,
    dns: 'chat.example',
    others: [],
  });
});

test('further names, in order; one that stands in a place of its own is none', () => {
  const others = ['mx.example', 'y.example', 'x.example', 'z.example', 'a.example'];
  const names = { sni: 'x.example', httpHost: 'y.example', dns: 'z.example', others };
  expect(flowRow(aFlow({ names })).names.others).toEqual(['mx.example', 'a.example']);
  expect(others).toHaveLength(5);
});

test('TLS facts are copied: a flow that goes on does not change its row', () => {
  const alpn = ['h2'];
  const certificate = {
    sha1: 'aa',
    sha256: 'bb',
    issuer: 'CN=ca',
    subject: 'CN=x',
    notBefore: '2024-01-31T23:59:59Z',
    notAfter: null,
    names: ['x.example'],
  };
  const facts = {
    version: 'TLS 1.3',
    alpn,
    alpnChosen: 'h2',
    cipher: null,
    ja3: null,
    ja4: null,
    ech: true,
    resumed: false,
    certificates: [certificate],
    clientCertificate: true,
  };
  const row = flowRow(aFlow({ tls: facts }));
  alpn.push('later');
  expect(row.tls).toEqual({
    version: 'TLS 1.3',
    alpn: ['h2'],
    alpnChosen: 'h2',
    cipher: null,
    ja3: null,
    ja4: null,
    ech: true,
    resumed: false,
    certificates: [certificate],
    clientCertificate: true,
  });
});
