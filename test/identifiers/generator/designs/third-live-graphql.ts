import { jpeg } from '../around.ts';
import { cookies, json, type Json, multipart } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { wait } from '../network.ts';
import { encode, lines, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';

const HOST = 'gql.lanternlive.tv';

/** Streams with chat: GraphQL over plain HTTP (variables, arguments inside the query's text, a persisted query, a file
 *  by the multipart request specification, friends found by hashed numbers), and the chat on IRC with message tags
 *  (IRCv3) that hold the numbers of user and room, in the manner of Twitch's. */
export const thirdLiveGraphql: Design = {
  name: 'third-live-graphql',
  follows: 'GraphQL October 2021, graphql-multipart-request-spec, IRCv3 message tags, RFC 2812, RFC 7932',
  exposes: true,
  play(s) {
    s.own('account', s.account.uid);
    s.own('account', s.account.user);
    s.own('room', s.account.roomId);
    s.own('phone', s.account.phone);
    for (const { phone } of s.account.contacts) s.own('phone', phone);
    const token = s.random.base62(30).toLowerCase();
    ask(s, token);
    chat(s, token);
  },
};

function ask(s: Session, token: string): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const flow = s.tcp(HOST, 80, 'http');
  const headers = {
    Authorization: text`OAuth ${label('session-token', token, { key: 'Authorization', also: ['credential'] })}`,
    'Client-Id': decoy('app-key', app.base62(30).toLowerCase(), { of: 'app' }),
    'X-Device-Id': label('device-id', device.networkId),
    'Client-Session-Id': either('session-token', random.hex(16), 'one start of the app', { also: ['other'] }),
    Cookie: cookies({
      unique_id: label('device-id', device.networkId, { also: ['advertising-id'] }),
      login: label('account', account.user),
      'auth-token': label('session-token', token, { also: ['credential'] }),
      'server_session_id.v': decoy('version', '3', { of: 'app' }),
      experiment: d.flag(),
    }),
    'Client-Version': d.version(),
    'User-Agent': text`Lantern/${d.version()} okhttp/4.12.0`,
  };
  const send = (content: Part, got: Json, type = 'application/json'): void =>
    exchange(
      flow,
      request('POST', '/gql', HOST, headers, { type, content }),
      response(
        '200 OK',
        { 'X-Trace-Id': d.traceparent() },
        { type: 'application/json', coding: 'br', content: json(got) },
      ),
    );
  const hash = decoy('query-hash', app.hex(64), { of: 'app' });
  send(
    json({
      operationName: 'CurrentUser',
      variables: {},
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    }),
    {
      data: {
        currentUser: {
          __typename: 'User',
          id: label('account', account.uid),
          login: label('account', account.user),
          displayName: label('person-name', account.nick, { also: ['account'] }),
          email: label('email', account.email),
          phoneNumber: label('phone', account.phone),
          createdAt: decoy('time', '2024-12-24T20:00:00Z', { of: 'app' }),
          chatColor: decoy('color', '#8A2BE2', { of: 'app' }),
        },
      },
      extensions: {
        durationMilliseconds: decoy('number', random.range(5, 90), { bare: true }),
        requestID: decoy('request-id', random.base62(26)),
      },
    },
  );
  const whisper = random.pick(['delete the clip before noon', 'he knows where you stream from']);
  s.own('message', whisper);
  const inner = text`mutation { sendWhisper(toUserId: "${label('account', account.contacts[0]?.uid ?? '', { key: 'toUserId', also: ['contact'] })}", fromUserId: "${label('account', account.uid, { key: 'fromUserId' })}", text: "${label('message', whisper, { key: 'text' })}") { id sentAt } }`;
  send(json({ query: inner }), {
    data: { sendWhisper: { id: either('message', random.uuid(), 'one message, and nobody'), sentAt: d.iso() } },
  });
  const hashes = account.contacts.slice(0, 3).map(({ phone }) =>
    label('phone', phone, {
      as: ['sha256', 'hex'],
      needs: 'mine',
      also: ['contact'],
      note: 'SHA-256 of the number in international form',
    }),
  );
  send(
    json({
      operationName: 'FindFriends',
      variables: {
        input: {
          hashedPhones: hashes,
          countryCode: decoy('country-code', 'GB', { of: 'app' }),
          first: decoy('number', 50, { bare: true, of: 'app' }),
        },
      },
      query:
        'query FindFriends($input: FindFriendsInput!) { friends(input: $input) { edges { node { id displayName } } } }',
    }),
    {
      data: {
        friends: {
          edges: account.contacts.slice(0, 2).map(({ uid, name }) => ({
            cursor: decoy('cursor', random.base62(16)),
            node: {
              __typename: 'User',
              id: label('account', uid, { also: ['contact'] }),
              displayName: label('person-name', name, { also: ['contact'] }),
            },
          })),
        },
      },
    },
  );
  const boundary = `----lantern${random.base62(16)}`;
  const variables = {
    file: null,
    ownerId: label('account', account.uid),
    channelId: label('room', account.roomId),
    sha256: decoy('file-hash', random.hex(64)),
  };
  const parts = [
    {
      name: 'operations',
      value: json({
        query: 'mutation ($file: Upload!, $ownerId: ID!) { addEmote(file: $file, ownerId: $ownerId) { url } }',
        variables,
      }),
    },
    { name: 'map', value: '{"0":["variables.file"]}' },
    { name: '0', value: jpeg(s, 900), file: decoy('file-name', 'emote.jpg', { of: 'app' }), type: 'image/jpeg' },
  ];
  send(
    multipart(boundary, parts),
    { data: { addEmote: { url: d.cdnObject('png') } } },
    `multipart/form-data; boundary=${boundary}`,
  );
  flow.close();
}

