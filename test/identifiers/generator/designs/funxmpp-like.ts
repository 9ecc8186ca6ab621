import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { counted, number, u8 } from '../packed.ts';
import { cat, named, piece, type Part, type Piece } from '../piece.ts';
import type { Design } from '../session.ts';

const LIST = 0xf8;
const STRING = 0xfc;
const JID = 0xfa;

/** Binary XMPP on port 443 that is not TLS (case "WhatsApp 2011-12"): `WA`, then frames with a 3-octet length, lists
 *  of one-octet words and strings; the phone number, a name and message text are readable. The word numbers are
 *  invented. */
export const funxmppLike: Design = {
  name: 'funxmpp-like',
  follows: 'cases: WhatsApp 2011-12',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, random } = s;
    const digits = account.phone.slice(1);
    const peer = account.contacts[0]?.phone.slice(1) ?? '';
    const said = random.pick(['bring the papers to the station', 'lösch das bitte sofort']);
    s.own('phone', account.phone);
    s.own('message', said);
    const mine = { needs: 'mine', key: null } as const;
    const word = (token: number): Piece => piece(u8(token));
    const string = (part: Part): Piece => cat(u8(STRING), counted(part, 'u8'));
    const jid = (user: Piece): Piece => cat(u8(JID), string(user), word(0x8a));
    const list = (...parts: readonly Piece[]): Piece => cat(u8(LIST), u8(parts.length), ...parts);
    const frame = (inner: Piece): Piece =>
      cat(number(inner.bytes.length, 'u32be').bytes.subarray(1), named(null, inner));
    const flow = s.tcp('bin-short.zwitscherdraht.com', 443, 'tcp');
    flow.out(cat('WA', Uint8Array.of(1, 2)));
    flow.out(frame(list(word(1), word(0x91), string(cat('Android-', d.version(), '-443')))));
    flow.in(
      cat(
        'WA',
        Uint8Array.of(1, 2),
        frame(list(word(0x85), string(decoy('nonce', random.hex(40), { as: ['octets'] })))),
      ),
    );
    flow.out(frame(list(word(0x0a), word(0xa1), string(label('phone', digits, { ...mine, also: ['account'] })))));
    flow.in(frame(list(word(0x8c), string(decoy('time', s.seconds())))));
    flow.out(frame(list(word(0x6b), word(0x6d), string(label('person-name', account.full, mine)))));
    flow.out(
      frame(
        list(
          word(0x5d),
          word(0xa0),
          jid(label('phone', peer, { ...mine, also: ['contact'] })),
          word(0x42),
          string(either('message', `${s.seconds()}-${random.range(1, 9)}`, 'one message, and nobody')),
          list(word(0x16), string(label('message', said, mine))),
        ),
      ),
    );
    flow.in(
      frame(
        list(
          word(0x5d),
          jid(label('phone', peer, { ...mine, also: ['contact'] })),
          string(label('message', 'ok, verstanden', mine)),
        ),
      ),
    );
    flow.keepAlive();
    flow.out(frame(list(word(0x37), jid(label('phone', digits, { ...mine, also: ['account'] })))));
    flow.close();
  },
};
