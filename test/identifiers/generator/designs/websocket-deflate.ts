import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { msgpack } from '../packed.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';
import { BINARY, fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

/** WebSocket with compressed messages (RFC 7692), JSON in text and MessagePack in binary ones, and one uncompressed. */
export const websocketDeflate: Design = {
  name: 'websocket-deflate',
  follows: 'RFC 6455, RFC 7692, MessagePack',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'gateway.blechdose.gg';
    s.own('account', account.bigUid);
    const flow = s.tcp(host, 80, 'websocket');
    const [ask, reply] = upgrade(
      s.random,
      text`/?v=${d.version()}&encoding=json`,
      host,
      { 'User-Agent': 'Blechdose', 'X-Req': d.requestId() },
      true,
    );
    flow.out(ask);
    flow.in(reply);
    const identify = json({
      op: 2,
      d: {
        token: label('session-token', `${s.random.base62(24)}.${s.random.base62(6)}.${s.random.base62(27)}`, {
          also: ['credential'],
        }),
        properties: { os: 'android', device: decoy('model', 'generic', { of: 'app' }), fingerprint: d.build() },
        device_id: label('device-id', device.uuid),
        presence: { status: 'online', since: d.millis() },
      },
    });
    flow.out(fromClient(s.random, { opcode: TEXT, content: identify, deflated: true }));
    const ready = json({
      t: 'READY',
      s: 1,
      d: {
        user: {
          id: label('account', account.bigUid),
          username: label('account', account.user, { also: ['person-name'] }),
          email: label('email', account.email),
          phone: label('phone', account.phone),
        },
        session_id: label('session-token', s.random.hex(32)),
        guilds: [
          {
            id: label('room', account.roomId),
            name: label('room', account.roomTitle, { also: ['other'] }),
            icon: decoy('cdn-object', s.random.hex(32)),
          },
        ],
        relationships: account.contacts.map(({ name, uid }) => ({
          id: label('account', uid, { also: ['contact'] }),
          nickname: label('person-name', name, { also: ['contact'] }),
        })),
        experiments: [d.flag(), d.flag()],
      },
    });
    flow.in(fromServer({ opcode: TEXT, content: ready, deflated: true }));
    const packed = msgpack({
      op: 'msg',
      channel: label('room', account.roomId),
      content: label('message', 'файл удалён, ключ у Оли'),
      nonce: decoy('nonce', s.random.digits(18)),
    });
    flow.out(fromClient(s.random, { opcode: BINARY, content: packed, deflated: true }));
    flow.in(fromServer({ opcode: BINARY, content: msgpack({ op: 'ack', ver: d.version(), at: s.seconds() }) }));
    flow.close();
  },
};
