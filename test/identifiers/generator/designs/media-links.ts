import { userAgent } from '../agents.ts';
import { jpeg } from '../around.ts';
import { query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Pictures by plain link and a map picture of where the user is (case "Viber", 2014; case "RedNote", 2025). The map
 *  tiles beside it are of a place shown to everyone. */
export const mediaLinks: Design = {
  name: 'media-links',
  follows: 'cases: Viber, RedNote',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const place = `${s.random.range(40, 55)}.${s.random.digits(5)},${s.random.range(10, 30)}.${s.random.digits(5)}`;
    s.own('account', account.uid);
    const media = s.tcp('media.funkelpost.net', 80, 'http');
    const agent = userAgent(s, 'Funkelpost');
    for (let i = 0; i < 3; i += 1) {
      const sent = either('message', s.random.hex(40), 'a picture of a chat; the link names nobody');
      exchange(
        media,
        request('GET', text`/m/${sent}.jpg`, 'media.funkelpost.net', { 'User-Agent': agent }),
        response('200 OK', { ETag: d.etag() }, { type: 'image/jpeg', content: jpeg(s, 3000) }),
      );
    }
    exchange(
      media,
      request(
        'GET',
        text`/avatar/${label('account', account.uid, { key: 'avatar', needs: 'mine', note: 'a part of the path' })}/256.jpg?v=${d.seconds()}`,
        'media.funkelpost.net',
        {},
      ),
      response('200 OK', { ETag: d.etag() }, { type: 'image/jpeg', content: jpeg(s, 1200) }),
    );
    media.close();
    const host = 'maps.kompassrose-tiles.com';
    const maps = s.tcp(host, 80, 'http');
    const target = cat(
      '/staticmap?',
      query({
        center: label('location', place),
        zoom: decoy('number', 16),
        size: decoy('size', '200x200'),
        key: d.appKey(),
        sensor: 'true',
      }),
    );
    exchange(
      maps,
      request('GET', target, host, {}),
      response('200 OK', {}, { type: 'image/jpeg', content: jpeg(s, 900) }),
    );
    for (let i = 0; i < 2; i += 1) {
      const tile = decoy('map-tile', `6/${33 + i}/21`, { key: null, of: 'app' });
      exchange(
        maps,
        request('GET', text`/tiles/${tile}.png?style=${d.version()}`, host, { 'If-None-Match': d.etag() }),
        response('304 Not Modified', {}),
      );
    }
    maps.close();
  },
};
