import { anyOf, bind, contains, entry, equals, ldap, octets, result, search, tagged } from '../ber.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { lines, text, through } from '../piece.ts';
import type { Design, Session } from '../session.ts';

const BASE = 'dc=muehlbach-institut,dc=org';

/** An office's chat client: it looks people up by LDAP without TLS (RFC 4511, simple log-in), and keeps its history in
 *  a mailbox by IMAP with SASL PLAIN in the first line (RFC 9051, RFC 4959, RFC 4616). */
export const laterAddressBook: Design = {
  name: 'later-address-book',
  follows: 'RFC 4511, RFC 4519, RFC 9051, RFC 4959, RFC 4616',
  exposes: true,
  play(s) {
    lookPeopleUp(s);
    readHistory(s);
  },
};

function lookPeopleUp(s: Session): void {
  const { account, app } = s;
  const peer = account.contacts[0];
  s.own('account', account.user);
  s.own('credential', account.password);
  const flow = s.tcp('ldap.muehlbach-institut.org', 389, 'ldap');
  const own = text`uid=${label('account', account.user, { key: 'uid' })},ou=people,${BASE}`;
  flow.out(ldap(1, bind(own, label('credential', account.password))));
  flow.in(ldap(1, result(0x61)));
  const wanted = ['cn', 'mail', 'telephoneNumber', 'entryUUID', 'modifyTimestamp'];
  const asked = peer?.name.split(' ')[1] ?? '';
  const name = contains('sn', label('person-name', asked, { also: ['contact'] }));
  const filter = anyOf(name, equals('mail', label('email', peer?.email ?? '', { also: ['contact'] })));
  flow.out(ldap(2, search(`ou=people,${BASE}`, filter, wanted)));
  for (const { name: full, email, phone, uid } of account.contacts.slice(0, 2)) {
    const dn = text`uid=${label('account', uid, { key: 'uid', also: ['contact'] })},ou=people,${BASE}`;
    flow.in(
      ldap(
        2,
        entry(dn, {
          objectClass: decoy('word', 'inetOrgPerson', { of: 'app' }),
          cn: label('person-name', full, { also: ['contact'] }),
          mail: label('email', email, { also: ['contact'] }),
          telephoneNumber: label('phone', phone, { also: ['contact'] }),
          entryUUID: either('account', s.random.uuid(), 'one entry of the list', { also: ['contact', 'other'] }),
          modifyTimestamp: decoy('time', '20260514093011Z', { of: 'app' }),
          entryCSN: decoy('time', `20260514093011.${app.digits(6)}Z#000000#001#000000`, { of: 'app' }),
        }),
      ),
    );
  }
  flow.in(ldap(2, result(0x65)));
  const root = tagged(0x87, 'objectClass');
  const vendor = octets(decoy('version', `OpenLDAP 2.6.${app.below(9)}`, { of: 'app', key: 'vendorVersion' }));
  flow.out(ldap(3, search('', root, ['vendorVersion', 'namingContexts'])));
  flow.in(ldap(3, tagged(0x64, octets(''), tagged(0x30, tagged(0x30, octets('vendorVersion'), tagged(0x31, vendor))))));
  flow.in(ldap(3, result(0x65)));
  flow.out(ldap(4, tagged(0x42)));
  flow.close();
}

function readHistory(s: Session): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const peer = account.contacts[0];
  const [local = '', domain = ''] = account.email.split('@');
  const [other = '', there = ''] = peer?.email.split('@') ?? [];
  const said = random.pick(['Das Protokoll geht an niemanden sonst', 'Treffen wie besprochen, Raum 214']);
  s.own('message', said);
  const me = label('account', account.user, { key: null });
  const plain = text`\0${me}\0${label('credential', account.password, { key: null })}`;
  const imap = s.tcp('imap.muehlbach-institut.org', 143, 'imap');
  imap.in('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN ID] ready\r\n');
  imap.out(text`m1 AUTHENTICATE PLAIN ${through(plain, 'base64')}\r\n`);
  imap.in('m1 OK done\r\n');
  imap.out(text`m2 ID ("name" "Muehlrad" "version" "${d.version()}" "x-build" "${d.build()}")\r\n`);
  imap.in(
    text`* ID ("name" "Dovecot" "x-trace" "${decoy('trace-id', random.hex(32), { key: 'x-trace' })}")\r\nm2 OK\r\n`,
  );
  imap.out('m3 SELECT "Chats"\r\n');
  imap.in(
    lines(
      text`* ${decoy('counter', random.range(100, 900), { key: null })} EXISTS`,
      text`* OK [UIDVALIDITY ${decoy('time', 1672531200, { key: 'UIDVALIDITY', of: 'app' })}] ok`,
      'm3 OK [READ-WRITE] done',
    ),
  );
  imap.out('m4 FETCH 7 (ENVELOPE BODY[TEXT])\r\n');
  const mine = label('account', local, { key: null, needs: 'mine', also: ['email'] });
  const from = text`((NIL NIL "${mine}" "${domain}"))`;
  const to = text`(("${label('person-name', peer?.name ?? '', { key: null, also: ['contact'] })}" NIL "${label('account', other, { key: null, also: ['contact', 'email'], needs: 'mine' })}" "${there}"))`;
  const words = label('message', said, { key: null });
  const subject = label('message', 'Chat vom Dienstag', { key: null, of: 'app' });
  const id = either('message', `<${random.hex(16)}@muehlrad>`, 'one message, and nobody', { key: null });
  imap.in(
    text`* 7 FETCH (ENVELOPE ("${decoy('time', 'Tue, 2 Jun 2026 09:30:11 +0200', { key: null, of: 'app' })}" "${subject}" ${from} ${from} ${from} ${to} NIL NIL NIL "${id}") BODY[TEXT] {${words.bytes.length}}\r\n${words})\r\nm4 OK done\r\n`,
  );
  imap.out('m5 LOGOUT\r\n');
  imap.in('* BYE\r\nm5 OK\r\n');
  imap.close();
}
