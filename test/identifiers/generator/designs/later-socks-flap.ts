import { short } from '../coap.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { createFlap, tlv, words } from '../flap.ts';
import { counted, number, u8 } from '../packed.ts';
import { cat, named, piece, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import type { TcpFlow } from '../tcp.ts';

// The constant that OSCAR's first log-in adds to a password, known since 1999.
const ROAST = 'xor:f32681c43986db9271a3b9e6537a957c';
const HOST = 'login.babochka-im.ru';

/** An ICQ-like messenger (OSCAR: FLAP, SNAC) behind a SOCKS 5 proxy with log-in (RFC 1928, 1929), on a tagged VLAN. A
 *  Russian profile in Latin letters, text in UTF-16. */
export const laterSocksFlap: Design = {
  name: 'later-socks-flap',
  follows: 'RFC 1928, RFC 1929, OSCAR, IEEE 802.1Q',
  exposes: true,
  wire: { vlan: 112, resend: 0.05 },
  play(s) {
    const { account, random } = s;
    s.own('account', account.uid);
    s.own('credential', account.password);
    s.own('message', 'Завтра в шесть у фонтана');
    const cookie = random.hex(512);
    const first = throughProxy(s);
    logIn(s, first, cookie);
    first.close();
    const flow = throughProxy(s);
    const [client, server] = [createFlap(random.below(900)), createFlap(random.below(900))];
    const ticket = label('session-token', cookie, { as: ['octets'], needs: 'twin' });
    flow.in(server.frame(1, number(1, 'u32be')));
    flow.out(client.frame(1, number(1, 'u32be'), tlv(6, ticket)));
    flow.in(server.snac(1, 3, ...[1, 2, 3, 4, 0x13].map((family) => number(family, 'u16be'))));
    const profile = [
      text`Imya: ${label('person-name', account.first, { key: 'Imya' })}`,
      text`Familiya: ${label('person-name', account.last, { key: 'Familiya' })}`,
      text`Telefon: ${label('phone', account.phone, { key: 'Telefon' })}`,
      text`Pochta: ${label('email', account.email, { key: 'Pochta' })}`,
      text`Lyubimaya gruppa: ${decoy('words', 'Kino', { key: 'Lyubimaya gruppa', of: 'app' })}`,
    ];
    const card = cat(...profile.flatMap((line) => [line, '<br>']));
    flow.out(client.snac(2, 4, tlv(1, 'text/x-aolrtf; charset="utf-8"'), tlv(2, card)));
    flow.out(client.snac(0x13, 4));
    flow.in(server.snac(0x13, 6, u8(0), number(account.contacts.length, 'u16be'), ...roster(s), number(0, 'u32be')));
    const peer = account.contacts[0]?.uid ?? '';
    const to = (): Piece => short(label('account', peer, { also: ['contact'] }));
    const mark = (): Piece => decoy('nonce', random.hex(16), { as: ['octets'] });
    const say = (line: string): Piece => words(label('message', line, { as: ['utf-16be'] }));
    for (const line of ['Завтра в шесть у фонтана', random.pick(['ключ под ковриком', 'только без телефона'])]) {
      flow.out(client.snac(4, 6, mark(), number(1, 'u16be'), to(), say(line), tlv(6, '')));
    }
    const status = cat(number(0, 'u16be'), number(1, 'u16be'), tlv(1, Uint8Array.of(0, 0x50)));
    flow.in(server.snac(4, 7, mark(), number(1, 'u16be'), to(), status, say('понял, буду один')));
    flow.out(client.frame(5));
    flow.keepAlive();
    flow.close();
  },
};

/** The second pair of names: the proxy's own user and password. */
function throughProxy(s: Session): TcpFlow {
  const { account } = s;
  const flow = s.tcp('px3.obhod-seti.net', 1080, 'socks');
  const user = label('account', account.user, { key: null });
  const password = label('credential', account.password, { key: null });
  flow.out(Uint8Array.of(5, 2, 0, 2));
  flow.in(Uint8Array.of(5, 2));
  flow.out(cat(u8(1), short(user), short(password)));
  flow.in(Uint8Array.of(1, 0));
  flow.out(
    cat(Uint8Array.of(5, 1, 0, 3), short(decoy('server-name', HOST, { key: null, of: 'app' })), number(5190, 'u16be')),
  );
  flow.in(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
  flow.protocol = 'oscar';
  return flow;
}

function logIn(s: Session, flow: TcpFlow, cookie: string): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const [client, server] = [createFlap(random.below(900)), createFlap(random.below(900))];
  const uin = (): Piece => label('account', account.uid, { key: null });
  flow.in(server.frame(1, number(1, 'u32be')));
  flow.out(
    client.frame(
      1,
      number(1, 'u32be'),
      tlv(1, uin()),
      tlv(2, label('credential', account.password, { as: [ROAST], note: 'made unreadable with a known constant' })),
      tlv(3, cat('ICQ Inc. - Product of ICQ (TM).', d.version())),
      tlv(0x16, Uint8Array.of(1, 10)),
      tlv(0x14, decoy('build', s.app.range(2000, 9000), { as: ['u32be'], of: 'app' })),
      tlv(0x0e, decoy('locale', 'ru', { of: 'app' })),
      tlv(0x0f, 'ru'),
    ),
  );
  const ticket = label('session-token', cookie, { as: ['octets'], needs: 'twin' });
  const next = decoy('server-name', `bos-m04.babochka-im.ru:${s.app.range(5000, 5999)}`, { of: 'app' });
  flow.in(server.frame(4, tlv(1, uin()), tlv(5, next), tlv(6, ticket)));
}

/** The server's contact list: number, group, item, kind, and a name of one's own. */
function roster(s: Session): Piece[] {
  return s.account.contacts.map(({ uid, name }, i) => {
    const alias = tlv(0x0131, label('person-name', name, { also: ['contact'], needs: 'mine' }));
    const place = cat(number(7, 'u16be'), number(300 + i, 'u16be'), number(0, 'u16be'));
    const digits = counted(label('account', uid, { also: ['contact'] }), 'u16be');
    return named(null, cat(digits, place, counted(piece(alias), 'u16be')));
  });
}
