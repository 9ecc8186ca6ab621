import { json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, type Headers, request, response } from '../http1.ts';
import { cat, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { jwt } from '../jwt.ts';
import { shapesOf } from '../shapes.ts';

const HOST = 'api.wellenpaar-dates.com';
const NOBODY = 'one message, and nobody';
const STRANGER = 'of a card that many people are shown';

/** Dating by distance, on Spring with Mongo's numbers: log-in by number and code, tokens in headers of the app's own, a
 *  ping with the place, a home in GeoJSON, cards of strangers, matches whose number is two people's numbers in a row;
 *  and an advertising kit that asks for a bid (OpenRTB 2.5) with a hash of the phone's number (cases: Grindr). */
export const fourthDatingPlaces: Design = {
  name: 'fourth-dating-places',
  follows: 'cases: Grindr, Tinder, pattern 1; RFC 7946, RFC 7519, OpenRTB 2.5 (IAB)',
  exposes: true,
  six: true,
  play(s) {
    const said = s.random.pick([
      'not at my place, my parents check',
      'meet me where nobody knows us',
      'I am not out at work',
    ]);
    s.own('phone', s.account.phone);
    s.own('account', me(s));
    s.own('message', said);
    const place = [
      `${s.random.range(44, 59)}.${s.random.digits(6)}`,
      `${s.random.range(11, 39)}.${s.random.digits(6)}`,
    ] as const;
    const token = logIn(s);
    swipe(s, token, place);
    talk(s, token, said);
    askForBids(s, place);
  },
};

function me(s: Session): string {
  return shapesOf(s.account.uuid).objectId;
}

function peer(s: Session, i: number): string {
  return shapesOf(s.account.contacts[i]?.uid ?? '').objectId;
}

/** What the app sends with everything. */
function headers(s: Session, token: string | null): Headers {
  const d = decoysOf(s);
  const { device } = s;
  return {
    ...(token === null ? {} : { 'X-Auth-Token': label('session-token', token, { also: ['credential'] }) }),
    'persistent-device-id': label('device-id', device.networkId.slice(0, 16)),
    'wellenpaar-version': d.version(),
    platform: 'android',
    'os-version': decoy('version', '33', { of: 'app' }),
    'x-supported-image-formats': decoy('word', 'webp, jpeg', { of: 'app' }),
    'accept-language': d.locale(),
    'User-Agent': text`Wellenpaar Android Version ${d.version()}`,
  };
}

function logIn(s: Session): string {
  const d = decoysOf(s);
  const { account, app, random } = s;
  const token = random.uuid();
  const flow = s.tcp(HOST, 80, 'http');
  const post = (target: string, sent: Json, data: Json): void =>
    exchange(
      flow,
      request('POST', target, HOST, headers(s, null), { type: 'application/json; charset=UTF-8', content: json(sent) }),
      response(
        '200 OK',
        { 'X-Request-ID': d.requestId() },
        { type: 'application/json', coding: 'br', content: json({ meta: { status: 200 }, data }) },
      ),
    );
  const phone = (): Piece => label('phone', account.phone.slice(1));
  post('/v2/auth/sms/send?auth_type=sms', { phone_number: phone() }, { otp_length: 6, sms_sent: true });
  const refresh = jwt(random, {
    iss: decoy('server-name', 'auth.wellenpaar', { of: 'app' }),
    sub: label('account', me(s)),
    phone: label('phone', account.phone.slice(1)),
    iat: decoy('time', s.seconds(), { bare: true }),
  });
  post(
    '/v2/auth/sms/validate?auth_type=sms',
    {
      otp_code: label('credential', random.digits(6), { of: 'session', also: ['session-token', 'other'] }),
      phone_number: phone(),
      is_update: false,
    },
    { refresh_token: refresh, validated: true },
  );
  post(
    '/v2/auth/login/sms',
    { refresh_token: refresh, client_nonce: d.nonce() },
    {
      _id: label('account', me(s)),
      api_token: label('session-token', token, { also: ['credential'] }),
      is_new_user: false,
      onboarding_variant: decoy('experiment', app.pick(['A', 'B', 'C']), { of: 'app' }),
    },
  );
  flow.close();
  return token;
}

/** A geohash of the place (Niemeyer 2008): bits of longitude and latitude in turn, five to a letter. */
function geohash([lat, lon]: readonly [string, string], letters: number): string {
  const ranges = [[-180, 180] as [number, number], [-90, 90] as [number, number]] as const;
  const values = [Number(lon), Number(lat)] as const;
  let hash = '';
  for (let i = 0; i < letters; i += 1) {
    let five = 0;
    for (let bit = 0; bit < 5; bit += 1) {
      const which = (i * 5 + bit) % 2 === 0 ? 0 : 1;
      const range = ranges[which];
      const middle = (range[0] + range[1]) / 2;
      const above = values[which] >= middle;
      range[above ? 0 : 1] = middle;
      five = five * 2 + (above ? 1 : 0);
    }
    hash += '0123456789bcdefghjkmnpqrstuvwxyz'.charAt(five);
  }
  return hash;
}

function point([lat, lon]: readonly [string, string]): Json {
  return {
    type: 'Point',
    coordinates: [label('location', lon, { bare: true }), label('location', lat, { bare: true })],
  };
}

function swipe(s: Session, token: string, place: readonly [string, string]): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const own = headers(s, token);
  const flow = s.tcp(HOST, 80, 'http');
  const send = (method: string, target: Part, sent: Json | undefined, got: Json): void =>
    exchange(
      flow,
      request(
        method,
        target,
        HOST,
        own,
        sent === undefined ? undefined : { type: 'application/json', content: json(sent) },
      ),
      response(
        '200 OK',
        { 'X-Request-ID': d.requestId(), 'X-Cache-Ttl': decoy('number', random.range(10, 99)) },
        { type: 'application/json', coding: 'gzip', content: json(got) },
      ),
    );
  send(
    'POST',
    '/user/ping',
    {
      lat: label('location', place[0], { bare: true }),
      lon: label('location', place[1], { bare: true }),
      background: false,
      accuracyMeters: decoy('number', random.range(4, 50), { bare: true }),
    },
    { status: 200 },
  );
  send(
    'PUT',
    '/v2/profile/home',
    { home: point(place), geohash: label('location', geohash(place, 9)), cityHidden: true },
    { meta: { status: 200 } },
  );
  const cards = account.contacts.slice(0, 3).map(({ name }, i) => ({
    type: 'user',
    user: {
      _id: label('account', peer(s, i), { also: ['contact'] }),
      name: label('person-name', name.split(' ')[0] ?? '', { also: ['contact'] }),
      birth_date: either('other', `${random.range(1975, 2004)}-04-1${i}T00:00:00.000Z`, 'a birthday, made coarse'),
      bio: either(
        'message',
        random.pick(['nurse, night shifts', 'union rep, cat person']),
        'words for everyone to read',
      ),
      photos: [
        {
          id: either('other', random.uuid(), STRANGER, { also: ['contact'] }),
          url: either('other', `${random.base62(22)}.webp`, STRANGER, { also: ['contact'] }),
        },
      ],
    },
    distance_mi: either('location', random.range(1, 40), 'a distance, and no place', { bare: true, also: ['other'] }),
    s_number: either('other', random.digits(8), STRANGER, { bare: true, also: ['account', 'contact'] }),
    content_hash: either('other', random.base62(44), STRANGER),
  }));
  send('GET', cat('/v2/recs/core?', query({ locale: d.locale(), count: decoy('number', 10) })), undefined, {
    data: { results: cards, boost_price: d.price() },
  });
  const liked = label('account', peer(s, 0), { key: 'like', also: ['contact'] });
  send(
    'GET',
    text`/like/${liked}?s_number=${either('other', random.digits(8), STRANGER, { key: 's_number', also: ['account', 'contact'] })}`,
    undefined,
    {
      match: true,
      likes_remaining: decoy('number', random.below(90), { bare: true }),
    },
  );
  flow.close();
}

