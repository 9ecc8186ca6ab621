import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { vcardField } from './vcard-field.ts';

const card = (path: string, text: string) =>
  fieldOf(text, { protocol: 'xmpp', path: `xmpp.iq.vCard.${path}`, key: path.split('.').at(-1) ?? null });

test('reads the card of XEP-0054 section 3.1', () => {
  expect(said(vcardField, card('FN', 'Peter Saint-Andre'))).toEqual([
    'identifier-exposed confirmed person-name Peter Saint-Andre',
  ]);
  expect(said(vcardField, card('TEL.NUMBER', '303-308-3282'))).toEqual([
    'identifier-exposed confirmed phone 303-308-3282',
  ]);
  expect(said(vcardField, card('ADR.STREET', '1899 Wynkoop Street'))).toEqual([
    'identifier-exposed confirmed location 1899 Wynkoop Street',
  ]);
  expect(said(vcardField, card('ADR.PCODE', '80202'))).toEqual(['identifier-exposed confirmed location 80202']);
  expect(said(vcardField, card('EMAIL.USERID', 'stpeter@jabber.org'))).toEqual([
    'identifier-exposed confirmed email stpeter@jabber.org',
  ]);
});
test('reads the card of XEP-0292', () => {
  const card4 = (path: string, text: string) =>
    said(vcardField, fieldOf(text, { protocol: 'xmpp', path: `xmpp.iq.${path}`, key: path.split('.').at(-1) ?? null }));
  expect(card4('vcard.fn.text', 'Peter Saint-Andre')).toEqual([
    'identifier-exposed confirmed person-name Peter Saint-Andre',
  ]);
  expect(card4('pubsub.items.item.vcard.tel.uri', 'tel:+1-303-308-3282')).toEqual([
    'identifier-exposed confirmed phone +1-303-308-3282',
  ]);
  expect(card4('vcard.adr.locality', 'Denver')).toEqual(['identifier-exposed confirmed location Denver']);
  for (const path of ['vcard.note.text', 'vcard.adr.parameters.type.text', 'query.fn.text', 'vcard.text'])
    expect(card4(path, 'Denver')).toEqual([]);
});
test('stays silent on the rest of the card and elsewhere', () => {
  expect(said(vcardField, card('ORG.ORGNAME', 'XMPP Standards Foundation'))).toEqual([]);
  expect(said(vcardField, card('FN', '-'))).toEqual([]);
  expect(said(vcardField, fieldOf('Peter', { protocol: 'xmpp', path: 'xmpp.iq.query.FN', key: 'FN' }))).toEqual([]);
});
