import { expect, test } from 'vitest';
import { createKeyDictionary } from './key-dictionary.ts';
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

test('words before it that only say whose it is, a maker’s short mark, a number behind it, and lists leave it alone', () => {
  for (const key of [
    'peerUid',
    'from_user_id',
    'VC-UserID',
    'wx_user_id',
    'client_user_id',
    'user_ids',
    'userUUID',
    'usr_id',
  ])
    expect([key, keys.meaning(key)?.type]).toEqual([key, 'account']);
  for (const key of ['phone2', 'phone_1', 'login_phone', 'fromPhone']) expect(keys.meaning(key)?.type).toBe('phone');
  for (const key of ['client_uid', 'ad_user_id', 'max_user_id', 'user_id_type', 'phone_regex', 'app_uid'])
    expect([key, keys.meaning(key)]).toEqual([key, null]);
});

test('a short name means what it means in what holds it', () => {
  expect(keys.within('users', 'id')[0]?.type).toBe('account');
  expect(keys.within('currentUser', 'id')[0]?.type).toBe('account');
  expect(keys.within('userInfo', '_id')[0]?.type).toBe('account');
  expect(keys.within('rooms', 'id')[0]?.type).toBe('room');
  expect(keys.meaning('room[id]')?.type).toBe('room');
  for (const [holder, key] of [
    ['articles', 'id'],
    ['user', 'count'],
    ['pageUser', 'id'],
    ['', 'id'],
    ['x'.repeat(100), 'id'],
  ] as const)
    expect(keys.within(holder, key)).toEqual([]);
  expect([keys.isShort('id'), keys.isShort('_id'), keys.isShort('version')]).toEqual([true, true, false]);
});

test('one name with two meanings keeps both, in the rows’ order', () => {
  expect(keys.meanings('user_name').map(({ type }) => type)).toEqual(['account', 'person-name']);
});

test('compounds of other languages mean what they mean in English, alone and in what holds them', () => {
  for (const key of ['benutzer_id', '用户ID', 'BenutzerKennung', 'id_utente', 'peer_benutzer_id', 'معرف.nutzer_id'])
    expect([key, keys.meaning(key)?.type]).toEqual([key, 'account']);
  // A number of one of many is its mark, where no row has the number.
  for (const key of ['用户编号', 'kullanici_no', 'Raumnummer', '房间号', 'номер_комнаты'])
    expect([key, keys.meaning(key)?.type]).toEqual([key, /^(用户|kullanici)/.test(key) ? 'account' : 'room']);
  expect(keys.within('nutzer', 'id')[0]?.type).toBe('account');
  expect(keys.within('user', 'kennung')[0]?.type).toBe('account');
  expect([keys.isShort('kennung'), keys.isShort('version')]).toEqual([true, false]);
  for (const key of ['benutzer', 'Raumtemperatur', '用户数', 'max_benutzer_id', 'benutzer_id_typ'])
    expect([key, keys.meaning(key)]).toEqual([key, null]);
});

test('spellings with and without marks are one, in any script', () => {
  const own = createKeyDictionary([
    {
      type: 'device-id',
      keys: ['Gerätekennung', 'اسم_المستخدم', 'पासवर्ड'],
      shape: 'mac',
      strength: 'with-shape',
      example: '',
      why: '',
      sources: [],
    },
  ]);
  for (const key of [
    'gerätekennung',
    'GERÄTE_KENNUNG',
    'geratekennung',
    'اسم_المستخدم',
    'اسمالمستخدم',
    'إسم المُستخدم',
    'पासवर्ड',
  ])
    expect([key, own.meaning(key)?.type]).toEqual([key, 'device-id']);
});

test('more keys than it remembers are still answered', () => {
  for (let i = 0; i < 21_000; i++) expect(keys.meaning(`k${i}`)).toBeNull();
  expect(keys.meaning('uid')?.type).toBe('account');
});

