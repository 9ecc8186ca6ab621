import { form, json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, type Piece, through } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { choose, harmless } from '../spellings.ts';

const CHAINS: readonly (readonly string[])[] = [
  ['base64'],
  ['base64url'],
  ['hex'],
  ['hex-upper'],
  ['gzip', 'base64'],
  ['deflate', 'base64'],
  ['deflate', 'hex'],
  ['base64', 'base64'],
  ['percent', 'base64'],
  ['json-ascii', 'base64'],
  ['gzip', 'base64url'],
  ['br', 'base64'],
];

/** Three posts, each with its values in a chain of encodings that hangs on the seed: in a query, a form field and a
 *  JSON string, JSON inside JSON among them (case "Xiaomi browsers": encoded is not encrypted). */
export const mixedNested: Design = {
  name: 'mixed-nested',
  follows: 'cases: Xiaomi browsers; RFC 4648, RFC 1951',
  exposes: true,
  play(s) {
    s.own('phone', s.account.phone);
    s.own('email', s.account.email);
    s.own('device', s.device.imei);
    const d = decoysOf(s);
    const { app } = s;
    const host = 'collect.matrjoschka-stats.com';
    const flow = s.tcp(host, 80, 'http');
    const done = (): Piece => response('200 OK', { ETag: d.etag() }, { type: 'text/plain', content: '1' });
    const data = (): Piece => through(inner(s), ...app.pick(CHAINS.filter(([first]) => first !== 'percent')));
    exchange(
      flow,
      request('GET', cat('/e.gif?', query({ data: data(), gzip: '1', v: d.version(), t: d.millis() })), host, {}),
      done(),
    );
    exchange(
      flow,
      request(
        'POST',
        '/batch',
        host,
        {},
        {
          type: 'application/x-www-form-urlencoded',
          content: form({ ext: data(), crc: decoy('checksum', s.random.digits(9)), k: d.appKey() }),
        },
      ),
      done(),
    );
    // JSON written as a string inside JSON.
    const outer = json({ events: [{ e: 'open', props: inner(s), ts: d.millis() }], lib: { n: 'js', v: d.version() } });
    exchange(
      flow,
      request('POST', '/json', host, { 'X-Req': d.requestId() }, { type: 'application/json', content: outer }),
      done(),
    );
    exchange(
      flow,
      request(
        'POST',
        '/blob',
        host,
        {},
        {
          type: 'application/json',
          content: json({ d: through(inner(s), ...app.pick(CHAINS.slice(4))), enc: 1 }),
          coding: 'gzip',
        },
      ),
      done(),
    );
    flow.close();
  },
};

function inner(s: Session): Piece {
  const { app, random, account, device } = s;
  const own = choose(app, random, account, device, 4).map(
    ({ key, value, type, also, of }) => [key, label(type, value, { also, of })] as const,
  );
  const others = harmless(app, random).map(([key, value]) => [key, decoy(key, value)] as const);
  return json(Object.fromEntries([...own, ...others]));
}
