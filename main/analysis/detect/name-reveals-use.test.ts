import { describe, expect, test } from 'vitest';
import { fieldOf, type FieldParts } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { nameRevealsUse } from './name-reveals-use.ts';

const name = (text: string, parts: FieldParts = {}) =>
  fieldOf(text, { protocol: 'tls', path: 'tls.client-hello.sni', key: 'sni', ...parts });

test.each([
  ['marias-cellar.synology.me', 'device-name marias-cellar'],
  ['Lighthouse7.DuckDNS.org', 'device-name lighthouse7'],
  ['cam.marias-cellar.ddns.net', 'device-name marias-cellar'],
  ['harbour-news.zulipchat.com', 'room harbour-news'],
  ['harbour-news.slack.com', 'room harbour-news'],
])('%s', (text, expected) => {
  expect(said(nameRevealsUse, name(text))).toEqual([`name-reveals-use possible ${expected}`]);
});

test('asked of a resolver, or with a port in a request', () => {
  const dns = { protocol: 'dns', path: 'dns.question.name', key: null };
  expect(said(nameRevealsUse, name('marias-cellar.synology.me', dns))).toHaveLength(1);
  const host = { protocol: 'http', path: 'http.header.host', key: 'Host' };
  expect(said(nameRevealsUse, name('marias-cellar.synology.me:5001', host))).toHaveLength(1);
});

test('only the name itself is marked', () => {
  const field = name('cam.marias-cellar.ddns.net', { before: 3 });
  expect(nameRevealsUse.inspect(field, contextOf().context)[0]?.part).toEqual({ at: 7, length: 13 });
});

describe('nothing', () => {
  test.each([
    ['an app’s own servers', 'mmx-ds.cdn.whatsapp.net'],
    ['the maker’s', 'www.synology.me'],
    ['the maker’s', 'edgeapi.slack.com'],
    ['the maker’s, numbered', 'wss-primary.slack.com'],
    ['the domain alone', 'duckdns.org'],
    ['an end that only looks so', 'marias-cellar.notsynology.me'],
    ['the domain in the middle', 'marias-cellar.synology.me.example.org'],
    ['too short to tell', 'nas2.duckdns.org'],
    ['no name', 'https://marias-cellar.synology.me/'],
  ])('%s: %s', (_what, text) => {
    expect(said(nameRevealsUse, name(text))).toEqual([]);
  });

  test('in another field', () => {
    expect(
      said(nameRevealsUse, name('marias-cellar.synology.me', { protocol: 'http', path: 'http.header.referer' })),
    ).toEqual([]);
  });
});