function talk(s: Session, token: string, said: string): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const own = headers(s, token);
  const flow = s.tcp(HOST, 80, 'http');
  const id = `${peer(s, 0)}${me(s)}`;
  const match = (): Piece => label('room', id, { also: ['account', 'other'] });
  const message = (from: Piece, to: Piece, words: string): Json => ({
    _id: either('message', `${random.pick(['66', '67'])}${random.hex(22)}`, NOBODY),
    match_id: match(),
    from,
    to,
    message: label('message', words),
    timestamp: decoy('time', s.millis(), { bare: true }),
  });
  const mine = (): Piece => label('account', me(s));
  const other = (): Piece => label('account', peer(s, 0), { also: ['contact'] });
  const post = (target: Part, sent: Json, got: Json): void =>
    exchange(
      flow,
      request('POST', target, HOST, own, { type: 'application/json', content: json(sent) }),
      response('200 OK', { 'X-Request-ID': d.requestId() }, { type: 'application/json', content: json(got) }),
    );
  post(
    text`/user/matches/${label('room', id, { key: 'matches', also: ['account', 'other'] })}`,
    {
      userId: mine(),
      otherId: other(),
      matchId: match(),
      sessionId: either('session-token', random.digits(13), 'one start of the app', { also: ['other'] }),
      message: label('message', said),
      tempMessageId: either('message', `0.${random.digits(16)}`, NOBODY),
    },
    message(mine(), other(), said),
  );
  post(
    '/updates',
    { nudge: true, last_activity_date: d.iso() },
    {
      matches: [
        {
          _id: match(),
          participants: [other(), mine()],
          person: {
            _id: other(),
            name: label('person-name', account.contacts[0]?.name.split(' ')[0] ?? '', { also: ['contact'] }),
          },
          messages: [message(other(), mine(), random.pick(['then the park by the river', 'ok, I delete this later']))],
          readReceipt: { lastSeenAt: d.iso(), seenBy: other() },
        },
      ],
      poll_interval: { standard: decoy('number', 2000, { bare: true, of: 'app' }) },
    },
  );
  flow.close();
}

