import { userAgent } from '../agents.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { msgpack, u8 } from '../packed.ts';
import { bare, cat, named } from '../piece.ts';
import type { Design } from '../session.ts';

/** MessagePack bodies with named keys; the account both as a string and as a 32-bit number under its name. */
export const msgpackBody: Design = {
  name: 'msgpack-body',
  follows: 'MessagePack specification',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'rt.spatzennetz.com';
    s.own('account', account.uid);
    const uint32 = named('userId', cat(u8(0xce), label('account', account.uid, { as: ['u32be'] })));
    const sent = msgpack({
      cmd: 'enter',
      userId: bare(uint32),
      roomCode: label('room', account.room),
      nick: label('person-name', account.nick, { also: ['account'] }),
      dev: {
        aid: label('device-id', device.androidId),
        ifa: label('advertising-id', device.gaid),
        os: 13,
        lang: d.locale(),
      },
      v: d.version(),
      ts: s.seconds(),
      nonce: d.nonce(),
      features: [d.flag(), d.flag()],
    });
    const got = msgpack({
      ok: true,
      token: label('session-token', s.random.hex(64), { also: ['credential'] }),
      members: account.contacts.map(({ name, uid }) => ({
        n: label('person-name', name, { also: ['contact'] }),
        u: label('account', uid, { also: ['contact'] }),
      })),
      motd: 'welcome',
      asset: d.cdnObject('mp3'),
      expires: decoy('number', '3600'),
    });
    const flow = s.tcp(host, 80, 'http');
    const type = 'application/msgpack';
    exchange(
      flow,
      request(
        'POST',
        '/rt/enter',
        host,
        { 'User-Agent': userAgent(s, 'Spatz'), 'X-Trace': d.traceparent() },
        { type, content: sent },
      ),
      response('200 OK', {}, { type, content: got }),
    );
    flow.close();
  },
};
