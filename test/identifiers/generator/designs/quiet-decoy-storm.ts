import { json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** Telemetry in plain JSON under names that sound like identifiers, with values that are none: types, counts, switches,
 *  masks that the system puts in place of the true value (identifiers: "Typical false positives", Android's masked MAC,
 *  the famous fake Android ID, an opted-out advertising ID). */
export const quietDecoyStorm: Design = {
  name: 'quiet-decoy-storm',
  follows: 'identifiers: typical false positives',
  exposes: false,
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const host = 'telemetry.nebelkerze.io';
    const a = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app' });
    const n = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app', bare: true });
    const flow = s.tcp(host, 80, 'http');
    const body = json({
      user_count: n('count', app.range(20000, 900000)),
      user_type: a('word', 'anonymous'),
      userId: null,
      user_id: '',
      uid: n('nobody', 0),
      account_type: a('word', 'free'),
      username: a('nobody', 'guest'),
      device_type: a('word', 'phone'),
      device_id: a('nobody', 'unknown'),
      android_id: a('mask', '9774d56d682e549c'),
      imei: a('mask', '000000000000000'),
      mac: a('mask', '02:00:00:00:00:00'),
      idfa: a('opted-out', '00000000-0000-0000-0000-000000000000'),
      session_timeout: n('number', 3600),
      session_count: n('count', 4),
      room_size: n('number', 40),
      phone_required: true,
      phone_regex: a('pattern', '^\\+?[0-9]{7,15}$'),
      email_verified: false,
      token_type: a('word', 'Bearer'),
      message: a('status', 'success'),
      text: a('label', 'Weiter'),
      channelName: a('word', 'official'),
      campaign: a('site-id', app.digits(8)),
      lat: n('number', 0),
      lng: n('number', 0),
      latency: n('number', '48.137154'),
      longest: n('number', '11.576124'),
      logo: a('file-name', 'logo@2x.png'),
      package: a('package', '@nebelkerze/core@4.2.0'),
      build_time: d.iso(),
      commit: a('commit', app.hex(40)),
      batch_id: d.requestId(),
      fingerprint: a('build', `google/redfin/redfin:13/TQ3A.${app.digits(6)}.001/10750268:user/release-keys`),
      histogram: [n('number', '4111111111111112'), n('number', app.digits(15)), n('number', app.digits(10))],
      ip: a('place-holder', '0.0.0.0'),
      contact: { required: false },
      experiments: Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`exp_${i}`, a('experiment', app.hex(8))])),
      sdk: d.version(),
      ts: d.millis(),
      nonce: decoy('nonce', random.base62(22)),
    });
    const target = cat(
      '/v1/t?',
      query({
        app: d.appKey(),
        sid: a('nobody', '-'),
        v: d.version(),
        cb: decoy('nonce', random.digits(12)),
        lang: d.locale(),
      }),
    );
    exchange(
      flow,
      request(
        'POST',
        target,
        host,
        { traceparent: d.traceparent(), 'X-Client-Version': d.version() },
        { type: 'application/json', content: body, coding: 'gzip' },
      ),
      response(
        '200 OK',
        { ETag: d.etag() },
        {
          type: 'application/json',
          content: json({
            msg: a('status', 'ok'),
            code: n('number', 0),
            message: a('status', 'invalid parameter: uid'),
            server: a('server-name', 'web-12'),
          }),
        },
      ),
    );
    exchange(
      flow,
      request('POST', target, host, { 'X-Client-Version': d.version() }, { type: 'application/json', content: body }),
      response('204 No Content', {}),
    );
    flow.close();
  },
};