function askForBids(s: Session, place: readonly [string, string]): void {
  const d = decoysOf(s);
  const { app, device, random } = s;
  const host = 'bid.nordlicht-exchange.com';
  const flow = s.tcp(host, 80, 'http');
  const hashed = { needs: 'mine', as: ['sha1', 'hex'], note: 'SHA-1 of the Android ID' } as const;
  const sent = json({
    id: decoy('request-id', random.hex(32)),
    imp: [
      {
        id: '1',
        tagid: decoy('site-id', app.digits(8), { of: 'app' }),
        bidfloor: decoy('price', `0.${random.digits(2)}`, { bare: true }),
        banner: { w: 320, h: 50 },
      },
    ],
    app: {
      bundle: decoy('app-name', 'com.wellenpaar.android', { of: 'app' }),
      publisher: { id: decoy('site-id', app.digits(7), { of: 'app' }) },
      ver: d.version(),
    },
    device: {
      ua: text`Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36`,
      ifa: label('advertising-id', device.gaid, { also: ['device-id'] }),
      dpidsha1: label('device-id', device.androidId, hashed),
      geo: {
        lat: label('location', place[0].slice(0, 7), { bare: true }),
        lon: label('location', place[1].slice(0, 7), { bare: true }),
        type: 1,
        utcoffset: 120,
      },
      model: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
      carrier: decoy('network', '262-01', { of: 'app' }),
      connectiontype: 2,
    },
    user: {
      id: label('account', me(s)),
      yob: either('other', random.range(1975, 2004), 'a year of birth', { bare: true }),
      gender: either('other', random.pick(['M', 'F', 'O']), 'a gender'),
      keywords: decoy('word', 'dating,chat', { of: 'app' }),
    },
    regs: { coppa: 0 },
    tmax: decoy('number', 350, { bare: true, of: 'app' }),
  });
  const got = json({
    id: decoy('request-id', random.hex(32)),
    seatbid: [
      {
        bid: [
          {
            price: d.price(),
            crid: decoy('campaign', app.digits(9), { of: 'app' }),
            adm: text`<img src="/c/${d.cdnObject('gif')}">`,
          },
        ],
      },
    ],
  });
  exchange(
    flow,
    request(
      'POST',
      '/rtb/bids',
      host,
      { 'x-openrtb-version': '2.5' },
      { type: 'application/json', coding: 'gzip', content: sent },
    ),
    response('200 OK', {}, { type: 'application/json', content: got }),
  );
  flow.close();
}
