import { xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { encode, lines, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import type { TcpFlow } from '../tcp.ts';

const DOMAIN = 'eu2.chat.drachenhort-online.com';
const also = ['email' as const];

/** A game's guild: XMPP in the manner of games (numbers as names of accounts, a roster with the players' names, XML
 *  escaped inside a status, a history), and the guild's IRC through a bouncer that takes user, network and password in
 *  one word; WHOIS and WHO tell of hosts, accounts and real names. */
export const fourthGuildXmpp: Design = {
  name: 'fourth-guild-xmpp',
  follows: 'RFC 6120, RFC 6121, RFC 4616, XEP-0045, XEP-0203, RFC 2812, IRCv3 (account-notify, WHOX)',
  exposes: true,
  wire: { mss: 1100, reorder: 0.06 },
  play(s) {
    s.own('account', jid(s));
    s.own('account', s.account.user);
    s.own('email', s.account.email);
    s.own('room', guild(s));
    playGame(s);
    playIrc(s);
  },
};

function jid(s: Session): string {
  return `sum${s.account.uid}@${DOMAIN}`;
}

function guild(s: Session): string {
  return `pu~${shapesOf(s.account.room).objectId}@sec.${DOMAIN}`;
}

function tag(nick: string): string {
  return shapesOf(nick).digits.slice(0, 4);
}

function peer(s: Session, i: number): { jid: Piece; nick: Piece } {
  const { uid = '', email = '' } = s.account.contacts[i] ?? {};
  return {
    jid: label('account', `sum${uid}@${DOMAIN}`, { also: ['contact', ...also] }),
    nick: label('person-name', email.split('@')[0] ?? '', { also: ['contact', 'account'] }),
  };
}

function logIn(s: Session, flow: TcpFlow): void {
  const { account, random } = s;
  const open = "version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'";
  const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl';
  const id = (): Piece => decoy('nonce', random.digits(10), { key: 'id' });
  const features = (inner: Piece): Piece =>
    text`<?xml version='1.0'?><stream:stream from='${DOMAIN}' id='${id()}' ${open}>${xml('stream:features', [inner])}`;
  flow.out(`<?xml version='1.0'?><stream:stream to='${DOMAIN}' ${open}>`);
  flow.in(features(xml('mechanisms', [xml('mechanism', 'PLAIN')], { xmlns: sasl })));
  const plain = text`\0${label('account', account.user, { key: null })}\0${label('credential', account.password, { key: null })}`;
  flow.out(text`<auth mechanism='PLAIN' xmlns='${sasl}'>${encode('base64', plain)}</auth>`);
  flow.in(`<success xmlns='${sasl}'/>`);
  flow.out(`<?xml version='1.0'?><stream:stream to='${DOMAIN}' ${open}>`);
  flow.in(features(xml('bind', '', { xmlns: 'urn:ietf:params:xml:ns:xmpp-bind' })));
  const bind = (inner: Piece): Piece => xml('bind', [inner], { xmlns: 'urn:ietf:params:xml:ns:xmpp-bind' });
  flow.out(xml('iq', [bind(xml('resource', 'RC'))], { id: 'bind_0', type: 'set' }));
  const full = `${jid(s)}/RC-${random.digits(9)}`;
  flow.in(
    xml('iq', [bind(xml('jid', label('account', full, { also, of: 'session' })))], { id: 'bind_0', type: 'result' }),
  );
}

function playGame(s: Session): void {
  const d = decoysOf(s);
  const { account, app, random } = s;
  const flow = s.tcp(DOMAIN, 5222, 'xmpp');
  logIn(s, flow);
  const request = (): Piece => decoy('request-id', `q_${random.digits(6)}`, { key: 'id' });
  flow.out(
    xml('iq', [xml('query', '', { xmlns: 'jabber:iq:drachen:roster', last_state: 'true' })], {
      type: 'get',
      id: request(),
    }),
  );
  const items = account.contacts.map((_, i) =>
    xml(
      'item',
      [
        xml('group', 'Freunde', { priority: '9999' }),
        xml('id', '', {
          name: peer(s, i).nick,
          tagline: either('account', tag(s.account.contacts[i]?.uid ?? ''), 'four digits after a name', {
            also: ['contact', 'other'],
          }),
        }),
      ],
      {
        jid: peer(s, i).jid,
        subscription: 'both',
      },
    ),
  );
  flow.in(xml('iq', [xml('query', items, { xmlns: 'jabber:iq:drachen:roster' })], { type: 'result', id: request() }));
  const session = xml('session', '', {
    xmlns: 'urn:drachen:session',
    playerId: label('account', account.uuid),
    locale: d.locale(),
    platform: decoy('word', 'android', { of: 'app' }),
  });
  flow.out(xml('iq', [session], { type: 'set', id: request() }));
  // The status is XML again, escaped.
  const status = xml('body', [
    xml('profileIcon', decoy('number', app.digits(4), { of: 'app' })),
    xml('level', decoy('number', random.range(1, 400))),
    xml('gameName', label('account', account.nick, { also: ['person-name'] })),
    xml('tagLine', either('account', tag(account.nick), 'four digits after a name', { also: ['other'] })),
    xml('partyId', label('room', shapesOf(account.room).uuid, { also: ['session-token', 'other'] })),
    xml('queueId', decoy('number', app.range(400, 500), { of: 'app' })),
    xml('timeStamp', d.millis()),
  ]);
  const games = xml('games', [xml('drachen', [xml('st', 'chat'), xml('p', d.build())])]);
  flow.out(xml('presence', [xml('show', 'chat'), xml('status', status), games], { id: request() }));
  flow.out(
    xml(
      'presence',
      [
        xml('x', [xml('password', label('credential', random.base62(12), { of: 'session' }))], {
          xmlns: 'http://jabber.org/protocol/muc',
        }),
      ],
      { to: text`${room(s)}/${label('account', account.nick, { also: ['person-name'] })}` },
    ),
  );
  const affiliation = xml('x', [xml('item', '', { affiliation: 'member', role: 'participant', jid: peer(s, 0).jid })], {
    xmlns: 'http://jabber.org/protocol/muc#user',
  });
  flow.in(
    xml('presence', [affiliation], {
      from: text`${room(s)}/${peer(s, 0).nick}`,
      to: label('account', jid(s), { also }),
    }),
  );
  const said = random.pick([
    'do not say my real name on voice',
    'raid is cancelled, police came to Jo',
    'I log in from the library now',
  ]);
  s.own('message', said);
  flow.out(
    xml('message', [xml('body', label('message', said))], {
      to: room(s),
      type: 'groupchat',
      id: either('message', `${s.millis()}:${random.below(9)}`, 'one message, and nobody'),
    }),
  );
  flow.in(
    xml('message', [xml('body', label('message', random.pick(['got it', 'stay safe & log off'])))], {
      from: text`${room(s)}/${peer(s, 1).nick}`,
      type: 'groupchat',
      stamp: decoy('time', stamp(s)),
    }),
  );
  const old = xml(
    'message',
    [
      xml('body', label('message', 'my brother knows about us')),
      xml('delay', '', { xmlns: 'urn:xmpp:delay', stamp: d.iso() }),
    ],
    { from: peer(s, 2).jid, to: label('account', jid(s), { also }), type: 'chat' },
  );
  flow.in(
    xml('iq', [xml('query', [old], { xmlns: 'jabber:iq:drachen:archive', with: peer(s, 2).jid })], {
      type: 'result',
      id: request(),
    }),
  );
  for (let i = 0; i < 2; i += 1) {
    wait(s.net, 15);
    flow.out(' ');
  }
  flow.out('</stream:stream>');
  flow.close();
}

function room(s: Session): Piece {
  return label('room', guild(s), { also: ['account', 'email'] });
}

function stamp(s: Session): string {
  return new Date(s.millis()).toISOString().replace('T', ' ').slice(0, 23);
}

function playIrc(s: Session): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const server = 'bnc.drachenhort-online.com';
  const flow = s.tcp(server, 6667, 'irc');
  // A line at a time: tshark joins no lines that were cut.
  const say = {
    out: (...parts: readonly Part[]): void => parts.forEach((part) => flow.out(lines(part))),
    in: (...parts: readonly Part[]): void => parts.forEach((part) => flow.in(lines(part))),
  };
  const unnamed = (value: Piece): Piece => ({ ...value, marks: value.marks.map((mark) => ({ ...mark, key: null })) });
  const nick = (): Piece => label('account', account.nick, { key: null, also: ['person-name'] });
  const channel = `#${shapesOf(account.room).parse.toLowerCase()}-officers`;
  const hall = (): Piece => label('room', channel, { key: null });
  const user = (): Piece => label('account', account.user, { key: null });
  say.out(
    'CAP LS 302',
    text`PASS ${user()}/hort:${label('credential', account.password, { key: null })}`,
    text`NICK ${nick()}`,
    text`USER ${user()} 0 * :${label('person-name', account.full, { key: null })}`,
  );
  say.in(
    text`:${server} 001 ${nick()} :Welcome back`,
    text`:${server} 004 ${nick()} ${server} ${decoy('version', 'znc-1.8.2', { key: null, of: 'app' })} iosw biklmnopstv`,
  );
  flow.out(
    text`JOIN ${hall()} ${label('credential', random.base62(9), { key: null, of: 'session', also: ['room'] })}\r\n`,
  );
  const them = unnamed(peer(s, 0).nick);
  const host = `p${random.hex(8).toUpperCase()}.dip0.anschluss-nord.net`;
  const from = text`${them}!${either('account', '~hort', 'what a program put there', { key: null, of: 'app' })}@${either('location', host, "another's host", { key: null, also: ['contact', 'other'] })}`;
  const accountOf = label('account', account.contacts[0]?.email.split('@')[0] ?? '', {
    key: null,
    also: ['contact', 'person-name'],
  });
  say.in(
    text`:${nick()}!${user()}@cloaked/${decoy('nonce', random.hex(10), { key: null })} JOIN ${hall()}`,
    text`:${server} 332 ${nick()} ${hall()} :${either('message', 'war on Sunday, bring potions', 'the topic of a channel', { key: null, also: ['room', 'other'], of: 'app' })}`,
    text`:${server} 353 ${nick()} @ ${hall()} :${nick()} @${them}`,
    text`:${server} 366 ${nick()} ${hall()} :End of /NAMES list.`,
  );
  flow.out(text`WHOIS ${them}\r\n`);
  say.in(
    text`:${server} 311 ${nick()} ${them} ~hort ${either('location', host, "another's host", { key: null, also: ['contact', 'other'] })} * :${label('person-name', account.contacts[0]?.name ?? '', { key: null, also: ['contact'] })}`,
    text`:${server} 330 ${nick()} ${them} ${accountOf} :is logged in as`,
    text`:${server} 317 ${nick()} ${them} ${decoy('number', random.below(900) + 10, { key: null })} ${decoy('time', s.seconds() - 4000, { key: null })} :seconds idle, signon time`,
    text`:${server} 318 ${nick()} ${them} :End of /WHOIS list.`,
  );
  const line = random.pick(['my landlord reads the router log', 'mail me at the other address']);
  flow.out(text`PRIVMSG ${hall()} :${label('message', line, { key: null })}\r\n`);
  flow.out(text`NOTICE ${them} :${label('email', account.email, { key: null })}\r\n`);
  flow.in(
    text`:${from} PRIVMSG ${hall()} :\x01ACTION ${label('message', 'packs the tent and leaves', { key: null })}\x01\r\n`,
  );
  wait(s.net, 12);
  const ping = d.nonce();
  flow.in(text`PING :${ping}\r\n`);
  flow.out(text`PONG :${ping}\r\n`);
  flow.out('QUIT :\r\n');
  flow.close();
}
