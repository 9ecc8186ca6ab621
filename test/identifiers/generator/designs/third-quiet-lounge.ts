import { json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { connect, connected, DISCONNECT, publish, subscribe, subscribed } from '../mqtt.ts';
import { wait } from '../network.ts';
import { cat, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { CLOSE, fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

/** What a messenger fetches before anyone logs in, the same for all: settings, a schema by GraphQL, sticker packs in
 *  JSON:API, scores over channels on a WebSocket, a crash without its user, a broker's own state. Names that sound like
 *  identifiers, and values that are none. */
export const thirdQuietLounge: Design = {
  name: 'third-quiet-lounge',
  follows: 'identifiers: typical false positives; JSON:API 1.1, GraphQL October 2021, RFC 6455, OASIS MQTT 3.1.1',
  exposes: false,
  wire: { vlan: 12, resend: 0.03 },
  play(s) {
    fetchAll(s);
    watchScores(s);
    watchBroker(s);
  },
};

function fetchAll(s: Session): void {
  const d = decoysOf(s);
  const { app, random } = s;
  const host = 'public.lobbyglass.app';
  const a = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app' });
  const n = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app', bare: true });
  const flow = s.tcp(host, 80, 'http');
  const get = (target: Piece | string, content: Piece, coding?: 'gzip' | 'br' | 'zstd'): void =>
    exchange(
      flow,
      request('GET', target, host, {
        'X-Request-Id': d.requestId(),
        traceparent: d.traceparent(),
        'If-None-Match': d.etag(),
      }),
      response(
        '200 OK',
        { ETag: d.etag(), Age: decoy('number', random.below(900)) },
        { type: 'application/json', content, ...(coding === undefined ? {} : { coding }) },
      ),
    );
  const settings = json({
    minimumVersion: d.version(),
    maxRoomMembers: n('number', 250),
    userIdPattern: a('pattern', '^[0-9]{9,12}$'),
    phoneLogin: true,
    accountTypes: [a('word', 'personal'), a('word', 'business')],
    sessionTimeoutSeconds: n('number', 86400),
    pushProvider: a('word', 'fcm'),
    deviceLimit: n('number', 5),
    rooms: { default: a('word', 'lobby'), historyDays: n('number', 90) },
    tokenIssuer: a('server-name', 'https://login.lobbyglass.app'),
    publicKey: a('public-key', Buffer.from(app.bytes(44)).toString('base64')),
    mapTile: { z: n('number', 12), x: n('number', app.range(2000, 2300)), y: n('number', app.range(1200, 1500)) },
    welcomeBuild: d.build(),
    flags: { [`exp_${app.hex(4)}`]: a('experiment', app.hex(12)), composer: d.flag() },
    fetchedAt: d.iso(),
  });
  get(
    cat(
      '/v4/config?',
      query({ app: d.appKey(), channel: d.channel(), lang: d.locale(), cb: decoy('nonce', random.digits(11)) }),
    ),
    settings,
    'gzip',
  );
  const packs = Array.from({ length: 4 }, (_, i) => ({
    type: 'sticker-packs',
    id: a('sticker', app.uuid()),
    attributes: {
      title: a('title', ['Cats', 'Waves', 'Tea', 'Sleepy'][i] ?? ''),
      'cover-sha1': a('file-hash', app.hex(40)),
      price: d.price(),
      'sort-key': n('number', app.digits(10)),
    },
    links: { self: a('cdn-object', `http://cdn.lobbyglass.app/s/${app.base62(18)}.zip`) },
  }));
  get('/v4/sticker-packs?page[size]=4', json({ jsonapi: { version: '1.1' }, data: packs }), 'br');
  const field = (name: string, type: string): Json => ({
    name: a('field', name),
    type: { kind: 'SCALAR', name: a('type', type) },
    isDeprecated: false,
  });
  const schema = {
    types: [
      {
        kind: 'OBJECT',
        name: a('type', 'User'),
        fields: [
          field('userId', 'ID'),
          field('email', 'String'),
          field('phoneNumber', 'String'),
          field('deviceToken', 'String'),
        ],
      },
    ],
  };
  const asked = json({
    operationName: 'Introspection',
    variables: {},
    extensions: { persistedQuery: { version: 1, sha256Hash: a('query-hash', app.hex(64)) } },
  });
  exchange(
    flow,
    request(
      'POST',
      '/graphql',
      host,
      { 'X-Apollo-Operation-Id': a('query-hash', app.hex(64)) },
      { type: 'application/json', content: asked },
    ),
    response(
      '200 OK',
      { ETag: d.etag() },
      { type: 'application/json', content: json({ data: { __schema: schema } }), coding: 'zstd' },
    ),
  );
  const crash = json({
    event_id: decoy('request-id', random.hex(32)),
    level: 'error',
    release: text`lobbyglass@${d.version()}`,
    user: null,
    tags: { session: a('word', 'foreground'), device: a('word', 'phone'), account: a('nobody', 'none') },
    exception: {
      values: [
        { type: 'IOException', value: a('status', 'token is empty'), module: a('class', 'app.lobbyglass.net.Login') },
      ],
    },
    contexts: { trace: { trace_id: decoy('trace-id', random.hex(32)), span_id: decoy('span-id', random.hex(16)) } },
    timestamp: d.iso(),
  });
  exchange(
    flow,
    request(
      'POST',
      '/api/7/store/',
      host,
      { 'X-Sentry-Auth': text`Sentry sentry_version=7,sentry_key=${a('app-key', app.hex(32))}` },
      { type: 'application/json', content: crash },
    ),
    response('200 OK', {}, { type: 'application/json', content: '{"id":null}' }),
  );
  flow.close();
}

function watchScores(s: Session): void {
  const d = decoysOf(s);
  const { app, random } = s;
  const host = 'scores.lobbyglass.app';
  const flow = s.tcp(host, 4001, 'websocket');
  const [ask, reply] = upgrade(
    random,
    '/socket/websocket?vsn=2.0.0',
    `${host}:4001`,
    { Origin: `http://${host}` },
    false,
  );
  flow.out(ask);
  flow.in(reply);
  const match = app.digits(7);
  flow.out(
    fromClient(random, { opcode: TEXT, content: json(['1', '1', 'scores:public', 'phx_join', { v: d.version() }]) }),
  );
  for (let i = 0; i < 5; i += 1) {
    const event = {
      match_id: decoy('match', match, { bare: true, of: 'app' }),
      home: decoy('team', 'Riverside United', { of: 'app' }),
      away: decoy('team', 'Harbour Rovers', { of: 'app' }),
      minute: decoy('counter', 12 + i, { bare: true }),
      viewers: decoy('count', random.range(900, 90000), { bare: true }),
      venue: {
        lat: decoy('stadium', '53.46306', { bare: true, of: 'app' }),
        lng: decoy('stadium', '-2.29139', { bare: true, of: 'app' }),
      },
      at: d.millis(),
    };
    flow.in(fromServer({ opcode: TEXT, content: json([null, null, 'scores:public', 'tick', event]) }));
    flow.out(fromClient(random, { opcode: TEXT, content: json([null, String(i + 2), 'phoenix', 'heartbeat', {}]) }));
    wait(s.net, 9);
  }
  flow.out(fromClient(random, { opcode: CLOSE, content: Uint8Array.of(3, 232) }));
  flow.close();
}

function watchBroker(s: Session): void {
  const d = decoysOf(s);
  const { random } = s;
  const flow = s.tcp('status.lobbyglass.app', 1883, 'mqtt');
  flow.out(connect({ version: 4, clientId: '' }));
  flow.in(connected(4));
  flow.out(subscribe(4, 3, ['$SYS/broker/clients/connected', 'public/status/+']));
  flow.in(subscribed(4, 3, 2));
  flow.in(publish(4, '$SYS/broker/clients/connected', decoy('count', random.range(1000, 9000), { key: null })));
  const status = {
    region: decoy('server-name', 'eu-central', { of: 'app' }),
    voice: 'ok',
    chat: 'ok',
    incident: null,
    checked: d.iso(),
    build: d.build(),
  };
  flow.in(publish(4, 'public/status/eu', json(status)));
  flow.out(DISCONNECT);
  flow.close();
}
