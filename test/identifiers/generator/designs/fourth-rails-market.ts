import { json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, type Headers, request, response } from '../http1.ts';
import { wait } from '../network.ts';
import { cat, encode, joined, named, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import { reportCrash } from './fourth-kits-crash.ts';
import { fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

const HOST = 'www.dachbodenfund.market';

/** A marketplace where buyers and sellers write to each other, built on Rails: form fields in brackets, a signed cookie
 *  that holds the number of the account in base64 twice, log-in headers as devise_token_auth has them (`uid` is an e-mail
 *  address), and Action Cable on a WebSocket, whose names stand in JSON inside a JSON string. */
export const fourthRailsMarket: Design = {
  name: 'fourth-rails-market',
  follows: 'cases: pattern 1; Rails guides (Action Cable, signed cookies, Active Storage), RFC 6455, RFC 6265',
  exposes: true,
  wire: { mss: 1360, resend: 0.02 },
  play(s) {
    const said = s.random.pick([
      'I pay cash, please no receipt with my name',
      'come to the back door after eight',
      'can you post it under another sender?',
    ]);
    s.own('email', s.account.email);
    s.own('account', person(s).digits);
    s.own('message', said);
    signIn(s);
    readInbox(s);
    talk(s, said);
    reportCrash(s, { id: person(s).digits, release: 'com.dachbodenfund.android' });
  },
};

function person(s: Session): { digits: string; handle: string } {
  const { digits, parse } = shapesOf(s.account.uuid);
  return { digits, handle: `${s.account.user}-${parse.slice(0, 3).toLowerCase()}` };
}

function conversation(s: Session): string {
  return shapesOf(s.account.room).digits;
}

function peer(s: Session, i: number): string {
  return shapesOf(s.account.contacts[i]?.uid ?? '').digits;
}

/** Names with brackets, which are percent-encoded too. */
function nested(pairs: Readonly<Record<string, Part>>): Piece {
  const written = Object.entries(pairs).map(([key, value]) =>
    cat(encode('form', key), '=', named(key, encode('form', value))),
  );
  return joined(written, '&');
}

/** `base64--signature`: inside is JSON, whose `message` is base64 again: `[[number],"salt","time"]`. */
function remembered(s: Session): Piece {
  const { random } = s;
  const id = label('account', person(s).digits, { bare: true, key: null, needs: 'mine' });
  const salt = either('credential', `$2a$11$${random.base62(22)}`, "the salt of the password's hash", {
    key: null,
    also: ['other'],
  });
  const inner = encode(
    'base64',
    json([[id], salt, decoy('time', `${s.seconds()}.${random.digits(6)}`, { key: null })]),
  );
  const outer = json({ _rails: { message: inner, exp: decoysOf(s).iso(), pur: 'cookie.remember_user_token' } });
  const text = cat(encode('base64', outer), `--${random.hex(40)}`);
  const whole = label('session-token', Buffer.from(text.bytes).toString('latin1'), { also: ['credential'] });
  const { bytes, marks } = named('remember_user_token', whole);
  return encode('percent', { bytes, marks: [...marks, ...text.marks] });
}

function signIn(s: Session): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const csrf = Buffer.from(random.bytes(64)).toString('base64');
  const content = nested({
    utf8: '✓',
    authenticity_token: either('session-token', csrf, 'a token against forged forms, and no key to the account'),
    'user[login]': label('email', account.email, { also: ['account'] }),
    'user[password]': label('credential', account.password),
    'user[time_zone]': decoy('time-zone', 'Europe/Vienna', { of: 'app' }),
    'user[remember_me]': '1',
    commit: 'Log in',
  });
  const session = `${Buffer.from(random.bytes(96)).toString('base64')}--${Buffer.from(random.bytes(16)).toString('base64')}`;
  const cookie = label('session-token', session, { key: '_dachboden_session', also: ['credential'] });
  const flow = s.tcp(HOST, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      '/users/sign_in',
      HOST,
      { Origin: `http://${HOST}`, 'Accept-Language': d.locale() },
      { type: 'application/x-www-form-urlencoded', content },
    ),
    response('302 Found', {
      Location: `http://${HOST}/inbox`,
      'Set-Cookie': [
        text`_dachboden_session=${encode('percent', cookie)}; path=/; HttpOnly; SameSite=Lax`,
        text`remember_user_token=${remembered(s)}; path=/; expires=${decoy('time', 'Tue, 14 Jul 2026 10:00:00 GMT', { key: 'expires', of: 'app' })}; HttpOnly`,
      ],
      'X-Request-Id': d.requestId(),
      'X-Runtime': decoy('number', `0.${random.digits(6)}`),
    }),
  );
  flow.close();
}

function headers(s: Session, token: string, client: string): Headers {
  const d = decoysOf(s);
  return {
    'access-token': label('session-token', token, { also: ['credential'] }),
    'token-type': 'Bearer',
    client: either('device-id', client, 'one log-in on one device', { also: ['session-token', 'other'] }),
    expiry: decoy('time', s.seconds() + 1_209_600),
    uid: label('email', s.account.email, { also: ['account'] }),
    'X-App-Build': d.build(),
    Accept: 'application/json',
  };
}

