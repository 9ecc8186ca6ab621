import { json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Public feeds in JSON over plain HTTP: news, exchange rates, weather of a capital for everyone; many numbers,
 *  hashes and UUIDs, none of a person. Keys such as `id`, `uuid` and `lat` are there as such feeds have them. */
export const quietJsonFeeds: Design = {
  name: 'quiet-json-feeds',
  follows: 'RFC 8259',
  exposes: false,
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const host = 'feeds.tagesgrau.org';
    const ofApp = { of: 'app' } as const;
    const flow = s.tcp(host, 80, 'http');
    const articles = Array.from({ length: 12 }, () => ({
      id: decoy('article', app.digits(7), { ...ofApp, bare: true }),
      uuid: decoy('article', app.uuid(), ofApp),
      title: app.pick(['Neue Brücke eröffnet', 'Fähre fährt wieder', 'Ernte besser als erwartet']),
      image: decoy('cdn-object', `http://img.tagesgrau.org/${app.hex(40)}.webp`, ofApp),
      published: decoy('time', new Date(1_780_000_000_000 + app.below(900_000_000)).toISOString(), ofApp),
      updated_ts: decoy('time', 1_780_000_000 + app.below(900_000), { ...ofApp, bare: true }),
      sha256: decoy('file-hash', app.hex(64), ofApp),
      views: decoy('number', random.below(90000), { bare: true }),
    }));
    const asked = text`/v2/news?${query({ lang: d.locale(), page: 1, v: d.version(), _: d.millis() })}`;
    exchange(
      flow,
      request('GET', asked, host, { 'X-Request-Id': d.requestId() }),
      response(
        '200 OK',
        { ETag: d.etag(), 'X-Trace': d.traceparent() },
        {
          type: 'application/json',
          coding: 'gzip',
          content: json({ status: 'ok', items: articles, next: decoy('cursor', app.base62(24), ofApp) }),
        },
      ),
    );
    const weather = json({
      city: 'Berlin',
      lat: decoy('city-place', '52.52', { ...ofApp, bare: true }),
      lon: decoy('city-place', '13.41', { ...ofApp, bare: true }),
      temp: decoy('number', '17.4', { bare: true }),
      pressure: decoy('number', 1013, { bare: true }),
      station: decoy('station', '10384', ofApp),
      dt: d.seconds(),
    });
    exchange(
      flow,
      request('GET', '/weather/capital.json', host, {}),
      response('200 OK', { ETag: d.etag() }, { type: 'application/json', content: weather }),
    );
    const rates = json({
      base: 'EUR',
      date: '2026-06-01',
      rates: {
        USD: decoy('price', '1.0842', { bare: true }),
        JPY: decoy('price', '169.31', { bare: true }),
        CNY: decoy('price', '7.8302', { bare: true }),
      },
      build: d.build(),
    });
    exchange(
      flow,
      request('GET', cat('/fx.json?k=', d.appKey()), host, {}),
      response('200 OK', {}, { type: 'application/json', coding: 'br', content: rates }),
    );
    flow.close();
  },
};
