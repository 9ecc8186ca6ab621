import { json, type Json, query, xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { wait } from '../network.ts';
import { cat, encode, named, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

const HOST = 'open.mitfahrbank.app';

/** What a ride-sharing app shows to everyone before a log-in: the area served as GeoJSON, fares, a page with an empty
 *  form, a stream of events (text/event-stream), prices by SockJS with STOMP frames, an RSS feed, a counter of page
 *  views without a visitor. The names sound like identifiers; the values belong to the app, to stations, or to nobody. */
export const fourthQuietFares: Design = {
  name: 'fourth-quiet-fares',
  follows:
    'identifiers: typical false positives; RFC 7946, HTML Living Standard: server-sent events, SockJS 1, STOMP 1.2',
  exposes: false,
  six: true,
  wire: { reorder: 0.05 },
  play(s) {
    readPublic(s);
    readPage(s);
    watch(s);
  },
};

const own = { of: 'app' } as const;
const bare = { of: 'app', bare: true } as const;

function readPublic(s: Session): void {
  const d = decoysOf(s);
  const { app, random } = s;
  const flow = s.tcp(HOST, 80, 'http');
  const get = (target: Part, type: string, content: Piece, coding?: 'gzip' | 'br' | 'zstd'): void =>
    exchange(
      flow,
      request('GET', target, HOST, {
        'X-Client-Version': d.version(),
        'X-App-Id': d.appKey(),
        'X-Session-Mode': decoy('word', 'guest', own),
        'X-Device-Class': decoy('word', 'phone', own),
        traceparent: d.traceparent(),
      }),
      response(
        '200 OK',
        { ETag: d.etag(), 'X-Request-Id': d.requestId(), Age: decoy('number', random.below(600)) },
        { type, content, ...(coding === undefined ? {} : { coding }) },
      ),
    );
  const corner = (): Json => [decoy('area', `13.${app.digits(5)}`, bare), decoy('area', `52.${app.digits(5)}`, bare)];
  const first = corner();
  const area = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: decoy('area', app.digits(6), bare),
        properties: {
          name: decoy('area', 'Berlin Mitte', own),
          zone_code: decoy('area', `BLN-${app.range(10, 99)}`, own),
          valid_from: decoy('time', '2026-05-01T00:00:00Z', own),
        },
        geometry: { type: 'Polygon', coordinates: [[first, corner(), corner(), first]] },
      },
    ],
  };
  get('/v1/service-area.geojson', 'application/geo+json', json(area), 'br');
  const fares = {
    _links: { self: { href: '/v1/fares?page=0' } },
    _embedded: {
      fares: Array.from({ length: 3 }, (_, i) => ({
        fareId: decoy('fare', app.uuid(), own),
        vehicleType: decoy('word', ['bike', 'car', 'van'][i] ?? '', own),
        baseFee: d.price(),
        perKm: decoy('price', `0.${app.digits(2)}`, bare),
        maxPassengers: decoy('number', 2 + i, bare),
        driverIdFormat: decoy('pattern', 'DRV-[0-9]{6}', own),
        iconHash: decoy('file-hash', app.hex(64), own),
      })),
    },
    page: { size: decoy('number', 20, bare), totalElements: decoy('number', 3, bare) },
    userRatingMin: decoy('number', '4.2', bare),
    supportEmailAvailable: false,
    phoneNumberRequired: true,
    tokenTtlSeconds: decoy('number', 900, bare),
    roomForLuggage: true,
  };
  get(
    cat(
      '/v1/fares?',
      query({ city: decoy('city', 'berlin', own), lang: d.locale(), channel: d.channel(), v: d.version() }),
    ),
    'application/hal+json',
    json(fares),
    'gzip',
  );
  const item = xml('item', [
    xml('title', decoy('title', 'Night buses replace line 12', own)),
    xml('guid', decoy('article', `mitfahrbank-news-${app.digits(5)}`, own), { isPermaLink: 'false' }),
    xml('author', decoy('word', 'redaktion', own)),
    xml('pubDate', decoy('time', 'Mon, 01 Jun 2026 08:00:00 GMT', own)),
  ]);
  get(
    '/news.rss',
    'application/rss+xml',
    cat('<?xml version="1.0"?>', xml('rss', [xml('channel', [xml('title', 'News'), item])], { version: '2.0' })),
  );
  const view = query({
    v: '1',
    tid: d.property(),
    t: 'screenview',
    cd: decoy('screen', 'FaresBeforeLogin', own),
    an: decoy('app-name', 'Mitfahrbank', own),
    av: d.version(),
    ul: d.locale(),
    sr: d.size(),
    z: decoy('nonce', random.digits(9)),
    cid: decoy('nobody', '0', own),
    aip: '1',
  });
  get(
    cat('/count?', view),
    'image/gif',
    cat(Buffer.from('47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b', 'hex')),
  );
  flow.close();
}

