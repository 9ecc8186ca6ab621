import { json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { jwt } from '../jwt.ts';
import { wait } from '../network.ts';
import { cat, named, type Part, type Piece, piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import { fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

const END = '\u001e';

/** An office's messenger: SignalR (ASP.NET, "HubProtocol" and "TransportProtocols") over a WebSocket without TLS, with
 *  names in Pascal case and arguments without names; its notices by STOMP 1.2 on TCP. */
export const thirdOfficeSockets: Design = {
  name: 'third-office-sockets',
  follows: 'SignalR hub protocol (JSON), STOMP 1.2, RFC 6455',
  exposes: true,
  wire: { mss: 1200, resend: 0.03 },
  play(s) {
    const said = s.random.pick([
      'Keep this out of the minutes',
      'HR does not know yet',
      'I sent the file to the lawyer',
    ]);
    s.own('account', employee(s));
    s.own('email', s.account.email);
    s.own('room', conversation(s));
    s.own('message', said);
    playHub(s, said);
    playNotices(s);
  },
};

function employee(s: Session): string {
  return `E${shapesOf(s.account.uuid).digits}`;
}

function conversation(s: Session): string {
  return shapesOf(s.account.room).uuid;
}

function playHub(s: Session, said: string): void {
  const d = decoysOf(s);
  const { account, random, device } = s;
  const host = 'hub.paperclip-office.net';
  const flow = s.tcp(host, 5000, 'http');
  const handle = random.base62(22);
  const token = jwt(random, {
    nameid: label('account', employee(s)),
    unique_name: label('email', account.email, { also: ['account'] }),
    role: 'Member',
    nbf: decoy('time', s.seconds() - 60, { bare: true }),
    exp: decoy('time', s.seconds() + 3600, { bare: true }),
  });
  const answer = json({
    negotiateVersion: 1,
    connectionId: either('session-token', random.base62(22), 'one connection, and no key to it'),
    connectionToken: label('session-token', handle, { also: ['credential'] }),
    availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }],
  });
  exchange(
    flow,
    request(
      'POST',
      '/hubs/chat/negotiate?negotiateVersion=1',
      host,
      {
        Authorization: text`Bearer ${token}`,
        'X-SignalR-User-Agent': text`Microsoft SignalR/8.0 (${d.version()}; Unknown OS; Browser)`,
      },
      { type: 'text/plain;charset=UTF-8', content: '' },
    ),
    response(
      '200 OK',
      { 'Request-Context': text`appId=cid-v1:${decoy('site-id', s.app.uuid(), { key: 'appId', of: 'app' })}` },
      { type: 'application/json', content: answer },
    ),
  );
  const socket = s.tcp(host, 5000, 'websocket');
  const id = either('session-token', handle, 'its name does not tell what it is', {
    also: ['credential', 'account', 'other'],
  });
  const target = cat('/hubs/chat?', query({ id, access_token: token }));
  for (const [i, part] of upgrade(random, target, `${host}:5000`, {}, false).entries()) {
    if (i === 0) socket.out(part);
    else socket.in(part);
  }
  const out = (content: Json): void =>
    socket.out(fromClient(random, { opcode: TEXT, content: cat(json(content), END) }));
  const back = (content: Json): void => socket.in(fromServer({ opcode: TEXT, content: cat(json(content), END) }));
  const call = (target: string, ...args: readonly Json[]): Json => ({ type: 1, target, arguments: args });
  out({ protocol: 'json', version: 1 });
  back({});
  out({
    invocationId: '0',
    ...(call('JoinConversation', {
      ConversationId: label('room', conversation(s)),
      EmployeeNo: label('account', employee(s)),
      FullName: label('person-name', account.full),
      DeviceId: label('device-id', device.uuid),
      ClientVersion: d.version(),
    }) as Record<string, Json>),
  });
  back({
    type: 3,
    invocationId: '0',
    result: {
      Topic: label('room', account.roomTitle, { also: ['other'] }),
      Participants: account.contacts.map(({ name, email, uid }) => ({
        EmployeeNo: label('account', `E${shapesOf(uid).digits}`, { also: ['contact'] }),
        FullName: label('person-name', name, { also: ['contact'] }),
        Upn: label('email', email, { also: ['contact', 'account'] }),
        LastSeenUtc: d.iso(),
      })),
      ETag: d.etag(),
    },
  });
  const unnamed = { needs: 'mine' } as const;
  out(call('SendMessage', label('room', conversation(s), unnamed), label('message', said, unnamed)));
  const from = account.contacts[0]?.name ?? '';
  back(
    call(
      'ReceiveMessage',
      either('person-name', from, 'a name without a name beside it', { also: ['contact'] }),
      either('message', 'Understood, deleting mine now', 'text without a name beside it'),
    ),
  );
  back(call('UserTyping', either('account', `E${shapesOf(account.contacts[0]?.uid ?? '').digits}`, 'without a name')));
  for (let i = 0; i < 2; i += 1) {
    wait(s.net, 15);
    back({ type: 6 });
    out({ type: 6 });
  }
  socket.close();
  flow.close();
}

function frame(command: string, headers: Readonly<Record<string, Part>>, body: Part = ''): Piece {
  const written = Object.entries(headers).map(([key, value]) => cat(`${key}:`, named(key, value), '\n'));
  const length = piece(body).bytes.length;
  return cat(`${command}\n`, ...written, length === 0 ? '' : `content-length:${length}\n`, '\n', body, '\0');
}

function playNotices(s: Session): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const flow = s.tcp('mq.paperclip-office.net', 61613, 'stomp');
  flow.out(
    frame('CONNECT', {
      'accept-version': '1.2',
      host: 'notices',
      login: label('account', account.user),
      passcode: label('credential', account.password),
      'heart-beat': '10000,10000',
    }),
  );
  flow.in(
    frame('CONNECTED', {
      version: '1.2',
      session: either('session-token', `session-${random.base62(22)}`, 'one connection, and no key to it'),
      server: text`RabbitMQ/${decoy('version', '3.12.4', { key: 'server', of: 'app' })}`,
    }),
  );
  const queue = text`/queue/employee.${label('account', employee(s), { key: null, needs: 'mine' })}`;
  flow.out(frame('SUBSCRIBE', { id: 'sub-0', destination: queue, ack: 'auto' }));
  const notice = json({
    kind: 'meeting_invite',
    organizer_email: label('email', account.contacts[1]?.email ?? '', { also: ['contact'] }),
    organizer_name: label('person-name', account.contacts[1]?.name ?? '', { also: ['contact'] }),
    join_code: either('room', random.digits(9), 'a code that opens a meeting'),
    starts_at: d.iso(),
    icon: d.cdnObject('svg'),
  });
  flow.in(
    frame(
      'MESSAGE',
      {
        subscription: 'sub-0',
        'message-id': either('message', `T_sub-0@@session-${random.base62(8)}@@1`, 'one message, and nobody'),
        destination: queue,
        'x-conversation-id': label('room', conversation(s)),
        'x-sender-no': label('account', `E${shapesOf(account.contacts[1]?.uid ?? '').digits}`, { also: ['contact'] }),
        'x-trace': d.traceparent(),
        'content-type': 'application/json',
      },
      notice,
    ),
  );
  for (let i = 0; i < 3; i += 1) {
    flow.out('\n');
    flow.in('\n');
    wait(s.net, 10);
  }
  flow.out(frame('DISCONNECT', { receipt: '77' }));
  flow.in(frame('RECEIPT', { 'receipt-id': '77' }));
  flow.close();
}
