import { expect, test } from 'vitest';
import { fieldOf, flow } from '../unwrap/field.fixture.ts';
import { isHostName, pageOf, siteOf, siteOfHost } from './around.ts';

test('a host is known by the end of its name, which two recordings share', () => {
  expect(
    ['a17.edge.example.org', 'EXAMPLE.org:8080', 'x.example.co.uk', 'tom.example.com.cn', 'localhost'].map(siteOfHost),
  ).toEqual(['example.org', 'example.org', 'example.co.uk', 'example.com.cn', 'localhost']);
});

test('a flow without a name, or of no known protocol, is known by kind and port', () => {
  const names = { sni: null, httpHost: null, dns: 'a1.example.org' };
  const server = { ip: '198.51.100.9', port: 4012 };
  expect(siteOf({ ...flow, transport: 'udp', server, names, protocol: 'unknown' })).toBe('udp:4012');
  expect(siteOf({ ...flow, transport: 'udp', server, names, protocol: 'stun' })).toBe('example.org');
  expect(siteOf({ ...flow, transport: 'tcp', server, names: { ...names, dns: null }, protocol: 'irc' })).toBe(
    'tcp:4012',
  );
});

test('a page loses what may be somebody’s', () => {
  expect(pageOf('/v1/users/318204715/rooms?x=1#y')).toBe('/*/users/*/rooms');
  expect(pageOf(`/${'a'.repeat(40)}/b`)).toBe('/*/b');
  expect(pageOf('/a/'.repeat(5_000)).length).toBeLessThan(60);
});

test('names of hosts', () => {
  const named = (path: string): boolean => isHostName({ ...fieldOf('a.example.org'), path, length: 13 });
  expect(['tls.client-hello.sni', 'http.header.host', 'dns.question.name', 'http.query.uid'].map(named)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
