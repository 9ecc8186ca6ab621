import { userAgent } from '../agents.ts';
import { json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

const LINES = ['Встречаемся в 19:00 у старого моста', 'Документы передам завтра лично', 'Не пиши сюда больше'];

/** Chat by polling, with message text in JSON: sent as it is, with \u escapes, and received in Brotli (RFC 7932); the
 *  case of "LINE 2013" (messages plain over mobile data). */
export const chatJsonBrotli: Design = {
  name: 'chat-json-brotli',
  follows: 'cases: LINE 2013; RFC 7932, RFC 8259',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const peer = account.contacts[0];
    const host = 'chat.govorilka-most.ru';
    const said = s.random.pick(LINES);
    s.own('message', said);
    s.own('account', account.bigUid);
    const auth = s.random.base62(48);
    const headers = {
      'User-Agent': userAgent(s, 'Govorilka'),
      Authorization: text`Bearer ${label('session-token', auth, { also: ['credential'] })}`,
      'X-Request-Id': d.requestId(),
    };
    const flow = s.tcp(host, 80, 'http');
    const sent = json(
      {
        op: 'message.send',
        from_id: label('account', account.bigUid, { bare: true }),
        peer_id: label('account', peer?.uid ?? '', { bare: true, also: ['contact'] }),
        chat: { id: label('room', `c${account.roomId}`), title: label('room', account.roomTitle, { also: ['other'] }) },
        message: label('message', said),
        random_id: either('message', s.random.digits(10), 'one message, and nobody', { bare: true }),
        client_ts: d.millis(),
        flags: [d.flag()],
        link: decoy('page', 'https://most-news.ru/a/1', { of: 'app' }),
      },
      'json-ascii',
    );
    exchange(
      flow,
      request('POST', '/method/messages.send', host, headers, { type: 'application/json', content: sent }),
      response(
        '200 OK',
        {},
        {
          type: 'application/json',
          content: json({ ok: true, id: decoy('counter', s.random.below(900), { bare: true }) }),
        },
      ),
    );
    const history = json({
      items: LINES.map((line, i) => ({
        id: either('message', 1000 + i, 'one message, and nobody', { bare: true }),
        from: label('person-name', i % 2 ? account.full : (peer?.name ?? ''), { also: ['contact'] }),
        text: label('message', line),
        date: decoy('time', s.seconds() - 600 * i, { bare: true }),
      })),
      server_time: d.iso(),
      build: d.build(),
    });
    exchange(
      flow,
      request('GET', text`/method/messages.getHistory?count=${decoy('number', 30)}&v=${d.version()}`, host, headers),
      response('200 OK', { Vary: 'Accept-Encoding' }, { type: 'application/json', coding: 'br', content: history }),
    );
    flow.close();
  },
};
