import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { multipart } from './multipart.ts';

/** After RFC 7578 section 4 and RFC 2046 section 5.1.1. */
const FORM = [
  '--AaB03x',
  'Content-Disposition: form-data; name="user_id"',
  '',
  'lighthouse-7',
  '--AaB03x',
  'content-disposition: form-data; name="meta"; filename="my-meta.json"',
  'Content-Type: application/json; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  'eyJhIjoxfQ==',
  '--AaB03x',
  'Content-Disposition: form-data; name="photo"; filename="room.jpg"',
  'Content-Type: image/jpeg',
  '',
  'JFIF',
  '--AaB03x--',
  '',
].join('\r\n');

const seenIn = (text: string) => openAll(multipart, fieldOf(text)).seen;

test('reads the real one', () => {
  expect(multipart.recognise(fieldOf(FORM))).toBeGreaterThan(0.9);
  expect(
    seenIn(FORM).map(({ path, key, text, behind, encodings }) => [path, key, text, behind === text, encodings]),
  ).toEqual([
    ['user_id', 'user_id', 'lighthouse-7', true, undefined],
    ['filename', 'filename', 'my-meta.json', true, undefined],
    ['meta', 'meta', 'eyJhIjoxfQ==', true, ['base64', 'json']],
    ['filename', 'filename', 'room.jpg', true, undefined],
  ]);
});

test('bare line ends, parts without a name, a value that holds the boundary within a line', () => {
  const text = '--b\nContent-Type: text/plain\n\none --b two\n--b\nContent-Type: text/plain\n\n\n--b--\n';
  expect(seenIn(text).map(({ path, key, text: value }) => [path, key, value])).toEqual([['part', null, 'one --b two']]);
});

test('is not taken for one', () => {
  for (const text of [
    '',
    '--',
    '--x',
    '-- \r\nBest wishes\r\nTom',
    '--AaB03x\r\nContent is here',
    'a\r\n--b\r\nContent-Type: c',
  ])
    expect(multipart.recognise(fieldOf(text)), text).toBe(0);
});

test('every truncation yields a prefix of the values', () => {
  const values = seenIn(FORM).map(({ text }) => text);
  for (let n = 0; n < FORM.length; n++) {
    seenIn(FORM.slice(0, n)).forEach(({ text }, i) => expect(values[i]?.startsWith(text), `${n}: ${text}`).toBe(true));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(multipart, FORM);
});
