import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { topicLevel } from './topic-level.ts';

const level = (text: string, key: string | null = null, path = 'mqtt.publish.topic.level') =>
  said(topicLevel, fieldOf(text, { protocol: 'mqtt', path, key }));

test.each([
  ['user', '10482211', 'account'],
  ['u', '48213311', 'account'],
  ['Devices', 'pump-00417733', 'device-id'],
  ['things', 'A1B2-77120934', 'device-id'],
  ['rooms', 'team-42', 'room'],
  [null, '00005E0053AF', 'device-id'],
  [null, '00:00:5e:00:53:af', 'device-id'],
  [null, '490154203237518', null],
  [null, '350000000000006', 'device-id'],
  [null, '+49171000000', 'phone'],
])('%s/%s is %s', (key, text, type) => {
  expect(level(text, key)).toEqual(type === null ? [] : [`identifier-exposed likely ${type} ${text}`]);
});

test('stays silent on words, wildcards and what names nobody', () => {
  for (const [key, text] of [
    ['users', 'list'],
    ['users', '+'],
    ['room', 'room12'],
    ['device', '12'],
    ['sensor', '10482211'],
    ['u', '1.2.3'],
    [null, '000000000000'],
    [null, '123456789012'],
    [null, 'abcdefabcdef'],
    [null, '00005e0053AF'],
    [null, 'constructor'],
    ['constructor', '10482211'],
  ] as const)
    expect(level(text, key)).toEqual([]);
  expect(level('10482211', 'user', 'mqtt.publish.payload.user')).toEqual([]);
});
