import { userAgent } from '../agents.ts';
import { jpeg } from '../around.ts';
import { json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat } from '../piece.ts';
import type { Design } from '../session.ts';

/** A dating app's requests to ad firms over plain HTTP (case "Grindr", SINTEF 2018): position, age, gender, group and
 *  device ID in the query; an OpenRTB-like bid beside it, with the place of the advertised shop, who is nobody. */
export const adRequest: Design = {
  name: 'ad-request',
  follows: 'cases: Grindr',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { device } = s;
    const lat = `${s.random.range(47, 54)}.${s.random.digits(6)}`;
    const lon = `${s.random.range(6, 14)}.${s.random.digits(6)}`;
    const age = String(s.random.range(19, 61));
    const host = 'ads.flimmerwand-media.com';
    s.own('device', device.gaid);
    const target = cat(
      '/v2/req?',
      query({
        lat: label('location', lat),
        lon: label('location', lon),
        acc: decoy('number', s.random.range(5, 60)),
        gender: either('other', 'm', 'true of half of all people'),
        age: either('other', age, 'true of many people', { of: 'account' }),
        tribe: either('other', s.random.pick(['bear', 'geek', 'poz']), 'of a person, but names none'),
        ifa: label('advertising-id', device.gaid),
        app_id: d.appKey(),
        site: d.property(),
        w: decoy('size', 320),
        h: decoy('size', 50),
        sdkv: d.version(),
        ts: d.millis(),
        cb: decoy('nonce', s.random.digits(12)),
        ua: userAgent(s, 'Treffpunkt'),
      }),
    );
    const flow = s.tcp(host, 80, 'http');
    const bid = json({
      id: d.requestId(),
      price: d.price(),
      cur: 'EUR',
      shop: {
        lat: decoy('shop-place', '52.517100', { bare: true, of: 'app' }),
        lon: decoy('shop-place', '13.388900', { bare: true, of: 'app' }),
      },
      img: decoy('cdn-object', `http://cdn.flimmerwand-media.com/c/${s.random.hex(40)}.jpg`),
      imp: decoy('request-id', s.random.uuid()),
      expires: d.iso(),
    });
    exchange(
      flow,
      request('GET', target, host, { Accept: '*/*' }),
      response('200 OK', {}, { type: 'application/json', content: bid }),
    );
    exchange(
      flow,
      request('GET', cat('/c/', d.cdnObject('jpg')), host, {}),
      response('200 OK', { ETag: d.etag() }, { type: 'image/jpeg', content: jpeg(s, 1800) }),
    );
    flow.close();
  },
};