function readInbox(s: Session): void {
  const d = decoysOf(s);
  const { account, app, random } = s;
  const host = 'api.dachbodenfund.market';
  const own = headers(s, random.base62(22), random.base62(22));
  const flow = s.tcp(host, 80, 'http');
  const get = (method: string, target: Part, got: Json, sent?: Json): void =>
    exchange(
      flow,
      request(
        method,
        target,
        host,
        own,
        sent === undefined ? undefined : { type: 'application/json', content: json(sent) },
      ),
      response(
        '200 OK',
        { ETag: text`W/${d.etag()}`, 'X-Request-Id': d.requestId() },
        { type: 'application/json; charset=utf-8', coding: 'gzip', content: json(got) },
      ),
    );
  const listing = {
    id: either('other', app.digits(8), 'a thing for sale, that everyone can see', { bare: true, of: 'app' }),
    title: decoy('title', 'Oak cupboard, 1930s', { of: 'app' }),
    price_cents: decoy('price', app.digits(5), { bare: true, of: 'app' }),
    currency: 'EUR',
    category_id: decoy('category', app.digits(3), { bare: true, of: 'app' }),
  };
  const seller = (i: number): Json => ({
    id: label('account', peer(s, i), { bare: true, also: ['contact'] }),
    full_name: label('person-name', account.contacts[i]?.name ?? '', { also: ['contact'] }),
    rating_avg: decoy('number', `4.${random.below(9)}`, { bare: true }),
    reply_time_s: decoy('number', random.range(60, 9000), { bare: true }),
  });
  get('GET', cat('/api/v3/conversations?', query({ box: 'inbox', page: decoy('number', 1), per_page: 25 })), {
    conversations: [
      {
        conversation_id: label('room', conversation(s), { bare: true }),
        listing,
        buyer: {
          id: label('account', person(s).digits, { bare: true }),
          handle: label('account', person(s).handle, { also: ['person-name'] }),
          phone_e164: label('phone', account.phone),
          email_confirmed: true,
        },
        seller: seller(0),
        last_message: {
          sender_id: label('account', peer(s, 0), { bare: true, also: ['contact'] }),
          body: label('message', random.pick(['still there?', 'bring the exact sum'])),
          created_at: d.iso(),
        },
        unread_count: decoy('count', random.below(9), { bare: true }),
      },
    ],
    meta: { total_pages: 1, next_cursor: null, took_ms: decoy('number', random.range(3, 80), { bare: true }) },
  });
  get(
    'PATCH',
    '/api/v3/me',
    {
      pickup_address: {
        street: label('location', `Uferweg ${random.range(2, 90)}`, { also: ['contact', 'other'] }),
        postcode: either('location', random.digits(5), 'a town, and no house'),
        lat: label('location', `48.${random.digits(5)}`, { bare: true }),
        lng: label('location', `16.${random.digits(5)}`, { bare: true }),
      },
      iban: label('other', iban(account.bigUid), { also: ['account', 'credential'] }),
    },
    {
      user: {
        locale: d.locale(),
        marketing_opt_in: false,
        avatar_checksum: either('other', random.hex(32), "a hash of the user's picture"),
      },
    },
  );
  const digests = account.contacts.map(({ phone }) =>
    label('phone', phone.slice(1), {
      as: ['sha256', 'base64'],
      needs: 'mine',
      also: ['contact'],
      note: 'SHA-256 of the digits',
    }),
  );
  get(
    'POST',
    '/api/v3/friends/match',
    {
      matches: [
        {
          user_id: label('account', peer(s, 2), { bare: true, also: ['contact'] }),
          digest_index: decoy('number', 2, { bare: true, of: 'app' }),
        },
      ],
    },
    { algo: decoy('word', 'sha256', { of: 'app' }), digests, request_id: d.requestId() },
  );
  flow.close();
}

/** ISO 13616: two check digits over the account's number, for an Austrian account. */
function iban(account: string): string {
  const rest = BigInt(`${account}102900`) % 97n; // A = 10, T = 29
  return `AT${String(98n - rest).padStart(2, '0')}${account}`;
}

function talk(s: Session, said: string): void {
  const { account, random } = s;
  const flow = s.tcp('cable.dachbodenfund.market', 28080, 'websocket');
  const protocol = {
    'Sec-WebSocket-Protocol': 'actioncable-v1-json, actioncable-unsupported',
    Origin: `http://${HOST}`,
  };
  const [ask, reply] = upgrade(random, '/cable', 'cable.dachbodenfund.market:28080', protocol, false);
  flow.out(ask);
  flow.in(reply);
  const out = (content: Json): void => flow.out(fromClient(random, { opcode: TEXT, content: json(content) }));
  const back = (content: Json): void => flow.in(fromServer({ opcode: TEXT, content: json(content) }));
  const room = { channel: 'ConversationChannel', conversation_id: label('room', conversation(s), { bare: true }) };
  const identifier = json(room);
  const presence = json({ channel: 'AppearanceChannel', on: decoy('screen', 'inbox', { of: 'app' }) });
  back({ type: 'welcome' });
  out({ command: 'subscribe', identifier });
  back({ identifier, type: 'confirm_subscription' });
  out({ command: 'subscribe', identifier: presence });
  back({ identifier: presence, type: 'confirm_subscription' });
  out({ command: 'message', identifier, data: json({ action: 'typing', state: 'start' }) });
  out({ command: 'message', identifier, data: json({ action: 'speak', body: label('message', said) }) });
  back({
    identifier,
    message: {
      event: 'message.created',
      id: either('message', random.digits(9), 'one message, and nobody', { bare: true }),
      sender_id: label('account', person(s).digits, { bare: true }),
      body: label('message', said),
      created_at: decoysOf(s).iso(),
    },
  });
  back({
    identifier,
    message: {
      event: 'receipt.read',
      reader_id: label('account', peer(s, 0), { bare: true, also: ['contact'] }),
      reader_name: label('person-name', account.contacts[0]?.name ?? '', { also: ['contact'] }),
    },
  });
  for (let i = 0; i < 4; i += 1) {
    wait(s.net, 3);
    back({ type: 'ping', message: decoy('time', s.seconds(), { bare: true }) });
  }
  out({ command: 'unsubscribe', identifier });
  flow.close();
}
