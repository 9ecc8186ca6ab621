import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { encode, lines, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** Mail without TLS: SMTP submission with AUTH LOGIN (RFC 5321, 4954), a message in quoted-printable with a base64 part
 *  (RFC 5322, 2045), read again by IMAP (RFC 9051) and POP3 (RFC 1939). */
export const mailClear: Design = {
  name: 'mail-clear',
  follows: 'RFC 5321, RFC 4954, RFC 5322, RFC 2045, RFC 9051, RFC 1939',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account } = s;
    const peer = account.contacts[0];
    const [local = '', domain = ''] = account.email.split('@');
    s.own('email', account.email);
    s.own('message', 'der Bericht liegt im blauen Ordner');
    const me = (key: string | null): Piece => label('email', account.email, { key });
    const you = (key: string | null): Piece => label('email', peer?.email ?? '', { key, also: ['contact'] });
    const b64 = (part: Piece): Piece => encode('base64', part);
    const secret = label('credential', account.password, { key: null });
    const boundary = `=_${s.random.hex(16)}`;
    const note = label('message', 'Für die Akten: der Bericht liegt im blauen Ordner', { key: null });
    const attached = encode(
      'base64-lines',
      lines(
        text`Konto ${label('account', account.roomId, { key: null, needs: 'mine' })}`,
        text`Telefon ${label('phone', account.phone, { key: null })}`,
      ),
    );
    const mail = lines(
      text`From: ${headerName(account.full)} <${me('From')}>`,
      text`To: <${you('To')}>`,
      text`Subject: ${label('message', 'Termin am Freitag', { key: 'Subject' })}`,
      text`Date: ${decoy('time', new Date(s.millis()).toUTCString(), { key: 'Date' })}`,
      text`Message-ID: <${either('message', `${s.random.hex(20)}@post.briefkranich.invalid`, 'one message, and nobody', { key: 'Message-ID' })}>`,
      text`X-Mailer: Briefkranich ${d.version()}`,
      'MIME-Version: 1.0',
      text`Content-Type: multipart/mixed; boundary="${boundary}"`,
      '',
      text`--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      text`${encode('quoted-printable', note)}`,
      text`--${boundary}`,
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      text`${attached}`,
      text`--${boundary}--`,
    );
    const smtp = s.tcp(`smtp.${domain}`, 587, 'smtp');
    smtp.in(`220 smtp.${domain} ESMTP ready\r\n`);
    smtp.out(
      text`EHLO [${either('other', s.net.device.ip, 'the own address, inside the message', { key: null })}]\r\n`,
    );
    smtp.in(`250-smtp.${domain}\r\n250-SIZE 35882577\r\n250 AUTH LOGIN PLAIN\r\n`);
    smtp.out('AUTH LOGIN\r\n');
    smtp.in('334 VXNlcm5hbWU6\r\n');
    smtp.out(text`${b64(me(null))}\r\n`);
    smtp.in('334 UGFzc3dvcmQ6\r\n');
    smtp.out(text`${b64(secret)}\r\n`);
    smtp.in('235 2.7.0 ok\r\n');
    smtp.out(text`MAIL FROM:<${me(null)}>\r\n`);
    smtp.in('250 ok\r\n');
    smtp.out(text`RCPT TO:<${you(null)}>\r\n`);
    smtp.in('250 ok\r\n');
    smtp.out('DATA\r\n');
    smtp.in('354 go ahead\r\n');
    smtp.out(text`${mail}.\r\n`);
    smtp.in(text`250 2.0.0 queued as ${decoy('request-id', s.random.hex(10).toUpperCase(), { key: null })}\r\n`);
    smtp.out('QUIT\r\n');
    smtp.in('221 bye\r\n');
    smtp.close();
    const imap = s.tcp(`imap.${domain}`, 143, 'imap');
    imap.in('* OK IMAP4rev1 ready\r\n');
    imap.out(text`a1 LOGIN "${label('account', local, { key: null, also: ['email'] })}" "${secret}"\r\n`);
    imap.in('a1 OK done\r\n');
    imap.out('a2 SELECT INBOX\r\n');
    imap.in(
      lines(
        text`* ${decoy('counter', s.random.range(3, 900), { key: null })} EXISTS`,
        text`* OK [UIDVALIDITY ${decoy('time', 1609459200, { key: 'UIDVALIDITY', of: 'app' })}] UIDs valid`,
        'a2 OK done',
      ),
    );
    imap.out('a3 LOGOUT\r\n');
    imap.in('* BYE\r\na3 OK done\r\n');
    imap.close();
    const pop = s.tcp(`pop.${domain}`, 110, 'pop3');
    pop.in(text`+OK ready <${decoy('nonce', `${s.random.digits(5)}.${s.seconds()}@pop`, { key: null })}>\r\n`);
    pop.out(text`USER ${me(null)}\r\n`);
    pop.in('+OK\r\n');
    pop.out(text`PASS ${secret}\r\n`);
    pop.in('+OK 0 messages\r\n');
    pop.out('QUIT\r\n');
    pop.in('+OK\r\n');
    pop.close();
  },
};

/** A name in a header: an encoded word where it has letters beyond ASCII (RFC 2047). */
function headerName(name: string): Piece {
  const told = label('person-name', name, { key: 'From' });
  return /^[ -~]+$/.test(name) ? text`"${told}"` : text`=?UTF-8?B?${encode('base64', told)}?=`;
}
