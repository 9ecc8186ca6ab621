import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { keyName } from './key-name.ts';

test.each([
  ['user_id', '4812393', 'identifier-exposed likely account 4812393'],
  ['_android_id', 'b7f3d2c18a90e64f', 'identifier-exposed likely device-id b7f3d2c18a90e64f'],
  [
    'aid',
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    'identifier-exposed likely advertising-id 7c9e6679-7425-40de-944b-e07fc1f90ae7',
  ],
  ['imei', '490154203237518', 'identifier-exposed likely device-id 490154203237518'],
  ['X-Phone', '+493023125123', 'identifier-exposed likely phone +493023125123'],
  ['user[room_id]', 'blue-7', 'identifier-exposed likely room blue-7'],
  ['lat', '52.52001', 'identifier-exposed likely location 52.52001'],
  ['username', 'jo_ann', 'identifier-exposed likely account jo_ann'],
  ['nickname', 'Rana', 'identifier-exposed likely person-name Rana'],
])('%s=%s', (key, value, line) => expect(said(keyName, fieldOf(value, { key }))).toEqual([line]));

/** As they stood in real traffic, or nearly. */
test.each([
  ['imei', '1'],
  ['gaid', ''],
  ['gaid', '00000000-0000-0000-0000-000000000000'],
  ['access_token', 'null'],
  ['aid', '1128'],
  ['_', '1470104377698'],
  ['version', '201605130537'],
  ['id', '1410943047113'],
  ['_carrier', '310260'],
  ['_resolution', '1080,1794'],
  ['sid', '1654385180339'],
  ['nickname', 'true'],
  ['nickname', '2.8.2.1'],
  ['account', 'en_US'],
  ['account', 'zh-Hant-TW'],
  ['username', 'admin'],
  ['username', 'root'],
  ['username', 'guest'],
  ['username', 'anonymous'],
  ['username', 'test'],
  ['user_id', 'root'],
  ['user_id', '0'],
  ['user_id', '{user_id}'],
  ['user_id', 'x1'.repeat(300)],
])('silent on %s=%s', (key, value) => expect(said(keyName, fieldOf(value || ' ', { key }))).toEqual([]));

test('names, opened fields and the protocols’ own words are not its business', () => {
  expect(said(keyName, fieldOf('4812393', { key: null }))).toEqual([]);
  expect(said(keyName, fieldOf('4812393', { key: 'uid', role: 'name' }))).toEqual([]);
  expect(said(keyName, fieldOf('4812393', { key: 'uid', leaf: false }))).toEqual([]);
  expect(said(keyName, fieldOf('a1b2:c3d4', { key: 'user_name', protocol: 'stun', path: 'stun.username' }))).toEqual(
    [],
  );
});

test('a session that nobody has signed in to yet is one sign only: no verdict about people', () => {
  expect(said(keyName, fieldOf('k3JdM2QpZ8sVx7TnB1yC', { key: 'visit_token' }))).toEqual([
    'identifier-exposed possible session-token k3JdM2QpZ8sVx7TnB1yC',
  ]);
  expect(said(keyName, fieldOf('null', { key: 'visit_token' }))).toEqual([]);
});