function chat(s: Session, token: string): void {
  const { account, app, random } = s;
  const server = 'tmi.lanternlive.tv';
  const flow = s.tcp('irc.lanternlive.tv', 6667, 'irc');
  const channel = (): Piece => label('room', `#${shapesOf(account.room).parse.toLowerCase()}`, { key: null });
  const nick = (): Piece => label('account', account.user, { key: null, also: ['person-name'] });
  flow.out('CAP REQ :lanternlive.tv/tags lanternlive.tv/commands\r\n');
  flow.in(`:${server} CAP * ACK :lanternlive.tv/tags lanternlive.tv/commands\r\n`);
  flow.out(
    lines(text`PASS oauth:${label('session-token', token, { key: null, also: ['credential'] })}`, text`NICK ${nick()}`),
  );
  flow.in(lines(text`:${server} 001 ${nick()} :Welcome, GLHF!`, text`:${server} 004 ${nick()} :-`));
  const tag = (key: string, value: Piece): Piece =>
    text`${key}=${{ ...value, marks: value.marks.map((mark) => ({ ...mark, key })) }}`;
  const stamp = (): Piece => tag('tmi-sent-ts', decoy('time', s.millis()));
  flow.in(
    text`@badge-info=;color=#8A2BE2;${tag('display-name', label('person-name', account.nick, { also: ['account'] }))};emote-sets=${decoy('sticker', app.digits(6), { key: 'emote-sets', of: 'app' })};${tag('user-id', label('account', account.uid))};user-type= :${server} GLOBALUSERSTATE\r\n`,
  );
  flow.out(text`JOIN ${channel()}\r\n`);
  flow.in(
    lines(
      text`:${nick()}!${nick()}@${nick()}.${server} JOIN ${channel()}`,
      text`@emote-only=0;followers-only=-1;r9k=0;${tag('room-id', label('room', account.roomId))};slow=0;subs-only=1 :${server} ROOMSTATE ${channel()}`,
    ),
  );
  const line = random.pick(['is the stream recorded?', 'I was at the square too']);
  const nonce = tag('client-nonce', decoy('nonce', random.hex(32)));
  flow.out(text`@${nonce} PRIVMSG ${channel()} :${label('message', line, { key: null })}\r\n`);
  for (const { uid, name, email } of account.contacts.slice(0, 2)) {
    const login = email.split('@')[0] ?? '';
    const peer = (): Piece => label('account', login, { key: null, also: ['contact', 'person-name'] });
    const shown = encode(
      'json-escape',
      label('person-name', name.replaceAll(' ', ''), { also: ['contact', 'account'] }),
    );
    const tags = text`@badges=subscriber/12;color=#1E90FF;${tag('display-name', shown)};${tag('id', either('message', random.uuid(), 'one message, and nobody'))};mod=0;${tag('room-id', label('room', account.roomId))};${stamp()};${tag('user-id', label('account', uid, { also: ['contact'] }))};user-type=`;
    flow.in(
      text`${tags} :${peer()}!${peer()}@${peer()}.${server} PRIVMSG ${channel()} :${label('message', random.pick(['no faces please', 'they filmed everyone']), { key: null })}\r\n`,
    );
    wait(s.net, 4);
  }
  flow.in(`PING :${server}\r\n`);
  flow.out(`PONG :${server}\r\n`);
  flow.close();
}
