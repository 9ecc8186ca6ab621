import { expect, test } from 'vitest';
import { createKeyDictionary, plainKey } from './key-dictionary.ts';
import { ROWS } from './rows.fixture.ts';

const keys = createKeyDictionary(ROWS);

test.each(['user_id', 'userId', 'USER-ID', '_user_id', 'X-User-Id', 'user[id]', 'data.user_id', 'data[user_id]'])(
  'knows %s',
  (key) => {
    expect(keys.meaning(key)).toEqual({ type: 'account', strength: 'with-shape', shape: 'account-code' });
    expect(keys.meaning(key)).toEqual(keys.meaning(key)); // remembered
  },
);

test.each(['', 'id', 'ad_user_id_count', 'version', 'constructor', '__proto__', `user_id${'x'.repeat(100)}`])(
  'says nothing of %s',
  (key) => {
    expect(keys.meaning(key)).toBeNull();
  },
);

test('a longer name that ends in a known one counts only where the shape carries it', () => {
  for (const key of ['client-androidid', 'clientAndroidId', 'dev_android_id'])
    expect(keys.meaning(key)?.shape).toBe('android-id');
  for (const key of ['mof_uid', 'support_phone', 'request_aid', 'seimei']) expect(keys.meaning(key)).toBeNull();
});

test('other scripts keep their letters', () => {
  expect(plainKey('用户_ID')).toBe('用户id');
});

test('more keys than it remembers are still answered', () => {
  for (let i = 0; i < 21_000; i++) expect(keys.meaning(`k${i}`)).toBeNull();
  expect(keys.meaning('uid')?.type).toBe('account');
});
