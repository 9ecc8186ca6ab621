import { userAgent } from '../agents.ts';
import { cookies, form, json, query, xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { choose, harmless } from '../spellings.ts';

/** An app whose names, shapes and containers hang on the seed: query, form, JSON, XML, cookies and headers, any of the
 *  content codings (identifiers: "Key names in the wild"). */
export const mixedWeb: Design = {
  name: 'mixed-web',
  follows: 'identifiers: key names; RFC 9110, RFC 8259, RFC 6265',
  exposes: true,
  play(s) {
    s.own('phone', s.account.phone);
    s.own('email', s.account.email);
    s.own('device', s.device.imei);
    const { app } = s;
    const host = `api${app.below(9)}.wechselkleid-app.net`;
    const flow = s.tcp(host, app.pick([80, 8080, 8081]), 'http');
    const agent = userAgent(s, 'Wechselkleid');
    exchange(
      flow,
      request('GET', cat('/q/start?', query(values(s, 4))), host, {
        'User-Agent': agent,
        Cookie: cookies(values(s, 2, /^[\w-]+$/)),
      }),
      answer(s),
    );
    exchange(
      flow,
      request(
        'POST',
        '/q/form',
        host,
        { 'User-Agent': agent },
        { type: 'application/x-www-form-urlencoded', content: form(values(s, 4)) },
      ),
      answer(s),
    );
    const nested = json(
      { v: 2, payload: { meta: values(s, 3), [app.pick(['user', 'ctx', 'b', 'daten'])]: values(s, 4) } },
      app.pick(['json-escape', 'json-ascii']),
      app.pick(['', ' ']),
    );
    exchange(
      flow,
      request(
        'POST',
        '/q/event',
        host,
        { 'User-Agent': agent },
        { type: 'application/json', content: nested, coding: app.pick(['gzip', 'deflate', 'br']) },
      ),
      answer(s),
    );
    const elements = Object.entries(values(s, 4)).map(([key, value]) => xml(key, value));
    exchange(
      flow,
      request(
        'POST',
        '/q/legacy',
        host,
        { 'User-Agent': agent },
        { type: 'text/xml', content: cat('<?xml version="1.0"?>', xml('req', elements)) },
      ),
      answer(s),
    );
    flow.close();
  },
};

/** Values of the user's beside harmless ones, in an order drawn by the app. */
function values(s: Session, many: number, fits = /^/): Record<string, Piece> {
  const { app, random, account, device } = s;
  const own = choose(app, random, account, device, many)
    .filter(({ value }) => fits.test(value))
    .map(({ key, value, type, also, of }) => [key, label(type, value, { also, of })] as const);
  const others = harmless(app, random).map(([key, value]) => [key, decoy(key, value)] as const);
  return Object.fromEntries([...own, ...others].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));
}

function answer(s: Session): Piece {
  const d = decoysOf(s);
  return response(
    '200 OK',
    { ETag: d.etag(), 'X-Request-Id': d.requestId() },
    { type: 'application/json', content: json({ code: 0, msg: 'success', ts: d.millis() }) },
  );
}
