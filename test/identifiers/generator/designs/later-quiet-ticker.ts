import { json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy } from '../facts.ts';
import { wait } from '../network.ts';
import { cat, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';
import { withLuhn } from '../invent.ts';
import { CLOSE, fromClient, fromServer, PING, PONG, TEXT, upgrade } from '../websocket.ts';

/** A stock exchange's public ticker over WebSocket without TLS: tokens that are coins, sessions that are trading days,
 *  rooms and channels that are lists of prices, accounts that are kinds of accounts; ISINs and EANs with right check
 *  digits, fifteen-digit volumes that pass for IMEIs. Nobody logs in, and all get the same. */
export const laterQuietTicker: Design = {
  name: 'later-quiet-ticker',
  follows: 'RFC 6455; identifiers: typical false positives',
  exposes: false,
  wire: { resend: 0.05 },
  play(s) {
    const d = decoysOf(s);
    const { app, random } = s;
    const a = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app' });
    const n = (what: string, value: string | number): Piece => decoy(what, value, { of: 'app', bare: true });
    const host = 'stream.kurszettel-boerse.at';
    const flow = s.tcp(host, 9001, 'websocket');
    const target = cat('/ws/v4?format=json&build=', d.build(), '&t=', d.millis());
    const [ask, reply] = upgrade(random, target, `${host}:9001`, { Origin: `http://${host}` }, false);
    flow.out(ask);
    flow.in(reply);
    const out = (value: Json): void => flow.out(fromClient(random, { opcode: TEXT, content: json(value) }));
    const got = (value: Json): void => flow.in(fromServer({ opcode: TEXT, content: json(value) }));
    out({ action: 'subscribe', channel: a('topic', 'trades'), room: a('topic', 'XETR-equities'), id: 1 });
    got({ id: 1, message: a('status', 'subscribed'), sessionId: a('trading-day', '2026-06-12-XETR'), user: null });
    for (let i = 0; i < 6; i += 1) {
      got({
        channel: a('topic', 'trades'),
        token: a('coin', app.pick(['SOL', 'ETH', 'ADA', 'XMR'])),
        uid: a('instrument', `${app.from('ABCDEFGH', 3)}USDT`),
        isin: a('instrument', withIsinCheck(`DE000${app.from('ABCDEFGHKLMNPRS', 1)}${app.digits(5)}`)),
        tradeId: a('trade', app.digits(10)),
        order_book_id: a('instrument', app.digits(7)),
        member: a('exchange', app.pick(['XETR', 'XWBO', 'XPAR'])),
        account_type: a('word', 'MARGIN'),
        volume: n('number', withLuhn(`35${app.digits(12)}`)),
        price: n('price', `${app.digits(5)}.${app.digits(2)}`),
        name: a('product', app.pick(['Wiener Hafer Juni', 'Stahl 6M', 'Strom Grundlast Q3'])),
        ean: a('product', app.digits(13)),
        device: a('word', 'matching-engine-2'),
        sig: decoy('checksum', random.hex(64)),
        ts: d.millis(),
      });
      wait(s.net, 0.7);
    }
    flow.in(fromServer({ opcode: PING, content: '' }));
    flow.out(fromClient(random, { opcode: PONG, content: '' }));
    got({
      channel: a('topic', 'news'),
      text: a('headline', 'Hafer gibt nach, Stahl fester'),
      author: a('press-agency', 'kurszettel/red'),
      img: d.cdnObject('webp'),
      phone_code: a('number', '+43'),
      city: a('city', 'Wien'),
      lat: n('exchange-place', '48.2093'),
      lon: n('exchange-place', '16.3658'),
      etag: d.etag(),
      v: d.version(),
    });
    flow.out(fromClient(random, { opcode: CLOSE, content: Uint8Array.of(3, 232) }));
    flow.close();
  },
};

/** ISO 6166: letters count as two-digit numbers, then the Luhn digit. */
function withIsinCheck(start: string): string {
  const digits = Array.from(start, (sign) => Number.parseInt(sign, 36).toString()).join('');
  return start + withLuhn(digits).slice(-1);
}
