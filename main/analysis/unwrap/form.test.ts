import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { form } from './form.ts';

test('reads the real one: pairs, escapes in names and values, parts without a name', () => {
  const { seen } = openAll(form, fieldOf('uid=4812393&user%5Bmail%5D=a%40b.in&note=x+y&&empty=&1470104377'));
  expect(seen.map(({ path, key, text, encodings }) => [path, key, text, encodings?.[0]])).toEqual([
    ['uid', 'uid', '4812393', undefined],
    ['user[mail]', 'user[mail]', 'a%40b.in', 'percent'],
    ['note', 'note', 'x+y', 'percent'],
    ['unnamed', null, '1470104377', undefined],
  ]);
  for (const { text, behind } of seen) expect(behind).toBe(text);
});

test('what is declared a form and is something else is left as it is, to be looked at again', () => {
  for (const body of ['{"user_id":"4812393","a":"b=c&d=e"}', '[1]', '<a b="c=d"/>', '\u001f\u0003=&']) {
    const { seen } = openAll(form, fieldOf(body, { key: 'body' }));
    expect(seen).toMatchObject([{ path: '', key: 'body', text: body }]);
  }
});

test('every truncation yields a prefix of the pairs', () => {
  const whole = 'uid=4812393&room=blue-7&z=1';
  const all = openAll(form, fieldOf(whole)).seen;
  for (let n = 0; n < whole.length; n++) {
    const { seen } = openAll(form, fieldOf(whole.slice(0, n)));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1)); // the last one may be cut
  }
});

test('guesses only where two named pairs stand, and nothing that is no encoder’s text', () => {
  expect(form.recognise(fieldOf('a=1&b=2'))).toBeGreaterThan(0.5);
  for (const text of [
    'a=1',
    'YWJjZGVmZ2g==',
    'if (a==1 && b==2)',
    '{"a":"x=1&y=2"}',
    'https://a.in/?x=1&y=2',
    'AT&T',
    '<a b="c=d&e=f">',
  ]) {
    expect(form.recognise(fieldOf(text)), text).toBe(0);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(form, 'uid=4812393&user%5Bmail%5D=a%40b.in&note=x+y&&empty=&1470104377');
});

test('in octets that nobody knows, one name must be longer than chance writes', () => {
  expect(form.recognise(fieldOf('u=1&b=2', { protocol: 'unknown' }))).toBe(0);
  expect(form.recognise(fieldOf('uid=1&b=2', { protocol: 'unknown' }))).toBeGreaterThan(0.5);
});

test('a flood of pairs ends', () => {
  expect(openAll(form, fieldOf('a=b&'.repeat(100_000))).seen).toHaveLength(2_000);
});
