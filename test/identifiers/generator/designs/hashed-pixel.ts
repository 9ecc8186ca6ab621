import { query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat } from '../piece.ts';
import type { Design } from '../session.ts';

/** A counting pixel with hashes of the e-mail address and phone number, as ad interfaces ask for (identifiers: "Hashed
 *  ids"): SHA-256, MD5 and SHA-1 in hex, upper-case hex and base64. Only someone who knows the value can tell. */
export const hashedPixel: Design = {
  name: 'hashed-pixel',
  follows: 'identifiers: hashed ids',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'px.fadenkreuz-ads.com';
    const digits = account.phone.slice(1);
    s.own('email', account.email);
    s.own('phone', account.phone);
    s.own('account', account.bigUid);
    const mine = { needs: 'mine' } as const;
    const target = cat(
      '/tr?',
      query({
        id: d.property(),
        ev: 'PageView',
        em: label('email', account.email, { ...mine, as: ['sha256', 'hex'], note: 'SHA-256 of the address' }),
        ph: label('phone', digits, { ...mine, as: ['sha256', 'hex'], note: 'SHA-256 of the number without +' }),
        em5: label('email', account.email, { ...mine, as: ['md5', 'hex-upper'], note: 'MD5 of the address' }),
        e1: label('email', account.email, { ...mine, as: ['sha1', 'base64'], note: 'SHA-1 of the address' }),
        xuid: label('account', account.bigUid, { ...mine, as: ['md5', 'base64'], note: 'MD5 of the number' }),
        dl: decoy('page', 'http://www.kantinenplan.org/'),
        eid: decoy('request-id', s.random.uuid()),
        sh: decoy('file-hash', s.app.hex(64), { of: 'app' }),
        ts: d.millis(),
        sw: decoy('size', 1080),
        cd: d.price(),
      }),
    );
    const flow = s.tcp(host, 80, 'http');
    const empty = Buffer.from(
      '47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b',
      'hex',
    );
    exchange(
      flow,
      request('GET', target, host, { Referer: 'http://www.kantinenplan.org/' }),
      response('200 OK', { ETag: d.etag() }, { type: 'image/gif', content: empty }),
    );
    flow.close();
  },
};
