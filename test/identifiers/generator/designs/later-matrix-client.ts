import { json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, encode, named, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';

const SERVER = 'treffpunkt-nord.org';
const SAID = ['on se voit derrière la gare', 'pas de noms ici', 'le dossier est chez moi'];

/** A Matrix client on a server without TLS (Matrix client-server API v1.11): log-in, sync in Zstandard (RFC 8878) with
 *  rooms as names of JSON fields, a message by PUT with the room in the path, a pusher, a profile. */
export const laterMatrixClient: Design = {
  name: 'later-matrix-client',
  follows: 'Matrix client-server API v1.11, RFC 8878',
  exposes: true,
  wire: { mss: 420, reorder: 0.25 },
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const host = `matrix.${SERVER}`;
    const room = `!${account.room}:${SERVER}`;
    const said = random.pick(SAID);
    const deviceId = device.networkId.slice(0, 10).toUpperCase();
    s.own('account', me(s));
    s.own('message', said);
    const flow = s.tcp(host, 8008, 'http');
    const token = `syt_${random.base62(20)}_${random.base62(20)}_${random.base62(6)}`;
    const headers = {
      Authorization: text`Bearer ${label('session-token', token, { also: ['credential'] })}`,
      'User-Agent': text`Element/${d.version()} (Linux; U; Android 13; Flavour GooglePlay; MatrixAndroidSdk2 ${d.version()})`,
    };
    const ok = (content: Piece, coding?: 'zstd' | 'gzip'): Piece =>
      response(
        '200 OK',
        { 'Access-Control-Allow-Origin': '*', Server: 'Caddy' },
        { type: 'application/json', content, ...(coding === undefined ? {} : { coding }) },
      );
    const body = (content: Piece) => ({ type: 'application/json', content });
    const base = '/_matrix/client/v3';
    exchange(
      flow,
      request(
        'POST',
        `${base}/login`,
        host,
        {},
        body(
          json({
            type: 'm.login.password',
            identifier: { type: 'm.id.user', user: label('account', account.user) },
            password: label('credential', account.password),
            device_id: label('device-id', deviceId),
            initial_device_display_name: label('device-name', `${account.first} – Fairphone`, {
              also: ['person-name'],
              of: 'account',
            }),
          }),
        ),
      ),
      ok(
        json({
          user_id: label('account', me(s)),
          access_token: label('session-token', token, { also: ['credential'] }),
          device_id: label('device-id', deviceId),
          home_server: decoy('server-name', SERVER, { of: 'app' }),
          expires_in_ms: decoy('number', 3600000, { bare: true, of: 'app' }),
        }),
      ),
    );
    const sync = cat(
      `${base}/sync?`,
      query({
        filter: decoy('counter', 0),
        timeout: decoy('number', 30000, { of: 'app' }),
        since: decoy('cursor', `s${random.digits(6)}_${random.digits(8)}_1_${random.digits(5)}`),
      }),
    );
    exchange(flow, request('GET', sync, host, headers), ok(rooms(s, room), 'zstd'));
    const target = cat(
      `${base}/rooms/`,
      encode('percent', label('room', room, { key: null })),
      '/send/m.room.message/',
      decoy('nonce', `m${s.millis()}.1`, { key: null }),
    );
    exchange(
      flow,
      request('PUT', target, host, headers, body(json({ msgtype: 'm.text', body: label('message', said) }))),
      ok(json({ event_id: eventId(s) })),
    );
    exchange(
      flow,
      request(
        'POST',
        `${base}/pushers/set`,
        host,
        headers,
        body(
          json({
            kind: 'http',
            app_id: decoy('package', 'org.nordlicht.android', { of: 'app' }),
            pushkey: label('push-token', device.fcm),
            device_display_name: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
            lang: d.locale(),
            profile_tag: decoy('nonce', random.hex(8)),
            data: { url: decoy('page', 'https://push.nordlicht.org/_matrix/push/v1/notify', { of: 'app' }) },
          }),
        ),
      ),
      ok(json({})),
    );
    const profile = cat(`${base}/profile/`, encode('percent', label('account', me(s), { key: null })));
    exchange(
      flow,
      request('GET', profile, host, headers),
      ok(
        json({
          displayname: label('person-name', account.full),
          avatar_url: either('other', `mxc://${SERVER}/${random.base62(24)}`, 'a picture of one account'),
        }),
        'gzip',
      ),
    );
    flow.close();
  },
};

function me(s: Session): string {
  return `@${s.account.user}:${SERVER}`;
}

function eventId(s: Session): Piece {
  return either('message', `$${s.random.base62(43)}`, 'one message, and nobody');
}

/** The room's ID is itself a field's name, so no name stands beside it. */
function rooms(s: Session, room: string): Piece {
  const peers = s.account.contacts.slice(0, 2).map(({ uid, name }) => ({ id: `@${uid}:${SERVER}`, name }));
  const members = peers.map(({ id, name }) => ({
    type: 'm.room.member',
    state_key: label('account', id, { also: ['contact'] }),
    content: { membership: 'join', displayname: label('person-name', name, { also: ['contact'] }) },
    event_id: eventId(s),
  }));
  const events = SAID.map((line, i) => ({
    type: 'm.room.message',
    sender: label('account', peers[i % 2]?.id ?? '', { also: ['contact'] }),
    content: { msgtype: 'm.text', body: label('message', line) },
    origin_server_ts: decoy('time', s.millis() - 1000 * i, { bare: true }),
    event_id: eventId(s),
  }));
  const state = {
    type: 'm.room.name',
    state_key: '',
    content: { name: label('room', s.account.roomTitle) },
    event_id: eventId(s),
  };
  const one = json({
    state: { events: [state, ...members] },
    timeline: { events, limited: false, prev_batch: decoy('cursor', `t${s.random.digits(6)}_0`) },
    unread_notifications: { notification_count: decoy('counter', s.random.below(9), { bare: true }) },
  });
  const batch = json({ next_batch: decoy('cursor', `s${s.random.digits(6)}_${s.random.digits(8)}`) });
  const inner = cat('"rooms":{"join":{"', named(null, label('room', room)), '":', one, '}}}');
  return cat(piecesBefore(batch), ',', inner);
}

/** An object that goes on. */
function piecesBefore(object: Piece): Piece {
  return { bytes: object.bytes.subarray(0, -1), marks: object.marks };
}
