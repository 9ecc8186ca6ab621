import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { wait } from '../network.ts';
import { lines, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** IRC without TLS (RFC 2812): nick, user name, real name, channels, messages, and a log-in at a service. */
export const ircChannel: Design = {
  name: 'irc-channel',
  follows: 'RFC 2812',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const host = 'irc.ankerkette.org';
    const peer = account.contacts[0];
    const other = peer?.email.split('@')[0]?.slice(0, 9) ?? 'other';
    const channel = `#${account.room}`;
    const nick = (): Piece => label('account', account.nick, { key: null, also: ['person-name'] });
    const room = (): Piece => label('room', channel, { key: null });
    s.own('account', account.nick);
    s.own('room', channel);
    const flow = s.tcp(host, 6667, 'irc');
    flow.out('CAP LS 302\r\n');
    flow.out(
      lines(
        text`NICK ${nick()}`,
        text`USER ${label('account', account.user, { key: null })} 0 * :${label('person-name', account.full, { key: null })}`,
      ),
    );
    flow.in(
      lines(
        text`:${host} 001 ${nick()} :Welcome to the Ankerkette network`,
        text`:${host} 002 ${nick()} :Your host is ${host}, running version ${decoy('version', 'InspIRCd-3.15', { of: 'app' })}`,
        text`:${host} 003 ${nick()} :This server was created ${decoy('time', 'Mon Jun 1 2026 at 10:15:42 UTC', { of: 'app' })}`,
      ),
    );
    flow.out(text`PRIVMSG NickServ :IDENTIFY ${label('credential', account.password, { key: null })}\r\n`);
    flow.out(text`JOIN ${room()}\r\n`);
    flow.in(
      lines(
        text`:${nick()}!${label('account', account.user, { key: null })}@cloak/${decoy('nonce', s.random.hex(8))} JOIN ${room()}`,
        text`:${host} 353 ${nick()} = ${room()} :${nick()} @${label('account', other, { key: null, also: ['contact', 'person-name'] })}`,
      ),
    );
    flow.out(text`PRIVMSG ${room()} :${label('message', 'hat jemand die Fotos vom Platz?', { key: null })}\r\n`);
    const them = label('account', other, { key: null, also: ['contact', 'person-name'] });
    const reply = label('message', 'nicht hier, ich melde mich', { key: null });
    flow.in(text`:${them}!~x@cloak/${decoy('nonce', s.random.hex(8))} PRIVMSG ${nick()} :${reply}\r\n`);
    wait(s.net, 20);
    const ping = d.nonce();
    flow.in(text`PING :${ping}\r\n`);
    flow.out(text`PONG :${ping}\r\n`);
    flow.out('QUIT :bye\r\n');
    flow.close();
  },
};
