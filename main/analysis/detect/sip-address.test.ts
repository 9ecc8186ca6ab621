import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { sipAddress } from './sip-address.ts';

const line = (text: string) => fieldOf(text, { protocol: 'unknown', path: 'unknown.text' });

test('reads the headers of RFC 3261 section 24.2', () => {
  expect(said(sipAddress, line('From: Alice <sip:alice@atlanta.com>;tag=1928301774'))).toEqual([
    'identifier-exposed likely account alice@atlanta.com',
  ]);
  expect(said(sipAddress, line('To: "Bob" <sips:bob@biloxi.com:5061;transport=tcp>'))).toEqual([
    'identifier-exposed likely account bob@biloxi.com',
    'identifier-exposed likely person-name Bob',
  ]);
  expect(said(sipAddress, line('t: <sip:+12125551212@server.phone2net.com>'))).toEqual([
    'identifier-exposed likely phone +12125551212',
  ]);
  expect(said(sipAddress, line('f:sip:0301234567@gateway.parlour.in;user=phone'))).toEqual([
    'identifier-exposed likely phone 0301234567',
  ]);
});

test('points to the address alone', () => {
  const text = 'From: "Alice" <sip:alice@atlanta.com>;tag=88sja8x';
  const field = line(text);
  const [address, name] = sipAddress.inspect(field, contextOf().context);
  expect(address?.part).toEqual({ at: field.at + text.indexOf('alice@'), length: 'alice@atlanta.com'.length });
  expect(name?.part).toEqual({ at: field.at + text.indexOf('Alice'), length: 5 });
});

test.each([
  'From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=hyh8',
  'From: <sip:unavailable@hostportion>;tag=00e9d478',
  'Contact: <sip:alice@192.0.2.4>',
  'Call-ID: a84b4c76e66710@pc33.atlanta.com',
  'Via: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds',
  'From: alice@atlanta.com',
  'To: <sip:bob@',
  'To: <sip:bob@biloxi.co',
  'see sip:bob@biloxi.com',
])('stays silent on %s', (text) => expect(said(sipAddress, line(text))).toEqual([]));

const header = (name: string, text: string) =>
  fieldOf(text, { protocol: 'sip', path: `sip.header.${name}`, key: name });

test('reads the fields of SIP itself, and is sure of what they hold', () => {
  expect(said(sipAddress, header('from', 'Alice Liddell <sip:alice@atlanta.com>;tag=1928301774'))).toEqual([
    'identifier-exposed confirmed account alice@atlanta.com',
    'identifier-exposed likely person-name Alice Liddell',
  ]);
  expect(said(sipAddress, header('to', 'sip:bob@192.0.2.4'))).toEqual([
    'identifier-exposed confirmed account bob@192.0.2.4',
  ]);
  expect(said(sipAddress, header('p-asserted-identity', '"Bob" <sip:+12125551212@biloxi.com;user=phone>'))).toEqual([
    'identifier-exposed confirmed phone +12125551212',
    'identifier-exposed likely person-name Bob',
  ]);
  expect(said(sipAddress, header('p-asserted-identity', 'Bob <tel:+1-212-555-1212>'))).toEqual([
    'identifier-exposed confirmed phone +1-212-555-1212',
    'identifier-exposed likely person-name Bob',
  ]);
  for (const name of ['contact', 'call-id', 'via']) expect(said(sipAddress, header(name, '<sip:a@b.com>'))).toEqual([]);
  expect(said(sipAddress, header('from', 'Anonymous <sip:anonymous@anonymous.invalid>;tag=9'))).toEqual([]);
});

test('takes the name, and not the address, from where a device says it can be reached', () => {
  expect(said(sipAddress, header('contact', 'Alice <sip:alice@192.0.2.4:5060>;expires=1200'))).toEqual([
    'identifier-exposed likely person-name Alice',
  ]);
  expect(said(sipAddress, header('contact', '"Alice L." <sip:alice@192.0.2.4>'))).toEqual([
    'identifier-exposed likely person-name Alice L.',
  ]);
  for (const none of ['<sip:alice@192.0.2.4>', '*', '"2001" <sip:2001@192.0.2.4>', 'sip:alice@192.0.2.4'])
    expect(said(sipAddress, header('contact', none))).toEqual([]);
});

test('whose an address is, where the dissector knows it', () => {
  const address = (path: string, text: string) => said(sipAddress, fieldOf(text, { protocol: 'sip', path }));
  expect(address('sip.contact.address', 'sip:alice@192.0.2.4:5060;transport=udp')).toEqual([
    'identifier-exposed confirmed account alice@192.0.2.4',
  ]);
  expect(address('sip.target.address', 'sip:+12125551212@biloxi.com;user=phone')).toEqual([
    'identifier-exposed confirmed phone +12125551212',
  ]);
  expect(address('sip.target.other-address', 'sip:+12125551212@biloxi.com')).toHaveLength(1);
  for (const none of ['sip:k3x9q@192.0.2.4', 'sip:2125551212@192.0.2.4'])
    expect(address('sip.contact.other-address', none)).toEqual([]);
});

test('reads each address of a list, by its host in any form', () => {
  expect(
    said(
      sipAddress,
      header('diversion', '"Tom" <sip:+12125551212@a.com?x=1>;reason=busy, <sip:tom@[2001:db8::1]>, <sip:2001@pbx>'),
    ),
  ).toEqual([
    'identifier-exposed confirmed phone +12125551212',
    'identifier-exposed likely person-name Tom',
    'identifier-exposed confirmed account tom@[2001:db8::1]',
    'identifier-exposed confirmed account 2001@pbx',
  ]);
  expect(said(sipAddress, header('from', '<sip:alice:s3cret@atlanta.com>'))).toEqual([
    'identifier-exposed confirmed account alice:s3cret@atlanta.com',
    'identifier-exposed confirmed credential s3cret',
  ]);
});

test.each(['j', 'Guest', 'admin', 'undefined'])('%s is nobody’s name', (name) => {
  expect(said(sipAddress, header('from', `${name} <sip:alice@atlanta.com>`))).toEqual([
    'identifier-exposed confirmed account alice@atlanta.com',
  ]);
});

test('stays silent elsewhere, and comes back at once on a hostile line', () => {
  expect(said(sipAddress, fieldOf('From: <sip:alice@atlanta.com>', { path: 'http.body' }))).toEqual([]);
  expect(said(sipAddress, line(`From: <sip:${'a:'.repeat(400)}`))).toEqual([]);
});