test('who is a person has an account, by flat name and by what holds it, and a name', () => {
  const own = createKeyDictionary([
    ...ROWS,
    {
      type: 'person-name',
      keys: ['participant_name'],
      shape: 'person-name',
      strength: 'with-shape',
      example: '',
      why: '',
      sources: [],
    },
    { type: 'device-id', keys: ['meid'], shape: 'meid', strength: 'with-shape', example: '', why: '', sources: [] },
  ]);
  for (const key of ['callerId', 'inviter_id', 'currentSpeakerId', 'followerIds', 'moderator_code', 'caller[id]'])
    expect([key, own.meaning(key)?.type]).toEqual([key, 'account']);
  for (const holder of ['caller', 'buddies', 'profile', 'me', 'creatorInfo'])
    expect([holder, own.within(holder, 'id')[0]?.type]).toEqual([holder, 'account']);
  // `callerName` says more than `name`.
  for (const key of ['callerName', 'passenger_name']) expect(own.meaning(key)?.strength).toBe('with-shape');
  expect(own.within('me', 'name')[0]?.type ?? own.within('caller', 'name')[0]?.type).toBe('person-name');
  for (const key of ['operatorId', 'host_id', 'playerName', 'campaign_id', 'message_id'])
    expect([key, own.meaning(key)?.type === 'account']).toEqual([key, false]);
  // Digits alone may be a telephone number: the shape asks for a letter.
  for (const key of ['member_number', 'x-sender-no', 'callerNo'])
    expect([key, own.meaning(key)?.shape]).toEqual([key, 'lettered-code']);
});

test('a firm’s name before user_id leaves it alone; what is no user of an app does not', () => {
  for (const key of ['sendbird_user_id', 'matrixUserId'])
    expect([key, keys.meaning(key)?.type]).toEqual([key, 'account']);
  for (const key of ['page_user_id', 'demoUserId', 'a1b2c3_user_id', 'big_page_user_id'])
    expect([key, keys.meaning(key)]).toEqual([key, null]);
});

test('OAuth’s name for the app is no device, and a push service’s number of the app no sender', () => {
  const own = createKeyDictionary([
    ...ROWS,
    { ...BARE, type: 'device-id', keys: ['client_uuid'], shape: 'device-code' },
  ]);
  expect(own.meaning('client_uuid')?.type).toBe('device-id');
  for (const key of ['client_id', 'Client-Id', 'clientId', 'GCMSenderId', 'fcm_sender_id'])
    expect([key, own.meaning(key)]).toEqual([key, null]);
});

test('a maker’s name in a header that somebody added leaves alone what two words say', () => {
  for (const key of ['X-Parse-User-Id', 'x-acme-room-id'])
    expect([key, keys.meaning(key) !== null]).toEqual([key, true]);
  for (const key of ['X-Page-User-Id', 'X-Api-Room-Id', 'X-Acme-Mac-Count', 'Acme-Room-Id'])
    expect([key, keys.meaning(key)]).toEqual([key, null]);
});

test('the ID of an object of a database is an ID', () => {
  expect(keys.within('user', 'objectId')[0]?.type).toBe('account');
  expect(keys.within('room', 'object_id')[0]?.type).toBe('room');
  expect(keys.meaning('objectId')).toBeNull();
});

test('a room’s title is what it is called; a person’s is none', () => {
  const own = createKeyDictionary([
    ...ROWS,
    { ...BARE, type: 'room', keys: ['room_name'], shape: 'title' },
    { ...BARE, type: 'person-name', keys: ['member_name'], shape: 'person-name' },
  ]);
  expect(own.within('room', 'title')[0]?.type).toBe('room');
  expect(own.meaning('roomTitle')?.type).toBe('room');
  for (const key of ['memberTitle', 'job_title', 'title']) expect([key, own.meaning(key)]).toEqual([key, null]);
});

test('what it is stands first in some languages', () => {
  const own = createKeyDictionary([{ ...BARE, type: 'push-token', keys: ['push_token'], shape: 'push-token' }]);
  expect(own.meaning('jeton_push')?.type).toBe('push-token');
  expect(own.meaning('token_push')).toBeNull(); // English puts it last
});

const BARE = { strength: 'with-shape', example: '', why: '', sources: [] } as const;
