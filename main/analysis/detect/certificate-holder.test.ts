import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { certificateHolder } from './certificate-holder.ts';
import { said } from './context.fixture.ts';

const hits = (name: string, text: string, protocol = 'tls') =>
  said(certificateHolder, fieldOf(text, { path: `${protocol}.client-certificate.${name}`, protocol })).map((one) =>
    one.replace('identifier-exposed ', ''),
  );

test('what a certificate says of its holder, in the part made for it', () => {
  expect(hits('alternative.upn', 'rana@office.corp')).toEqual(['confirmed account rana@office.corp']);
  expect(hits('alternative.upn', 'RANAS-PC$@office.corp')).toEqual(['confirmed device-name RANAS-PC$@office.corp']);
  expect(hits('subject.UID', 'rana7')).toEqual(['likely account rana7']);
  expect(hits('alternative.email', 'rana@mail.org')).toEqual(['likely email rana@mail.org']);
  expect(hits('subject.givenName', 'Rana')).toEqual(['likely person-name Rana']);
  expect(hits('subject.serialNumber', 'FOX12345678')).toEqual(['likely device-id FOX12345678']);
  expect(hits('subject.serialNumber', 'PNOEE-47101010033')).toEqual(['likely other PNOEE-47101010033']);
});

test('a common name, by its own form', () => {
  expect(hits('subject.CN', 'Rana Example-Keller')).toEqual(['likely person-name Rana Example-Keller']);
  expect(hits('subject.CN', 'rana')).toEqual(['likely account rana']);
  expect(hits('subject.CN', 'rana.keller')).toEqual(['likely account rana.keller']);
  expect(hits('subject.CN', 'phone:rana@mail.org')).toEqual(['likely email rana@mail.org']);
  expect(hits('subject.CN', 'RANAS-PC')).toEqual(['likely device-name RANAS-PC']);
  expect(hits('subject.CN', 'ranas-pc.office.corp')).toEqual(['likely device-name ranas-pc.office.corp']);
  for (const code of ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '00:00:5e:00:53:01', '820000000000000001'])
    expect(hits('subject.CN', code)).toEqual([`likely device-id ${code}`]);
});

test('silent on templates, products, companies and random hosts', () => {
  for (const name of ['client', 'client1', 'OpenVPN', 'EasyRSA', 'WebRTC', 'changeme', 'AWS IoT Certificate'])
    expect(hits('subject.CN', name)).toEqual([]);
  for (const name of ['Example Remote Client', 'Example GmbH', 'www.xkgk7fdx362.com', 'Example CA', 'x', '12'])
    expect(hits('subject.CN', name)).toEqual([]);
  for (const part of ['subject.O', 'subject.OU', 'issuer.CN', 'alternative.dns'])
    expect(hits(part, 'Rana Example')).toEqual([]);
  expect(hits('subject.emailAddress', 'me@myhost.mydomain')).toEqual([]);
});

test('one that its holder signed names only what no template would', () => {
  expect(hits('self-signed.subject.CN', 'rana')).toEqual([]);
  expect(hits('self-signed.subject.CN', 'Example Client')).toEqual([]);
  expect(hits('self-signed.subject.CN', '820000000000000001')).toEqual(['likely device-id 820000000000000001']);
  expect(hits('self-signed.subject.CN', '8200000000000001', 'dtls')).toEqual([]);
});

test("a server's names no person", () => {
  const field = fieldOf('rana', { path: 'tls.certificate.subject.CN', protocol: 'tls' });
  expect(said(certificateHolder, field)).toEqual([]);
});