/** An empty form, values for everyone, a script with settings. */
function readPage(s: Session): void {
  const d = decoysOf(s);
  const { app } = s;
  const host = 'www.mitfahrbank.app';
  const hidden = (name: string, value: Piece): Piece =>
    text`<input type="hidden" name="${name}" value="${named(name, encode('xml-escape', value))}">\n`;
  const script = json({
    env: 'production',
    userId: null,
    sessionId: '',
    roomId: decoy('number', 0, bare),
    buildId: d.build(),
    sentryRelease: decoy('version', app.hex(40), own),
    stripeKey: either('credential', `pk_live_${app.base62(24)}`, "the app's own, made to be public", {
      of: 'app',
      also: ['other'],
    }),
  });
  const page = cat(
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Anmelden</title>\n',
    text`<link rel="stylesheet" href="/a/${d.cdnObject('css')}" integrity="sha256-${decoy('file-hash', Buffer.from(app.bytes(32)).toString('base64'), { key: 'integrity', of: 'app' })}">\n`,
    text`<script>window.__CONFIG__ = ${script};</script></head><body><form method="post" action="/login">\n`,
    '<input type="tel" name="phone" placeholder="+49 ..."><input type="password" name="password" value="">\n',
    hidden('form_id', decoy('form', 'login_form_v3', own)),
    hidden('account_type', decoy('word', 'passenger', own)),
    hidden('device_type', decoy('word', 'mobile', own)),
    text`</form><p class="stand">${decoy('time', '2026-06-01', { key: null, of: 'app' })}</p></body></html>\n`,
  );
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request('GET', '/anmelden', host, { 'If-None-Match': d.etag(), 'Accept-Language': d.locale() }),
    response(
      '200 OK',
      { ETag: d.etag(), Server: decoy('version', 'nginx/1.24.0', own) },
      { type: 'text/html; charset=utf-8', coding: 'gzip', chunked: true, content: page },
    ),
  );
  const event = (name: string, value: Json): Piece =>
    text`id: ${decoy('counter', s.seconds(), { key: 'id' })}\nevent: ${name}\ndata: ${json(value)}\n\n`;
  const events = cat(
    ': hello\n\nretry: 3000\n\n',
    event('station', {
      station_id: decoy('station', app.digits(4), bare),
      free_bikes: decoy('count', 4, { bare: true }),
      status: 'open',
    }),
    event('notice', {
      message: decoy('notice', 'Road closed until Thursday', own),
      severity: decoy('number', 2, bare),
    }),
  );
  exchange(
    flow,
    request('GET', '/events', host, {
      Accept: 'text/event-stream',
      'Last-Event-ID': decoy('counter', s.seconds() - 30),
    }),
    response('200 OK', { 'Cache-Control': 'no-store' }, { type: 'text/event-stream', chunked: true, content: events }),
  );
  flow.close();
}

/** SockJS wraps STOMP frames in lists of JSON strings. */
function watch(s: Session): void {
  const d = decoysOf(s);
  const { app, random } = s;
  const host = 'ticker.mitfahrbank.app';
  const flow = s.tcp(host, 8080, 'websocket');
  const target = text`/ticker/${decoy('server-name', app.digits(3), { key: null, of: 'app' })}/${decoy('nonce', random.base62(8).toLowerCase(), { key: null })}/websocket`;
  const [ask, reply] = upgrade(random, target, `${host}:8080`, { Origin: `http://${host}` }, false);
  flow.out(ask);
  flow.in(reply);
  const stomp = (command: string, headers: Readonly<Record<string, Part>>, body: Part = ''): Piece =>
    cat(
      `${command}\n`,
      ...Object.entries(headers).map(([key, value]) => cat(`${key}:`, named(key, value), '\n')),
      '\n',
      body,
      '\0',
    );
  const out = (frame: Piece): void => flow.out(fromClient(random, { opcode: TEXT, content: json([frame]) }));
  const back = (frame: Piece): void => flow.in(fromServer({ opcode: TEXT, content: cat('a', json([frame])) }));
  flow.in(fromServer({ opcode: TEXT, content: 'o' }));
  out(stomp('CONNECT', { 'accept-version': '1.1,1.2', 'heart-beat': '10000,10000' }));
  back(stomp('CONNECTED', { version: '1.2', 'heart-beat': '0,0' }));
  out(stomp('SUBSCRIBE', { id: 'sub-0', destination: '/topic/prices.berlin' }));
  for (let i = 0; i < 4; i += 1) {
    const price = json({
      zone: decoy('area', `BLN-${app.range(10, 99)}`),
      surge: decoy('number', `1.${random.below(9)}`, { bare: true }),
      cars: decoy('count', random.range(3, 400), { bare: true }),
      at: d.millis(),
    });
    back(
      stomp(
        'MESSAGE',
        {
          destination: '/topic/prices.berlin',
          subscription: 'sub-0',
          'message-id': decoy('counter', i + 100),
          'content-type': 'application/json',
        },
        price,
      ),
    );
    wait(s.net, 5);
    flow.in(fromServer({ opcode: TEXT, content: 'h' }));
  }
  out(stomp('DISCONNECT', { receipt: decoy('counter', '77') }));
  flow.close();
}
