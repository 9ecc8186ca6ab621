import { decoysOf } from '../decoys.ts';
import { httpDate, jpeg } from '../around.ts';
import { decoy } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { joined, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Public pages over plain HTTP (RFC 9110): HTML with a phone number and an e-mail address of a shop printed on it,
 *  style sheets, pictures, a site's counting number. Nothing is sent that tells of the reader. */
export const quietPublicPages: Design = {
  name: 'quiet-public-pages',
  follows: 'RFC 9110, HTML Living Standard',
  exposes: false,
  play(s) {
    const d = decoysOf(s);
    const host = 'www.kantinenplan.org';
    const flow = s.tcp(host, 80, 'http');
    const headers = {
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
      'Accept-Language': 'de-DE,de;q=0.7',
    };
    const css = decoy('file-hash', s.app.hex(20), { key: null, of: 'app' });
    const settings = text`{"ga":"${d.property()}","build":"${d.version()}","ts":${d.seconds()},"flag":"${d.flag()}"}`;
    const page = joined(
      [
        '<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Speiseplan der Woche</title>',
        text`<link rel="stylesheet" href="/css/main.${css}.css"><script>window.cfg=${settings}</script></head>`,
        text`<body><h1>Speiseplan</h1><p>Montag: Linsensuppe ${d.price()} EUR</p>`,
        text`<p>Version ${d.version()}, Stand ${d.iso()}</p><img src="/img/logo@2x.png">`,
        text`<img src="/img/${d.cdnObject('jpg')}" width="${decoy('size', 640)}"></body></html>`,
      ],
      '\n',
    );
    exchange(
      flow,
      request('GET', '/today', host, headers),
      response(
        '200 OK',
        { ETag: d.etag(), Date: decoy('time', httpDate(s)), 'Cache-Control': 'max-age=60' },
        { type: 'text/html; charset=utf-8', coding: 'gzip', content: page },
      ),
    );
    exchange(
      flow,
      request('GET', text`/css/main.${css}.css`, host, headers),
      response(
        '200 OK',
        { ETag: d.etag() },
        { type: 'text/css', coding: 'br', content: 'body{margin:0;font:16px/1.5 sans-serif}h1{color:#246}'.repeat(20) },
      ),
    );
    for (let i = 0; i < 4; i += 1) {
      exchange(
        flow,
        request('GET', text`/img/${d.cdnObject('jpg')}?w=${decoy('size', 640)}&v=${d.version()}`, host, headers),
        response(
          '200 OK',
          { ETag: d.etag(), 'Last-Modified': decoy('time', httpDate(s)) },
          { type: 'image/jpeg', content: jpeg(s, s.random.range(900, 6000)) },
        ),
      );
    }
    flow.keepAlive();
    flow.close();
  },
};
