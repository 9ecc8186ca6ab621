import type { Account, Device } from './invent.ts';
import type { LabelType } from './facts.ts';
import type { Random } from './random.ts';

/** The names apps give their values, in several languages and habits, the published ones (identifiers: "Key names in
 *  the wild") beside ones nobody listed. */
interface Spelling {
  readonly type: LabelType;
  readonly also: readonly LabelType[];
  readonly keys: string;
  readonly values: (account: Account, device: Device, random: Random) => readonly string[];
}

const SPELLINGS: readonly Spelling[] = [
  {
    type: 'account',
    also: [],
    keys:
      'uid user_id userId UserID userid uin openid accountId account_id acct memberId member_no mbr_no loginId login ' +
      'username user_name profileId profile_id customer_id usuario_id id_usuario benutzer benutzer_id utilisateur_id ' +
      'kullanici_id id_pengguna korisnik_id accid my_uid viewer_id from_uid author_id owner_id player_id ssoid userno',
    values: ({ uid, roomId, uuid, openid, user, bigUid }) => [uid, roomId, uuid, openid, user, bigUid],
  },
  {
    type: 'room',
    also: [],
    keys:
      'roomId room_id roomid cname channelName channel_id chat_id chatId groupId group_id conversation_id convId ' +
      'threadId meetingId meeting_no conference_id sala_id raum_id salon_id liveRoomId guild_id talk_id',
    values: ({ room, roomId, uuid }) => [room, `${roomId}8`, uuid.split('-').reverse().join('')],
  },
  {
    type: 'device-id',
    also: ['advertising-id'],
    keys: 'imei',
    values: (_, { imei }) => [imei],
  },
  {
    type: 'device-id',
    also: ['advertising-id'],
    keys:
      'deviceId device_id DeviceID devid did udid android_id androidId ssaid openudid utdid install_id installation_id ' +
      'client_udid machine_id hwid geraete_id dispositivo_id cihaz_id',
    values: (_, { androidId, uuid, serial, networkId }) => [androidId, uuid, serial, networkId, uuid.toUpperCase()],
  },
  {
    type: 'advertising-id',
    also: ['device-id'],
    keys: 'gaid aaid adid advertising_id idfa ifa rdid gps_adid google_aid ad_id',
    values: (_, { gaid }) => [gaid],
  },
  {
    type: 'device-id',
    also: [],
    keys: 'mac wifi_mac wlan_mac mac_addr macAddress',
    values: (_, { mac }) => [mac, mac.toUpperCase()],
  },
  {
    type: 'location',
    also: ['device-id', 'other'],
    keys: 'bssid ap_mac wifi_bssid router_mac',
    values: (_, { bssid }) => [bssid],
  },
  {
    type: 'phone',
    also: ['account'],
    keys: 'phone phone_number phoneNumber mobile msisdn tel telefon telefono handynummer telefone celular no_hp cellphone',
    values: ({ phone }) => [phone, phone.slice(1)],
  },
  {
    type: 'email',
    also: ['account'],
    keys: 'email mail e_mail user_email correo emailAddress login_email mailadresse',
    values: ({ email }) => [email],
  },
  {
    type: 'person-name',
    also: ['account'],
    keys: 'name nick nickname nickName displayName display_name real_name realname full_name anzeigename nombre screen_name',
    values: ({ full, nick, first, last }) => [full, nick, `${first} ${last}`],
  },
  {
    type: 'session-token',
    also: ['credential'],
    keys: 'sid session_id sessionId sessionKey session_key token access_token accessToken auth_token ticket sessid auth_key',
    values: (_, __, random) => [random.hex(32), random.base62(40), random.uuid(), random.base62(64)],
  },
  {
    type: 'push-token',
    also: ['device-id'],
    keys: 'push_token pushToken fcm_token device_token registration_id reg_id',
    values: (_, { fcm, apns }) => [fcm, apns],
  },
];

export interface Chosen {
  readonly key: string;
  readonly value: string;
  readonly type: LabelType;
  readonly also: readonly LabelType[];
  readonly of: 'account' | 'device' | 'session';
}

/** As many values as asked for, each of another kind, under a name drawn by `app` (the same for every account). */
export function choose(app: Random, random: Random, account: Account, device: Device, many: number): Chosen[] {
  const left = [...SPELLINGS];
  return Array.from({ length: Math.min(many, left.length) }, () => {
    const [spelling] = left.splice(app.below(left.length), 1);
    if (spelling === undefined) throw new Error('no spelling left');
    const { type, also, keys, values } = spelling;
    const key = app.pick(keys.split(' '));
    // Which of the shapes an app uses is the app's habit.
    const shapes = values(account, device, random);
    return { key, value: shapes[app.below(shapes.length)] ?? '', type, also, of: belongsTo(type) };
  });
}

/** Here a place is a Wi-Fi access point's address, which stays with the device. */
function belongsTo(type: LabelType): Chosen['of'] {
  if (type === 'session-token') return 'session';
  return type === 'location' || type.startsWith('device') || type.startsWith('advert') || type === 'push-token'
    ? 'device'
    : 'account';
}

/** Names and values that look like the above and tell of nobody. */
export function harmless(app: Random, random: Random): readonly (readonly [key: string, value: string])[] {
  const all: readonly (readonly [string, string])[] = [
    ['build_id', app.hex(24)],
    ['bundle_hash', app.hex(40)],
    ['app_id', app.digits(9)],
    ['appid', `wx${app.hex(16)}`],
    ['client_version', `${app.below(20)}.${app.below(20)}.${app.below(2000)}`],
    ['config_etag', app.hex(32)],
    ['ab_group', app.digits(5)],
    ['exp_ids', `${app.digits(6)},${app.digits(6)}`],
    ['trace_id', random.hex(32)],
    ['span_id', random.hex(16)],
    ['req_uuid', random.uuid()],
    ['nonce', random.base62(16)],
    ['ts', String(1_781_000_000 + random.below(2_000_000))],
    ['expires_at', String(1_781_900_000_000 + random.below(2_000_000))],
    ['img', `/s/${app.base62(20)}.png`],
    ['os_build', `TP1A.${app.digits(6)}.003`],
    ['screen', '1080x2400'],
    ['price', `${random.below(90)}.99`],
    ['locale', random.pick(['de_DE', 'ar-EG', 'zh-Hans-CN'])],
    ['retry', String(random.below(5))],
  ];
  return all.filter(() => app.chance(0.5));
}
