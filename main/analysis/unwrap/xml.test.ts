import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { xml } from './xml.ts';

const MESSAGE = `<?xml version="1.0"?><!-- made up --><message to='rana@chat.example' id="m1">
  <body>Hi &amp; bye&#x21;</body><empty/><data><![CDATA[a<b]]></data></message>`;

test('reads the real one: texts, attributes, entities, CDATA', () => {
  const { seen } = openAll(xml, fieldOf(MESSAGE));
  expect(seen.map(({ path, key, text }) => [path, key, text])).toEqual([
    ['xml.message.@to', 'to', 'rana@chat.example'],
    ['xml.message.@id', 'id', 'm1'],
    ['xml.message.body', 'body', 'Hi & bye!'],
    ['xml.message.data', 'data', 'a<b'],
  ]);
  expect(seen[2]?.behind).toBe('Hi &amp; bye&#x21;');
});

test('elements and attributes may say what the value beside them is called', () => {
  const named = (text: string): [string | null, string][] =>
    openAll(xml, fieldOf(text))
      .seen.filter(({ role }) => role === 'value')
      .map(({ key, text: value }) => [key, value]);
  expect(named('<dict><key>user_id</key><string>4711</string> <key>n</key>\n<integer>7</integer></dict>')).toEqual([
    ['user_id', '4711'],
    ['key', 'n'],
    ['integer', '7'],
  ]);
  expect(named('<member><name>room</name><value><string>r1</string></value></member>')).toEqual([['room', 'r1']]);
  expect(named('<r><item name="room">r1</item><param name="user_id" value="4711"/></r>')).toEqual([
    ['name', 'room'],
    ['room', 'r1'],
    ['name', 'user_id'],
    ['user_id', '4711'],
  ]);
  // A person and what they wrote.
  expect(named('<m><name>Ada</name><text>hi</text><value>7</value></m>')).toEqual([
    ['name', 'Ada'],
    ['text', 'hi'],
    ['value', '7'],
  ]);
  expect(named('<message name="ada">hi</message>')).toContainEqual(['message', 'hi']);
});

test('every truncation yields a prefix', () => {
  const all = openAll(xml, fieldOf(MESSAGE)).seen;
  for (let n = 0; n < MESSAGE.length; n++) {
    const { seen } = openAll(xml, fieldOf(MESSAGE.slice(0, n)));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1));
  }
});

test('tells XML from web pages and from text', () => {
  for (const text of [MESSAGE, '<root><em>80</em></root>', "<iq type='get'/>", '\ufeff<?xml version="1.0"?>'])
    expect(xml.recognise(fieldOf(text)), text).toBeGreaterThan(0.5);
  for (const text of [
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><html>',
    '<html lang="en">',
    '< 5',
    '<3 you',
    'a<b>',
    '',
  ])
    expect(xml.recognise(fieldOf(text)), text).toBe(0);
});

test('never opens what an entity points to, and keeps unknown ones as they are', () => {
  const evil = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  expect(openAll(xml, fieldOf(evil)).seen.map(({ text }) => text)).toContain('&x;');
});

test('hostile nesting and floods end', () => {
  openAll(xml, fieldOf('<a>'.repeat(50_000)));
  expect(openAll(xml, fieldOf(`<a>${'<b>1</b>'.repeat(50_000)}</a>`)).seen).toHaveLength(20_000);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(xml, MESSAGE);
});
