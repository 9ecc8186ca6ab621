import { userAgent } from '../agents.ts';
import { form, json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { encode, text, through } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import { sendCrash } from './third-kits-crash.ts';

const PACKAGE = 'com.cobblepost.messenger';

/** The kits inside one messenger, each to its own host over plain HTTP: a batch of events in Segment's manner, gzipped;
 *  a crash with its user in Sentry's envelope (lines of JSON); an event in base64 in a form in Mixpanel's manner; a
 *  player of a push service in OneSignal's manner, in Zstandard. Hosts are invented. */
export const thirdKitsBatch: Design = {
  name: 'third-kits-batch',
  follows: 'cases: collateral exposure by kits (Baidu, Umeng, ShareSDK); Segment spec, Sentry envelopes; RFC 8878',
  exposes: true,
  wire: { mss: 700, reorder: 0.1, resend: 0.03 },
  play(s) {
    s.own('account', who(s));
    s.own('email', s.account.email);
    s.own('device', s.device.gaid);
    sendBatch(s);
    sendCrash(s, who(s), PACKAGE);
    sendTrack(s);
    registerPush(s);
  },
};

function who(s: Session): string {
  return shapesOf(s.account.uuid).objectId;
}

function sendBatch(s: Session): void {
  const d = decoysOf(s);
  const { account, device, app, random } = s;
  const host = 'api.eventfunnel-cdp.com';
  const context = {
    app: {
      name: 'Cobblepost',
      version: d.version(),
      build: d.build(),
      namespace: decoy('package', PACKAGE, { of: 'app' }),
    },
    device: {
      id: label('device-id', device.androidId),
      advertisingId: label('advertising-id', device.gaid),
      adTrackingEnabled: true,
      manufacturer: 'samsung',
      model: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
      name: decoy('code-name', 'a53x', { of: 'app' }),
      token: label('push-token', device.fcm),
      type: 'android',
    },
    library: { name: 'analytics-android', version: decoy('version', '4.11.3', { of: 'app' }) },
    locale: d.locale(),
    network: { wifi: true, cellular: false, carrier: decoy('carrier', 'Vodafone', { of: 'app' }) },
    screen: { width: decoy('size', 1080, { bare: true }), height: decoy('size', 2400, { bare: true }), density: 2.625 },
    timezone: decoy('time-zone', 'Europe/London', { of: 'app' }),
  };
  const event = (type: string, more: Readonly<Record<string, Json>>): Json => ({
    type,
    messageId: either('message', random.uuid(), "one event, and nobody's message"),
    timestamp: d.iso(),
    userId: label('account', who(s)),
    anonymousId: label('device-id', device.uuid, { also: ['session-token', 'account', 'other'] }),
    ...more,
  });
  const traits = {
    email: label('email', account.email),
    firstName: label('person-name', account.first),
    lastName: label('person-name', account.last),
    phone: label('phone', account.phone),
    username: label('account', account.user, { also: ['person-name'] }),
    createdAt: decoy('time', '2025-01-14T07:45:10.221Z', { of: 'app' }),
    plan: 'free',
  };
  const properties = {
    conversation_id: label('room', shapesOf(account.room).objectId),
    recipient_id: label('account', shapesOf(account.contacts[0]?.uid ?? '').objectId, { also: ['contact'] }),
    has_attachment: false,
    length: decoy('number', random.range(4, 200), { bare: true }),
    experiment: d.flag(),
  };
  const batch = json({
    batch: [
      event('identify', { traits, context }),
      event('track', { event: 'Message Sent', properties }),
      event('group', {
        groupId: label('room', shapesOf(account.room).ulid, { also: ['account'] }),
        traits: { name: label('room', account.roomTitle, { also: ['other'] }) },
      }),
    ],
    sentAt: d.iso(),
    writeKey: decoy('app-key', app.base62(32), { of: 'app' }),
  });
  const flow = s.tcp(host, 80, 'http');
  const key = decoy('app-key', `${app.base62(32)}:`, { of: 'app', as: ['base64'] });
  exchange(
    flow,
    request(
      'POST',
      '/v1/batch',
      host,
      { Authorization: text`Basic ${key}`, 'User-Agent': userAgent(s, 'analytics-android') },
      { type: 'application/json', content: batch, coding: 'gzip' },
    ),
    response('200 OK', { 'X-Request-Id': d.requestId() }, { type: 'application/json', content: '{"success": true}' }),
  );
  flow.close();
}

function sendTrack(s: Session): void {
  const d = decoysOf(s);
  const { app, random, device } = s;
  const host = 'decide.panelmix-stats.com';
  const properties = {
    token: decoy('app-key', app.hex(32), { of: 'app' }),
    distinct_id: label('account', who(s)),
    $device_id: label('device-id', device.uuid),
    $user_id: label('account', who(s)),
    $insert_id: decoy('nonce', random.base62(16)),
    $os: 'Android',
    $app_version_string: d.version(),
    mp_lib: 'android',
    time: d.seconds(),
    'Invite Channel': 'link',
  };
  const data = through(json([{ event: 'Group Invite Opened', properties }]), 'base64');
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      text`/track?verbose=1&ip=1&_=${decoy('time', s.millis(), { key: '_' })}`,
      host,
      {},
      {
        type: 'application/x-www-form-urlencoded',
        content: form({ data }),
      },
    ),
    response('200 OK', {}, { type: 'application/json', content: '{"status":1,"error":null}' }),
  );
  flow.close();
}

function registerPush(s: Session): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const host = 'players.onebell-push.com';
  const content = encode(
    'zstd',
    json({
      app_id: decoy('app-key', app.uuid(), { of: 'app' }),
      device_type: decoy('number', 1, { bare: true, of: 'app' }),
      identifier: label('push-token', device.fcm, { also: ['device-id'] }),
      external_user_id: label('account', who(s)),
      ad_id: label('advertising-id', device.gaid),
      tags: { nickname: label('person-name', account.nick, { also: ['account'] }), tier: 'b' },
      sdk: decoy('version', '050104', { of: 'app' }),
      net_type: decoy('number', 0, { bare: true, of: 'app' }),
      rooted: false,
      timezone: decoy('number', 3600, { bare: true, of: 'app' }),
    }),
  );
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      '/api/v1/players',
      host,
      { 'SDK-Version': text`onebell/android/${d.version()}`, 'Content-Encoding': 'zstd' },
      {
        type: 'application/json; charset=UTF-8',
        content,
      },
    ),
    response(
      '200 OK',
      { ETag: d.etag() },
      {
        type: 'application/json',
        content: json({
          success: true,
          id: either('device-id', random.uuid(), 'its name does not tell what it is'),
        }),
      },
    ),
  );
  flow.close();
}
