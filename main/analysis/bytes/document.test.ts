import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfJsonObject, endOfXml } from './document.ts';
import { encodeUtf8 } from './text.ts';

const json = (text: string): number => endOfJsonObject(encodeUtf8(text), 0, encodeUtf8(text).length);
const xml = (text: string): number => endOfXml(encodeUtf8(text), 0, encodeUtf8(text).length);

test('an object ends with its own bracket, whatever its strings hold', () => {
  for (const text of ['{"a":1}', '{ \n "uid" : "}\\"{", "b": [{"c":2}] }', '{"name":"Zoë 王"}'])
    expect(json(`${text}\u0000tail`)).toBe(encodeUtf8(text).length);
});

test('every truncation of an object is all of it, once its first name is there', () => {
  const text = '{"uid":"4711","b":[1,2]}';
  for (let n = 0; n < text.length; n++) expect(json(text.slice(0, n))).toBe(n < 7 ? -1 : n);
});

test('what is no object', () => {
  for (const text of ['', '{', '{}', '{"a"}', '{a:1}', '["a"]', '{"a', `{"${'x'.repeat(80)}":1}`])
    expect(json(text)).toBe(-1);
});

test('markup ends with the tag that closes it', () => {
  for (const text of [
    '<user id="1">Ada</user>',
    '<ab>1<ab>2</ab></ab>',
    '<iq to="a" />',
    '<?xml version="1.0"?><a>1</a>',
  ])
    expect(xml(`${text}\u0000tail`)).toBe(text.length);
  expect(xml('<user>Ada</user> later')).toBe(16);
});

test('what is no markup', () => {
  for (const text of [
    '',
    '<',
    '<3',
    '<U %+=n]u?',
    '<a>1</a>',
    '<user>Ada',
    '<user>Ada</other>',
    '<br/>',
    '< user></user>',
  ])
    expect(xml(text)).toBe(-1);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(fc.nat(24), fc.uint8Array({ maxLength: 200 }), (n, tail) => {
      for (const text of ['{"uid":"4711","b":[1,2]}', '<user id="1">Ada</user>']) {
        const bytes = Uint8Array.from([...encodeUtf8(text.slice(0, n)), ...tail]);
        expect(endOfJsonObject(bytes, 0, bytes.length)).toBeLessThanOrEqual(bytes.length);
        expect(endOfXml(bytes, 0, bytes.length)).toBeLessThanOrEqual(bytes.length);
      }
    }),
  );
});
