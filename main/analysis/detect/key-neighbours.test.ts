import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { eventOf, neighboursOf, outerNeighboursOf } from './key-neighbours.ts';

const beside = (value: string, inside: string, key = 'k'): string[] =>
  neighboursOf(fieldOf(value, { key, inside })).map((one) => `${one.key}=${one.value}`);

test('JSON: the other members of the innermost object, and no others', () => {
  const text = '{"code":0,"data":{"from":"Rána","k":"HERE","to":{"id":7},"n":-1.5,"b":true,"l":[1,"x:y"]},"msg":"ok"}';
  expect(beside('HERE', text)).toEqual(['from=Rána', 'to=null', 'n=-1.5', 'b=true', 'l=null']);
  expect(beside('0', text, 'code')).toEqual(['data=null', 'msg=ok']);
});

test('JSON: names in any script', () => {
  expect(beside('HERE', '{"发送者":"rana_k","k":"HERE"}')).toEqual(['发送者=rana_k']);
});

test('JSON that is cut off or out of reach gives what is there', () => {
  expect(beside('HERE', '{"a":"x","k":"HERE","b":"y')).toEqual(['a=x']);
  expect(beside('HERE', `{"a":"x","b":"${'y'.repeat(5_000)}","k":"HERE"}`)).toEqual([]);
  expect(beside('HERE', '["HERE"]')).toEqual([]);
});

test('forms and XML', () => {
  expect(beside('HERE', 'a=1&k=HERE&name=Jo+Ann%20%C3%A9&bad=%zz')).toEqual(['a=1', 'name=Jo Ann é', 'bad=%zz']);
  expect(beside('HERE', '<m><t:note from="48123" k="HERE">hi</t:note><to>7</to></m>')).toEqual([
    'note=hi',
    'to=7',
    'from=48123',
  ]);
});

test('what lies in no document has no neighbours', () => {
  expect(neighboursOf(fieldOf('HERE', { key: 'k' }))).toEqual([]);
  expect(eventOf(fieldOf('HERE', { key: 'k' }))).toBe('');
});

test('the event that a list begins with', () => {
  expect(eventOf(fieldOf('HERE', { key: 'k', inside: '["chat message",{"k":"HERE"}]' }))).toBe('chat message');
  expect(eventOf(fieldOf('HERE', { key: 'k', inside: '[{"k":"HERE"}]' }))).toBe('');
});

test('hostile text ends', () => {
  for (const text of [
    '{"'.repeat(2_000),
    '{'.repeat(3_000),
    '"\\'.repeat(2_000),
    '<a '.repeat(2_000),
    'a=&'.repeat(2_000),
  ])
    expect(beside('HERE', `{${text}"k":"HERE"`).length).toBeLessThanOrEqual(64);
});

test('JSON: the members of the object around the innermost one', () => {
  const outer = (inside: string): string[] =>
    outerNeighboursOf(fieldOf('HERE', { key: 'k', inside })).map((one) => `${one.key}=${one.value}`);
  expect(outer('{"code":0,"from":{"k":"HERE"},"msg":"ok"}')).toEqual(['code=0', 'from=null', 'msg=ok']);
  for (const none of ['{"k":"HERE"}', '["HERE"]', 'a=1&k=HERE', '{'.repeat(9_000) + '"k":"HERE"'])
    expect(outer(none).length).toBeLessThanOrEqual(none.startsWith('{{') ? 64 : 0);
  expect(outerNeighboursOf(fieldOf('HERE', { key: 'k' }))).toEqual([]);
});
