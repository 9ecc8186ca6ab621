import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { sipUri } from './sip-uri.ts';

test.each([
  ['sip:joe@example.com', 'account joe@example.com'],
  ['sips:joe@192.0.2.4:5061;transport=tcp', 'account joe@192.0.2.4'],
  ['SIP:+15551212121@gw.example.com;user=phone', 'phone +15551212121'],
  ['pres:someone@example.com', 'account someone@example.com'],
  ['im:fred@example.com', 'account fred@example.com'],
])('%s', (text, told) => {
  expect(said(sipUri, fieldOf(text, { path: 'http.body.json.uri', key: 'uri' }))).toEqual([
    `identifier-exposed likely ${told}`,
  ]);
});

test('points to the address alone', () => {
  const text = 'sip:joe@example.com;transport=udp';
  const field = fieldOf(text);
  expect(sipUri.inspect(field, contextOf().context)[0]?.part).toEqual({
    at: field.at + 4,
    length: 'joe@example.com'.length,
  });
});

test('leaves SIP’s own headers to their rule, and reads what it carries', () => {
  const inSip = (path: string) => said(sipUri, fieldOf('sip:joe@example.com', { protocol: 'sip', path }));
  expect(inSip('sip.header.from')).toEqual([]);
  expect(inSip('sip.contact.address')).toEqual([]);
  expect(inSip('sip.body.xml.entity')).toHaveLength(1);
});

test.each([
  'sip:example.com',
  'sip:anonymous@anonymous.invalid',
  'sip:admin@example.com',
  'sip:joe@example',
  'call sip:joe@example.com now',
  'sipping:joe@example.com',
  'simple@example.com',
  'ssh:git@example.com',
  'sip:joe@example.com?subject=hello',
])('stays silent on %s', (text) => expect(said(sipUri, fieldOf(text))).toEqual([]));

test('stays silent where it was opened further', () => {
  expect(said(sipUri, fieldOf('sip:joe@example.com', { leaf: false }))).toEqual([]);
});
