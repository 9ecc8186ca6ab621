import { expect, test } from 'vitest';
import { isLocale, isPlaceholder, isRole, isUnixTime, isVersionOrTime } from './placeholders.ts';

test.each([
  '',
  '0',
  '1',
  '-',
  'true',
  'NULL',
  '(null)',
  'undefined',
  '00000000-0000-0000-0000-000000000000',
  '000000000000000',
  'xxxx',
  'FFFFFFFF',
  '{uid}',
  '${uid}',
  '__IMEI__',
  '{{user}}',
  '02:00:00:00:00:00',
  '02:15:B2:00:00:00',
  '9774d56d682e549c',
  'x'.repeat(513),
])('says nothing: %s', (text) => expect(isPlaceholder(text)).toBe(true));
test.each(['48', '4812393', 'rana', '0a:1b:2c:3d:4e:5f', 'b7f3d2c18a90e64f'])('may say something: %s', (text) =>
  expect(isPlaceholder(text)).toBe(false),
);

test.each([
  '2.8.2.1',
  'v4.6.4',
  '2026-11-24',
  '2026-11-24T10:00:00Z',
  '20160513',
  '201605130537',
  '20160513053700',
  'en',
  'en_US',
  'zh-Hant-TW',
])('version, date or locale: %s', (text) => expect(isVersionOrTime(text)).toBe(true));
test.each(['4812393', 'rana.k', '10.1234567', 'b7f3d2c1', '192837465'])('none of these: %s', (text) =>
  expect(isVersionOrTime(text)).toBe(false),
);

test.each(['1470104377', '1470104377698', '1591219980196341', '1654385136.25'])('a time: %s', (text) =>
  expect(isUnixTime(text)).toBe(true),
);
test.each(['4812393', '999999999', '9999999999', '14701043776981'])('no time: %s', (text) =>
  expect(isUnixTime(text)).toBe(false),
);

test('locales by their case, roles by the whole word', () => {
  expect(['en_US', 'pt-BR', 'zh-Hant-TW', 'fil-PH'].filter((one) => !isLocale(one))).toEqual([]);
  expect(['jo_ann', 'al-li', 'en', 'rana_K'].filter(isLocale)).toEqual([]);
  expect(['admin', 'Root', ' guest '].filter((one) => !isRole(one))).toEqual([]);
  expect(['adminka', 'rooter', 'user1'].filter(isRole)).toEqual([]);
});
