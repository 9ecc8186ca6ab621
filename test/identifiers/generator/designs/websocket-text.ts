import { cookies, json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat } from '../piece.ts';
import type { Design } from '../session.ts';
import { CLOSE, fromClient, fromServer, PING, PONG, TEXT, upgrade } from '../websocket.ts';

/** Chat over WebSocket without TLS (RFC 6455), JSON after the packet numbers of Socket.IO's protocol (version 5). */
export const websocketText: Design = {
  name: 'websocket-text',
  follows: 'RFC 6455, Socket.IO protocol v5',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'ws.trommelwirbel.chat';
    s.own('account', account.uid);
    s.own('message', 'kommst du heute noch?');
    const flow = s.tcp(host, 3000, 'websocket');
    const target = cat(
      '/socket.io/?',
      query({ EIO: 4, transport: 'websocket', t: decoy('nonce', s.random.base62(7)), v: d.version() }),
    );
    const jar = cookies({
      'connect.sid': label('session-token', `s%3A${s.random.base62(32)}.${s.random.base62(43)}`),
      lang: 'de',
    });
    const [ask, reply] = upgrade(s.random, target, `${host}:3000`, { Origin: `http://${host}`, Cookie: jar }, false);
    flow.out(ask);
    flow.in(reply);
    const say = (content: Parameters<typeof json>[0], prefix: string) => cat(prefix, json(content));
    flow.in(
      fromServer({
        opcode: TEXT,
        content: say(
          {
            sid: label('session-token', s.random.base62(20), { also: ['other'] }),
            upgrades: [],
            pingInterval: decoy('number', 25000, { bare: true }),
          },
          '0',
        ),
      }),
    );
    const hello = {
      userId: label('account', account.uid, { bare: true }),
      nick: label('person-name', account.nick, { also: ['account'] }),
      room: label('room', account.roomTitle),
      build: d.build(),
    };
    flow.out(fromClient(s.random, { opcode: TEXT, content: say(['join', hello], '42') }));
    flow.in(
      fromServer({
        opcode: TEXT,
        content: say(
          [
            'members',
            account.contacts.map(({ name, uid }) => ({
              name: label('person-name', name, { also: ['contact'] }),
              id: label('account', uid, { also: ['contact'] }),
            })),
          ],
          '42',
        ),
      }),
    );
    for (let i = 0; i < 3; i += 1) {
      const msg = {
        text: label('message', i === 0 ? 'kommst du heute noch?' : s.random.pick(['ja', 'um zehn vor der Kirche'])),
        ts: d.millis(),
        cid: either('message', s.random.uuid(), 'one message, and nobody'),
      };
      flow.out(fromClient(s.random, { opcode: TEXT, content: say(['msg', msg], '42') }));
      flow.in(fromServer({ opcode: PING, content: '' }));
      flow.out(fromClient(s.random, { opcode: PONG, content: '' }));
      wait(s.net, 4);
    }
    flow.out(fromClient(s.random, { opcode: CLOSE, content: Uint8Array.of(3, 232) }));
    flow.close();
  },
};
