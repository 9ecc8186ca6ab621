import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { desktopCookie } from './desktop-cookie.ts';

const line = (text: string, path = 'unknown.text') => fieldOf(text, { protocol: path.split('.')[0] ?? '', path });

test('finds the name that a remote desktop’s client sends first', () => {
  expect(said(desktopCookie, line('Cookie: mstshash=rana.k'))).toEqual(['identifier-exposed likely account rana.k']);
});

test('points to the name alone', () => {
  const field = line('Cookie: mstshash=rana.k');
  const [hit] = desktopCookie.inspect(field, contextOf().context);
  expect(hit?.part).toEqual({ at: field.at + 'Cookie: mstshash='.length, length: 'rana.k'.length });
});

test.each([
  'Cookie: mstshash=Administr',
  'Cookie: mstshash=administrator',
  'Cookie: mstshash=test',
  'Cookie: mstshash=',
  'Cookie: msts=3640205228.15629.0000',
  'xCookie: mstshash=rana.k',
  'Cookie: mstshash=rana.k and more',
])('stays silent on %s', (text) => expect(said(desktopCookie, line(text))).toEqual([]));

test('stays silent where another protocol was read', () => {
  expect(said(desktopCookie, line('Cookie: mstshash=rana.k', 'http.body'))).toEqual([]);
});
