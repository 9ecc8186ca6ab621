import { userAgent } from '../agents.ts';
import { form, json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { connect, connected, DISCONNECT, PING_ANSWER, PING_REQUEST, publish, subscribe, subscribed } from '../mqtt.ts';
import { wait } from '../network.ts';
import { msgpack } from '../packed.ts';
import { type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';

/** A family's place sharing over MQTT 3.1.1 without TLS: topics with circle and member, payloads in the manner of
 *  OwnTracks' JSON (`_type`, `tid`, `SSID`, `BSSID`), a roster, read receipts, one state in MessagePack; the phone
 *  registered by a form with French and Spanish names. */
export const thirdTracksMqtt: Design = {
  name: 'third-tracks-mqtt',
  follows: 'OASIS MQTT 3.1.1, OwnTracks JSON, MessagePack; identifiers: BSSID, geo',
  exposes: true,
  wire: { reorder: 0.1 },
  play(s) {
    s.own('account', member(s));
    s.own('room', circle(s));
    s.own('email', s.account.email);
    const brokerKey = s.random.base62(32);
    register(s, brokerKey);
    playBroker(s, brokerKey);
  },
};

function member(s: Session): string {
  return `mbr_${shapesOf(s.account.uuid).ulid.toLowerCase()}`;
}

function circle(s: Session): string {
  return `cir_${shapesOf(s.account.room).ulid.toLowerCase()}`;
}

function register(s: Session, brokerKey: string): void {
  const d = decoysOf(s);
  const { account, device } = s;
  const host = 'inscription.famille-proche.fr';
  const content = form({
    courriel: label('email', account.email),
    mot_de_passe: label('credential', account.password),
    prenom: label('person-name', account.first),
    numero_tel: label('phone', account.phone),
    identifiant_appareil: label('device-id', device.androidId),
    jeton_push: label('push-token', device.fcm),
    dispositivo: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
    idioma: d.locale(),
    version_app: d.version(),
    horodatage: d.millis(),
  });
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      '/v1/compte',
      host,
      { 'User-Agent': userAgent(s, 'Proche') },
      { type: 'application/x-www-form-urlencoded', content },
    ),
    response(
      '200 OK',
      { ETag: d.etag() },
      {
        type: 'application/json',
        coding: 'br',
        content: json({
          memberId: label('account', member(s)),
          circleId: label('room', circle(s)),
          brokerKey: label('credential', brokerKey, { of: 'session', also: ['session-token'] }),
          flags: [d.flag(), d.flag()],
        }),
      },
    ),
  );
  flow.close();
}

function playBroker(s: Session, brokerKey: string): void {
  const d = decoysOf(s);
  const { account, device, random } = s;
  const flow = s.tcp('mq.famille-proche.fr', 1883, 'mqtt');
  const ring = (): Piece => label('room', circle(s), { key: 'circles' });
  const topic = (end: string, who?: Part): Piece =>
    who === undefined ? text`circles/${ring()}/${end}` : text`circles/${ring()}/members/${who}/${end}`;
  const me = (): Piece => label('account', member(s), { key: 'members' });
  flow.out(
    connect({
      version: 4,
      clientId: label('device-id', `proche-${device.serial}`, {
        key: null,
        also: ['account', 'session-token', 'other'],
      }),
      user: label('email', account.email, { key: null, also: ['account'] }),
      password: label('credential', brokerKey, { key: null, of: 'session' }),
      willTopic: topic('lwt', me()),
      willMessage: json({ _type: 'lwt', tst: d.seconds() }),
    }),
  );
  flow.in(connected(4));
  flow.out(
    subscribe(4, 1, [
      topic('roster'),
      topic('chat'),
      text`circles/${ring()}/members/+/location`,
      '$SYS/broker/version',
    ]),
  );
  flow.in(subscribed(4, 1, 4));
  flow.in(
    publish(4, '$SYS/broker/version', text`mosquitto version ${decoy('version', '2.0.15', { key: null, of: 'app' })}`),
  );
  const roster = account.contacts.map(({ uid, name, phone }, i) => ({
    memberId: label('account', `mbr_${shapesOf(uid).ulid.toLowerCase()}`, { also: ['contact'] }),
    displayName: label('person-name', name, { also: ['contact'] }),
    tel: label('phone', phone, { also: ['contact'] }),
    role: i === 0 ? 'admin' : 'member',
    battery: decoy('number', random.range(5, 99), { bare: true }),
  }));
  flow.in(
    publish(
      4,
      topic('roster'),
      json({ circleName: label('room', account.roomTitle, { also: ['other'] }), members: roster }),
    ),
  );
  const near = [`${random.range(43, 50)}.${random.digits(2)}`, `${random.range(10, 30)}.${random.digits(2)}`] as const;
  for (let i = 0; i < 3; i += 1) {
    flow.out(publish(4, topic('location', me()), json(location(s, near))));
    wait(s.net, 30);
    flow.out(PING_REQUEST);
    flow.in(PING_ANSWER);
  }
  const messageId = either('message', random.uuid(), 'one message, and nobody');
  const said = random.pick([
    'ne rentre pas par la grande rue',
    'papa est arrêté, appelle l’avocat',
    'llámame desde otro teléfono',
  ]);
  s.own('message', said);
  const from = label('account', member(s));
  flow.out(
    publish(4, topic('chat'), json({ messageId, fromMemberId: from, texte: label('message', said), ts: d.millis() })),
  );
  const reader = label('account', `mbr_${shapesOf(account.contacts[0]?.uid ?? '').ulid.toLowerCase()}`, {
    also: ['contact'],
  });
  flow.in(publish(4, topic('receipts'), json({ readUpTo: messageId, readBy: reader, at: d.iso() })));
  const state = msgpack({
    typing: true,
    memberId: label('account', member(s)),
    deviceId: label('device-id', device.uuid),
    seq: 7,
    v: d.version(),
  });
  flow.out(publish(4, topic('state', me()), state));
  flow.out(DISCONNECT);
  flow.close();
}

function location(s: Session, [lat, lon]: readonly [string, string]): Json {
  const { account, device, random } = s;
  return {
    _type: 'location',
    tid: either('account', account.first.slice(0, 2).toUpperCase(), 'two letters that the user chose'),
    lat: label('location', `${lat}${random.digits(4)}`, { bare: true }),
    lon: label('location', `${lon}${random.digits(4)}`, { bare: true }),
    acc: decoy('number', random.range(3, 40), { bare: true }),
    alt: either('location', random.range(20, 400), 'a height, and no place', { bare: true }),
    vel: decoy('number', random.below(90), { bare: true }),
    tst: decoy('time', s.seconds(), { bare: true }),
    conn: 'w',
    SSID: label('location', device.ssid, { of: 'device', also: ['device-name', 'other', 'device-id'] }),
    BSSID: label('location', device.bssid, { of: 'device', also: ['device-id', 'other'] }),
  };
}
