import { userAgent } from '../agents.ts';
import { jpeg } from '../around.ts';
import { json, type Json, multipart } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { jwt } from '../jwt.ts';
import { type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import type { TcpFlow } from '../tcp.ts';

const HOST = 'api.gangway-social.com';
const TYPE = 'application/vnd.api+json';

/** A social app whose interface follows JSON:API 1.1 (jsonapi.org) over plain HTTP: resources of a type with an ID,
 *  attributes with hyphens, relationships. Log-in by phone and code, a bearer token with claims (RFC 7519), the list of
 *  people followed, an invitation to a group, a picture with its owner, a device with its push token. IPv6. */
export const thirdJsonapiSocial: Design = {
  name: 'third-jsonapi-social',
  follows: 'JSON:API 1.1, RFC 7519, RFC 6750, RFC 7578',
  exposes: true,
  six: true,
  play(s) {
    s.own('account', me(s));
    s.own('phone', s.account.phone);
    s.own('email', s.account.email);
    const flow = s.tcp(HOST, 80, 'http');
    const token = logIn(s, flow);
    const headers = {
      Authorization: text`Bearer ${token}`,
      Accept: TYPE,
      'User-Agent': userAgent(s, 'Gangway'),
      'X-Request-Id': decoysOf(s).requestId(),
    };
    follow(s, flow, headers);
    invite(s, flow, headers);
    upload(s, flow, headers);
    registerDevice(s, flow, headers);
    flow.close();
  },
};

type Sent = Readonly<Record<string, Part>>;

function me(s: Session): string {
  return shapesOf(s.account.uuid).ulid;
}

function body(content: Json): { type: string; content: Piece } {
  return { type: TYPE, content: json(content) };
}

function logIn(s: Session, flow: TcpFlow): Piece {
  const d = decoysOf(s);
  const { account, random } = s;
  const token = jwt(random, {
    iss: 'gangway',
    aud: 'gangway-mobile',
    sub: label('account', me(s)),
    preferred_username: label('account', account.user),
    jti: decoy('nonce', random.base62(22)),
    iat: decoy('time', s.seconds(), { bare: true }),
    exp: decoy('time', s.seconds() + 7200, { bare: true }),
  });
  const attributes = {
    'phone-number': label('phone', account.phone),
    'verification-code': either('credential', random.digits(6), 'good for one use, and used'),
    'app-version': d.version(),
    locale: d.locale(),
  };
  exchange(
    flow,
    request(
      'POST',
      '/v2/sessions',
      HOST,
      { 'User-Agent': userAgent(s, 'Gangway'), Accept: TYPE },
      body({ data: { type: 'sessions', attributes } }),
    ),
    response(
      '201 Created',
      { ETag: d.etag() },
      {
        ...body({
          jsonapi: { version: '1.1' },
          data: {
            type: 'users',
            id: label('account', me(s)),
            attributes: {
              handle: label('account', account.user, { also: ['person-name'] }),
              'display-name': label('person-name', account.full),
              email: label('email', account.email),
              'created-at': decoy('time', '2025-03-04T09:12:55Z', { of: 'app' }),
              'posts-count': decoy('counter', random.below(300), { bare: true }),
            },
          },
          meta: { 'access-token': token, 'expires-in': decoy('number', 7200, { bare: true, of: 'app' }) },
        }),
        coding: 'gzip',
      },
    ),
  );
  return token;
}

function follow(s: Session, flow: TcpFlow, headers: Sent): void {
  const d = decoysOf(s);
  const people = s.account.contacts.map(({ uid, name }) => ({
    type: 'users',
    id: label('account', shapesOf(uid).ulid, { also: ['contact'] }),
    attributes: {
      'display-name': label('person-name', name, { also: ['contact'] }),
      'is-verified': false,
      'followers-count': decoy('counter', s.random.below(9000), { bare: true }),
    },
    links: { 'avatar-thumb': decoy('cdn-object', `http://img.gangway-social.com/t/${s.random.base62(20)}.webp`) },
  }));
  const target = text`/v2/users/${label('account', me(s), { key: 'users' })}/following?page[size]=${decoy('number', 20, { key: 'page[size]', of: 'app' })}&page[after]=${decoy('cursor', s.random.base62(12), { key: 'page[after]' })}`;
  exchange(
    flow,
    request('GET', target, HOST, headers),
    response(
      '200 OK',
      { ETag: d.etag(), 'X-Runtime': decoy('number', '0.041832') },
      body({ data: people, meta: { total: people.length, 'generated-at': d.iso() } }),
    ),
  );
}

function invite(s: Session, flow: TcpFlow, headers: Sent): void {
  const { account, random } = s;
  const said = random.pick(['come to the planning call tonight', 'only people we know, please', 'bring the list']);
  s.own('message', said);
  const group = { type: 'groups', id: label('room', `grp_${account.room}`) };
  const invitee = {
    type: 'users',
    id: label('account', shapesOf(account.contacts[1]?.uid ?? '').ulid, { also: ['contact'] }),
  };
  const sent = {
    data: {
      type: 'group-invites',
      attributes: { message: label('message', said), 'notify-by': 'push' },
      relationships: { group: { data: group }, invitee: { data: invitee } },
    },
  };
  const got = {
    data: {
      type: 'group-invites',
      id: either('other', random.digits(8), 'one invitation, and nobody'),
      attributes: { state: 'pending', 'group-name': label('room', account.roomTitle, { also: ['other'] }) },
    },
  };
  exchange(
    flow,
    request('POST', '/v2/group-invites', HOST, headers, body(sent)),
    response('201 Created', { Location: '/v2/group-invites/latest' }, body(got)),
  );
}

function upload(s: Session, flow: TcpFlow, headers: Sent): void {
  const d = decoysOf(s);
  const boundary = `Boundary-${s.random.uuid().toUpperCase()}`;
  const content = multipart(boundary, [
    { name: 'owner-id', value: label('account', me(s)) },
    { name: 'album-gid', value: label('room', `grp_${s.account.room}`) },
    { name: 'sha1', value: decoy('file-hash', s.random.hex(40)) },
    { name: 'dimensions', value: d.size() },
    { name: 'photo', value: jpeg(s, 1900), file: decoy('file-name', 'upload.jpg', { of: 'app' }), type: 'image/jpeg' },
  ]);
  exchange(
    flow,
    request('POST', '/v2/media', HOST, headers, { type: `multipart/form-data; boundary=${boundary}`, content }),
    response('201 Created', { Location: text`/m/${d.cdnObject('jpg')}` }),
  );
}

function registerDevice(s: Session, flow: TcpFlow, headers: Sent): void {
  const d = decoysOf(s);
  const { device } = s;
  const attributes = {
    'push-token': label('push-token', device.apns),
    'vendor-identifier': label('device-id', device.idfv),
    platform: 'ios',
    'os-version': decoy('version', '17.5.1', { of: 'app' }),
    'build-number': d.build(),
    flags: [d.flag()],
  };
  exchange(
    flow,
    request(
      'PATCH',
      text`/v2/devices/${label('device-id', device.uuid, { key: 'devices' })}`,
      HOST,
      headers,
      body({ data: { type: 'devices', id: label('device-id', device.uuid), attributes } }),
    ),
    response('204 No Content', { ETag: d.etag() }),
  );
}
