import { cookies, json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Identifiers in headers: the names of an audio app's own (clubhouse: `CH-UserID`, `CH-DeviceId`, `Authorization:
 *  Token`), here as `VC-…` over plain HTTP, and the answer of its join call. IPv6. */
export const headersCookies: Design = {
  name: 'headers-cookies',
  follows: 'clubhouse: identifier shapes',
  exposes: true,
  six: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device } = s;
    const host = 'api.vocalcorner.net';
    const token = s.random.hex(40);
    s.own('account', account.uid);
    s.own('room', account.room);
    const headers = {
      'VC-UserID': label('account', account.uid),
      'VC-DeviceId': label('device-id', device.idfv),
      'VC-AppVersion': d.version(),
      'VC-AppBuild': '434',
      Authorization: text`Token ${label('session-token', token, { also: ['credential'] })}`,
      'User-Agent': 'vocalcorner/434 (iPhone; iOS 14.4; Scale/2.00)',
      'Accept-Language': d.locale(),
      traceparent: d.traceparent(),
    };
    const flow = s.tcp(host, 80, 'http');
    exchange(
      flow,
      request('POST', '/api/join_channel', host, headers, {
        type: 'application/json',
        content: json({
          channel: label('room', account.room),
          attribution_source: 'feed',
          attribution_details: 'bHA=',
        }),
      }),
      response(
        '200 OK',
        {
          'Set-Cookie': cookies({ __cfduid: label('session-token', s.random.hex(43), { also: ['other'] }), path: '/' }),
        },
        { type: 'application/json', content: joined() },
      ),
    );
    const poll = text`/api/ping?channel=${label('room', account.room, { key: 'channel' })}&_=${d.millis()}`;
    for (let i = 0; i < 3; i += 1) {
      exchange(
        flow,
        request('GET', poll, host, headers),
        response('200 OK', {}, { type: 'text/plain', content: 'pong' }),
      );
      flow.keepAlive();
    }
    flow.close();

    function joined(): ReturnType<typeof json> {
      const [one, two] = account.contacts;
      return json({
        channel: label('room', account.room),
        channel_id: label('room', account.roomId, { bare: true }),
        topic: label('room', account.roomTitle, { also: ['other'] }),
        token: label('session-token', `006${s.app.hex(32)}${s.random.base62(96)}=`, { also: ['credential'] }),
        pubnub_heartbeat_value: 60,
        is_private: false,
        users: [one, two].flatMap((user) =>
          user === undefined
            ? []
            : [
                {
                  user_id: label('account', user.uid, { bare: true, also: ['contact'] }),
                  name: label('person-name', user.name, { also: ['contact'] }),
                  is_speaker: true,
                  time_joined_as_speaker: d.iso(),
                },
              ],
        ),
        success: true,
      });
    }
  },
};
