import { userAgent } from '../agents.ts';
import { json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat } from '../piece.ts';
import type { Design } from '../session.ts';

const PUBLIC = 'a room that everyone is shown';

/** A list of chat rooms, gzipped and chunked (RFC 9112 section 7.1), long enough for several segments, and keys in
 *  Chinese transliteration as live-streaming apps write them (`anchorId`, `roomid`, `nickname`, `cname`). */
export const roomsChunkedGzip: Design = {
  name: 'rooms-chunked-gzip',
  follows: 'RFC 9112, RFC 1952',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'live.yexiu-zhibo.com';
    s.own('account', account.uid);
    const asked = query({
      openid: label('account', account.openid),
      sid: label('session-token', s.random.hex(32)),
      did: label('device-id', s.device.androidId),
      page: 1,
      v: d.version(),
      t: d.millis(),
      sign: decoy('signature', s.random.hex(32)),
    });
    const room = (i: number): Parameters<typeof json>[0] => {
      const host = account.contacts[i % account.contacts.length];
      return {
        roomid:
          i === 0
            ? label('room', account.roomId, { bare: true })
            : either('room', s.app.digits(8), PUBLIC, { of: 'app', bare: true }),
        cname: i === 0 ? label('room', account.room) : either('room', s.app.base62(8), PUBLIC, { of: 'app' }),
        anchorId: label('account', host?.uid ?? '', { bare: true, also: ['contact'] }),
        nickname: label('person-name', host?.name ?? '', { also: ['contact'] }),
        hot: decoy('number', s.random.range(100, 99000), { bare: true }),
        cover: decoy('cdn-object', `http://img.yexiu-zhibo.com/${s.random.hex(32)}.webp`),
        price: d.price(),
        tags: ['music', 'talk'],
      };
    };
    const list = json({ code: 0, msg: 'ok', ts: d.seconds(), list: Array.from({ length: 24 }, (_, i) => room(i)) });
    const flow = s.tcp(host, 80, 'http');
    exchange(
      flow,
      request('GET', cat('/v2/room/list?', asked), host, {
        'User-Agent': userAgent(s, 'Yexiu'),
        'Accept-Encoding': 'gzip',
      }),
      response(
        '200 OK',
        { ETag: d.etag() },
        { type: 'application/json', coding: 'gzip', chunked: true, content: list },
      ),
    );
    flow.close();
  },
};
