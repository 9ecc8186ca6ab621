import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { sipNote } from './sip-note.ts';

const told = (text: string, path: string): string[] =>
  said(sipNote, fieldOf(text, { protocol: 'sip', path, key: path.split('.').at(-1) ?? null }));

test('tells what a call is about, and what somebody says of whether they are there', () => {
  for (const path of [
    'sip.header.subject',
    'sip.body.xml.presence.note',
    'sip.body.xml.presence.tuple.note',
    'sip.body.xml.p:presence.dm:person.p:note',
  ])
    expect(told('back at nine, call Ana', path)).toEqual(['message-exposed likely message back at nine, call Ana']);
});

test('stays silent on tests, on words of programs, and elsewhere', () => {
  expect(told('Performance Test', 'sip.header.subject')).toEqual([]);
  expect(told('a=b; c=d e', 'sip.header.subject')).toEqual([]);
  expect(told('open', 'sip.body.xml.presence.note')).toEqual([]);
  for (const path of ['sip.header.warning', 'sip.body.xml.order.note', 'sip.body.xml.presence.basic'])
    expect(told('back at nine, call Ana', path)).toEqual([]);
});
