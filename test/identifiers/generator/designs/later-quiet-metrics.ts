import { json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

/** A metrics kit without any number for the user or device: bodies in Zstandard (RFC 8878), in raw DEFLATE under the
 *  name "deflate", and chunked; field descriptions with sample values, sums, a firm's own hot line, names that sound
 *  like identifiers in German, Russian, Portuguese and Chinese. */
export const laterQuietMetrics: Design = {
  name: 'later-quiet-metrics',
  follows: 'RFC 8878, RFC 1951; identifiers: typical false positives',
  exposes: false,
  six: true,
  wire: { reorder: 0.2, mss: 500 },
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const host = 'm.zaehlwerk-metrik.io';
    const a = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app' });
    const n = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app', bare: true });
    const flow = s.tcp(host, 8090, 'http');
    const post = (path: string, content: Piece, coding: 'zstd' | 'deflate-raw', chunked: boolean): void =>
      exchange(
        flow,
        request(
          'POST',
          cat(path, '?k=', d.appKey(), '&v=', d.version(), '&z=', d.nonce()),
          host,
          { 'X-Schema': a('schema', app.hex(16)), traceparent: d.traceparent() },
          { type: 'application/json', content, coding, chunked },
        ),
        response('202 Accepted', { 'X-Request-Id': d.requestId(), ETag: d.etag() }),
      );
    const sums: Json = {
      benutzer_anzahl: n('count', app.range(1000, 90000)),
      polzovateley: n('count', app.range(1000, 90000)),
      usuarios_ativos: n('count', app.range(1000, 90000)),
      用户数: n('count', app.range(1000, 90000)),
      user: a('nobody', 'anonymous'),
      uid: n('nobody', -1),
      device: a('word', 'handset'),
      device_class: a('word', 'mid'),
      session: a('word', 'foreground'),
      session_ms: decoy('number', random.range(1000, 90000), { bare: true }),
      room: a('word', 'lobby'),
      mensagem: a('status', 'concluído'),
      telefone: a('nobody', 'n/a'),
      email_hash: a('hash-of-nothing', 'd41d8cd98f00b204e9800998ecf8427e'),
      advertising_id: a('opted-out', '00000000-0000-0000-0000-000000000000'),
      imsi: a('mask', '000000000000000'),
      wifi_mac: a('mask', '02:00:00:00:00:00'),
      android_id: a('mask', 'unknown'),
      location: a('word', 'denied'),
      lat: n('nobody', '0.0'),
      lon: n('nobody', '0.0'),
      build: d.build(),
      sha256: a('file-hash', app.hex(64)),
      signing_cert: a('certificate', app.hex(40).toUpperCase()),
      buckets: Array.from({ length: 4 }, () => n('number', app.digits(15))),
      ts: d.millis(),
    };
    post('/v3/sum', json(sums), 'zstd', false);
    const events = Array.from({ length: 5 }, (_, i) => ({
      name: a('event', app.pick(['login_success', 'message_sent', 'contact_added', 'token_refresh', 'room_joined'])),
      seq: i,
      t: d.millis(),
      id: d.requestId(),
      span: decoy('span-id', random.hex(16)),
      exp: a('experiment', app.digits(9)),
    }));
    post('/v3/ev', json({ events, sampling: n('number', '0.05'), locale: d.locale() }), 'deflate-raw', true);
    const fields = {
      email: { type: 'string', pattern: a('pattern', '^[^@]+@[^@]+$'), sample: a('sample', 'name@example.com') },
      phone: { type: 'string', sample: a('sample', '+1 555 0100'), required: false },
      username: { type: 'string', sample: a('sample', 'your-name'), max: 32 },
      imei: { type: 'string', sample: a('sample', '123456789012345') },
      token: { type: 'string', sample: a('sample', '<token>') },
    };
    exchange(
      flow,
      request('GET', '/v3/schema', host, { 'If-None-Match': d.etag() }),
      response(
        '200 OK',
        { 'Cache-Control': 'max-age=86400' },
        {
          type: 'application/json',
          coding: 'zstd',
          content: json({
            schema: a('schema', app.uuid()),
            fields,
            support: {
              email: either('email', 'hilfe@zaehlwerk-metrik.io', 'a firm, not a person', { of: 'app' }),
              hotline: either('phone', '+49 30 23125 000', 'a firm, not a person', { of: 'app' }),
            },
            flags: [d.flag(), d.flag()],
            published: a('time', '2026-05-28T10:00:00Z'),
          }),
        },
      ),
    );
    flow.close();
  },
};
