import { expect, test } from 'vitest';
import { ClientNames, MOST_CLIENTS } from './clients.ts';

const PHONE = '192.168.1.5';
const MOBILE = '2001:db8::5';

test('a client has one name, in order of asking', () => {
  const names = new ClientNames(new Set([PHONE, MOBILE]), false);
  expect([names.client(MOBILE), names.client(PHONE), names.client(MOBILE)]).toEqual([
    'client-1',
    'client-2',
    'client-1',
  ]);
});

test("a server keeps its address, unless it is somebody's device", () => {
  const names = new ClientNames(new Set([PHONE, MOBILE]), false);
  expect(names.server('198.51.100.20')).toBe('198.51.100.20');
  expect(names.server('192.168.1.1')).toBe('192.168.1.1');
  expect(names.server(PHONE)).toBe('client-1');
  expect(names.server(MOBILE)).toBe('client-2');
  expect(names.client(PHONE)).toBe('client-1');
});

test("a link-local address may be made from a network card's number", () => {
  const names = new ClientNames(new Set(), false);
  expect(names.server('fe80::5eff:fe00:5301')).toBe('client-1');
  expect(names.server('169.254.7.7')).toBe('client-2');
});

test('addresses inside a text', () => {
  const names = new ClientNames(new Set([PHONE]), false);
  expect(names.inText('192-168-1-5.edge.example')).toBe('client-1.edge.example');
  expect(names.inText('198.51.100.20')).toBe('198.51.100.20');
});

test('revealed, nothing is renamed', () => {
  const names = new ClientNames(new Set([PHONE]), true);
  expect([names.client(PHONE), names.server(PHONE), names.inText(PHONE)]).toEqual([PHONE, PHONE, PHONE]);
});

test('where not all clients could be kept, every address that is not public counts as one', () => {
  const many = new Set(Array.from({ length: MOST_CLIENTS }, (_, i) => `forged ${i}`));
  const names = new ClientNames(many, false);
  expect(names.server('10.9.9.9')).toBe('client-1');
  expect(names.server('198.51.100.20')).toBe('198.51.100.20');
});
