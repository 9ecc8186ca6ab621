import { userAgent } from '../agents.ts';
import { json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { jwt } from '../jwt.ts';
import { cat, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';

/** A dating app on rented back ends, self-hosted without TLS: log-in by phone and code in the manner of Google's
 *  Identity Toolkit (`sessionInfo`, `localId`, `idToken`), data in the manner of Parse's REST interface (pointers,
 *  `X-Parse-…` headers, a batch), who is there in the manner of Firebase's Realtime Database. */
export const thirdParseLogin: Design = {
  name: 'third-parse-login',
  follows: 'Identity Toolkit v3, Parse REST API, Firebase Realtime Database REST; RFC 7519',
  exposes: true,
  wire: { resend: 0.03 },
  play(s) {
    s.own('phone', s.account.phone);
    s.own('account', localId(s));
    s.own('account', objectId(s));
    const token = logIn(s);
    keepData(s);
    sayPresence(s, token);
  },
};

function localId(s: Session): string {
  return shapesOf(s.account.uuid).firebase;
}

function objectId(s: Session): string {
  return shapesOf(s.account.uuid).parse;
}

function logIn(s: Session): Piece {
  const d = decoysOf(s);
  const { account, app, random } = s;
  const host = 'id.sparkmeet.app';
  const flow = s.tcp(host, 80, 'http');
  const key = decoy('app-key', `AIzaSy${app.base62(33)}`, { key: 'key', of: 'app' });
  const sessionInfo = either('session-token', `AJOnW4${random.base62(90)}`, 'good for one log-in, and used');
  const headers = {
    'User-Agent': userAgent(s, 'Sparkmeet'),
    'X-Android-Package': decoy('package', 'app.sparkmeet.android', { of: 'app' }),
    'X-Android-Cert': decoy('certificate', app.hex(40).toUpperCase(), { of: 'app' }),
    'X-Client-Version': text`Android/Fallback/X${decoy('version', '22003001', { key: 'X-Client-Version', of: 'app' })}`,
  };
  const post = (method: string, sent: Json, got: Json): void =>
    exchange(
      flow,
      request('POST', text`/identitytoolkit/v3/relyingparty/${method}?key=${key}`, host, headers, {
        type: 'application/json',
        content: json(sent),
      }),
      response(
        '200 OK',
        { Vary: 'Origin' },
        { type: 'application/json; charset=UTF-8', content: json(got, 'json-escape', ' ') },
      ),
    );
  post('sendVerificationCode', { phoneNumber: label('phone', account.phone), recaptchaToken: null }, { sessionInfo });
  const claims = {
    iss: 'https://securetoken.sparkmeet.app/sparkmeet-prod',
    aud: 'sparkmeet-prod',
    auth_time: decoy('time', s.seconds(), { bare: true }),
    user_id: label('account', localId(s)),
    sub: label('account', localId(s)),
    exp: decoy('time', s.seconds() + 3600, { bare: true }),
    phone_number: label('phone', account.phone),
  };
  const token = jwt(random, claims);
  post(
    'verifyPhoneNumber',
    { sessionInfo, code: either('credential', random.digits(6), 'good for one use, and used') },
    {
      idToken: token,
      refreshToken: label('session-token', `AMf-vB${random.base62(140)}`, { also: ['credential'] }),
      expiresIn: decoy('number', '3600', { of: 'app' }),
      localId: label('account', localId(s)),
      isNewUser: false,
      phoneNumber: label('phone', account.phone),
      kind: 'identitytoolkit#VerifyPhoneNumberResponse',
      requestId: d.requestId(),
    },
  );
  flow.close();
  return token;
}

function pointer(className: string, id: Part): Json {
  return { __type: 'Pointer', className, objectId: id };
}

function keepData(s: Session): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const host = 'data.sparkmeet.app';
  const said = random.pick(['meet me where we met last time', 'my family must not know', 'I will wear the red scarf']);
  s.own('message', said);
  const flow = s.tcp(host, 1337, 'http');
  const session = `r:${random.hex(32)}`;
  const headers = {
    'X-Parse-Application-Id': decoy('app-key', app.base62(40), { of: 'app' }),
    'X-Parse-Client-Key': decoy('app-key', app.base62(40), { of: 'app' }),
    'X-Parse-Client-Version': text`a${decoy('version', '1.26.0', { key: 'X-Parse-Client-Version', of: 'app' })}`,
    'X-Parse-App-Build-Version': d.build(),
    'X-Parse-Installation-Id': label('device-id', device.uuid),
    'X-Parse-Session-Token': label('session-token', session, { also: ['credential'] }),
  };
  const send = (method: string, path: Part, got: Json, sent?: Json): void =>
    exchange(
      flow,
      request(
        method,
        path,
        host,
        headers,
        sent === undefined ? undefined : { type: 'application/json', content: json(sent) },
      ),
      response(
        '200 OK',
        { ETag: d.etag(), 'X-Powered-By': 'Express' },
        { type: 'application/json; charset=utf-8', content: json(got) },
      ),
    );
  send('GET', '/parse/users/me', {
    objectId: label('account', objectId(s)),
    username: label('account', account.user),
    email: label('email', account.email),
    emailVerified: true,
    displayName: label('person-name', account.full),
    birthdayYear: either('other', random.range(1970, 2004), 'true of many people', { bare: true }),
    createdAt: decoy('time', '2025-09-09T09:09:09.909Z', { of: 'app' }),
    updatedAt: d.iso(),
    sessionToken: label('session-token', session, { also: ['credential'] }),
    __type: 'Object',
    className: '_User',
  });
  send(
    'POST',
    '/parse/classes/Message',
    { objectId: either('message', random.base62(10), 'one message, and nobody'), createdAt: d.iso() },
    {
      conversation: pointer('Conversation', label('room', shapesOf(account.room).parse)),
      sender: pointer('_User', label('account', objectId(s))),
      recipient: pointer(
        '_User',
        label('account', shapesOf(account.contacts[0]?.uid ?? '').parse, { also: ['contact'] }),
      ),
      text: label('message', said),
      sentFrom: {
        __type: 'GeoPoint',
        latitude: label('location', `${random.range(30, 59)}.${random.digits(5)}`, { bare: true }),
        longitude: label('location', `${random.range(10, 60)}.${random.digits(5)}`, { bare: true }),
      },
      sticker: { pack: decoy('sticker', `hearts-${app.range(2, 9)}`, { of: 'app' }), url: d.cdnObject('webp') },
    },
  );
  const installation = {
    deviceToken: label('push-token', device.fcm),
    deviceType: 'android',
    pushType: 'gcm',
    GCMSenderId: either('other', app.digits(12), 'the sender is the app, which not everyone knows', { of: 'app' }),
    localeIdentifier: d.locale(),
    user: pointer('_User', label('account', objectId(s))),
    badge: 0,
  };
  send('POST', '/parse/batch', [{ success: { updatedAt: d.iso() } }], {
    requests: [
      {
        method: 'PUT',
        path: text`/parse/installations/${either('device-id', random.base62(10), 'one row of a table', { key: 'path' })}`,
        body: installation,
      },
    ],
  });
  flow.close();
}

function sayPresence(s: Session, token: Piece): void {
  const d = decoysOf(s);
  const host = 'rtdb.sparkmeet.app';
  const flow = s.tcp(host, 9000, 'http');
  const target = cat(
    text`/presence/${label('account', localId(s), { key: 'presence' })}.json?`,
    query({ auth: token, print: 'silent', ns: decoy('app-key', 'sparkmeet-prod', { of: 'app' }) }),
  );
  const sent = json({ state: 'online', last_changed: { '.sv': 'timestamp' }, app_ver: d.version(), ts: d.millis() });
  exchange(
    flow,
    request('PUT', target, host, {}, { type: 'application/json', content: sent }),
    response('204 No Content', { ETag: d.etag() }),
  );
  flow.close();
}
