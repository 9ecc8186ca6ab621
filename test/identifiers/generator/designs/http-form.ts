import { userAgent } from '../agents.ts';
import { cookies, form } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import type { Design } from '../session.ts';

/** A log-in form over plain HTTP with German keys nobody listed (`kto`, `kennwort`, `absender`), percent-encoded
 *  (WHATWG URL, application/x-www-form-urlencoded), answered by session cookies (RFC 6265). */
export const httpForm: Design = {
  name: 'http-form',
  follows: 'RFC 9112, RFC 6265, WHATWG URL section 5',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'm.plauderstube-kiebitz.de';
    const session = s.random.base62(26);
    const remember = s.random.hex(40);
    s.own('account', account.uid);
    s.own('email', account.email);
    const flow = s.tcp(host, 80, 'http');
    const agent = userAgent(s, 'Kiebitz');
    const login = form({
      kto: label('account', account.uid),
      email: label('email', account.email),
      kennwort: label('credential', account.password),
      csrf: decoy('nonce', s.random.hex(32)),
      sprache: decoy('locale', 'de_DE'),
      ver: d.version(),
      zeit: d.seconds(),
    });
    const type = 'application/x-www-form-urlencoded';
    exchange(
      flow,
      request(
        'POST',
        '/anmelden.php',
        host,
        { 'User-Agent': agent, Origin: `http://${host}` },
        { type, content: login },
      ),
      response('302 Found', {
        Location: '/start',
        'Set-Cookie': [
          cookies({ PHPSESSID: label('session-token', session), path: '/' }),
          cookies({ merken: label('session-token', remember), 'max-age': 31536000 }),
        ],
      }),
    );
    const message = form({
      absender: label('account', account.user, { also: ['person-name'] }),
      raum: label('room', account.roomTitle),
      text: label('message', s.random.pick(['Treffen um acht, Hintereingang', 'Komme später & bringe alles mit'])),
      nr: decoy('counter', s.random.range(1, 40)),
      ab_test: d.flag(),
    });
    const jar = cookies({
      PHPSESSID: label('session-token', session),
      merken: label('session-token', remember),
      gtm: decoy('site-id', `GTM-${s.app.base62(7).toUpperCase()}`, { of: 'app' }),
      cookie_hinweis: '1',
    });
    exchange(
      flow,
      request('POST', '/senden.php', host, { 'User-Agent': agent, Cookie: jar }, { type, content: message }),
      response('200 OK', { ETag: d.etag() }, { type: 'text/plain', content: 'ok' }),
    );
    flow.close();
  },
};
