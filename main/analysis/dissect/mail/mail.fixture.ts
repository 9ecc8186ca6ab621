import type { Piece } from '../recording-sink.fixture.ts';

/** Conversations made by hand in the shape of the standards' examples; all names are of RFC 2606. Read by tshark 4.0.17 out of
 *  `text2pcap -T 50000,PORT` (25, 110, 143, 21, 119) without a malformed line; it shows the same commands, user names,
 *  passwords and, of the letter, the same subject, sender and receivers. */

const WORDS = Buffer.from('meet me at nine, at the café').toString('base64');

/** RFC 5322 and MIME: two parts, the second a picture. */
export const LETTER = [
  'From: Ann Example <ann@example.org>',
  'To: "Bob B." <bob@example.com>,',
  ' carol@example.net',
  'Subject: =?utf-8?Q?Caf=C3=A9?= tomorrow',
  'X-Originating-IP: [192.0.2.7]',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b1"',
  '',
  'for old programs',
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  WORDS,
  '--b1',
  'Content-Type: image/png; name="where.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b1--',
  '',
].join('\r\n');
export const LETTER_WORDS = WORDS;

/** A letter without parts. */
export const NOTE = 'From: ann@example.org\r\nSubject: hi\r\n\r\nsee you =\r\nthere\r\n';

export const SMTP: Piece[] = [
  ['in', '220 mail.example.net ESMTP ready\r\n'],
  ['out', 'EHLO anns-laptop.example.org\r\n'],
  ['in', '250-mail.example.net\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n'],
  ['out', 'AUTH LOGIN\r\n'],
  ['in', '334 VXNlcm5hbWU6\r\n'],
  ['out', 'YW5u\r\n'],
  ['in', '334 UGFzc3dvcmQ6\r\n'],
  ['out', 'czNjcmV0\r\n'],
  ['in', '235 2.7.0 yes\r\n'],
  ['out', 'MAIL FROM:<ann@example.org> SIZE=600\r\n'],
  ['in', '250 ok\r\n'],
  ['out', 'RCPT TO:<bob@example.com>\r\n'],
  ['in', '250 ok\r\n'],
  ['out', 'DATA\r\n'],
  ['in', '354 go on\r\n'],
  ['out', `${LETTER}.\r\n`],
  ['in', '250 queued\r\n'],
  ['out', 'QUIT\r\n'],
  ['in', '221 bye\r\n'],
];

export const POP3: Piece[] = [
  ['in', '+OK POP3 ready <1896.697170952@mail.example.net>\r\n'],
  ['out', 'CAPA\r\n'],
  ['in', '+OK list follows\r\nTOP\r\nUIDL\r\n.\r\n'],
  ['out', 'USER ann\r\n'],
  ['in', '+OK\r\n'],
  ['out', 'PASS s3cret word\r\n'],
  ['in', '+OK 1 message\r\n'],
  ['out', 'LIST 1\r\n'],
  ['in', '+OK 1 120\r\n'],
  ['out', 'RETR 1\r\n'],
  ['in', `+OK 120 octets\r\n${NOTE}.\r\n`],
  ['out', 'QUIT\r\n'],
  ['in', '+OK bye\r\n'],
];

export const IMAP: Piece[] = [
  ['in', '* OK [CAPABILITY IMAP4rev1 ID] ready\r\n'],
  ['out', 'a1 ID ("name" "Mailer" "os" "Debian")\r\n'],
  ['in', '* ID NIL\r\na1 OK done\r\n'],
  ['out', 'a2 LOGIN "ann" {6}\r\n'],
  ['in', '+ go on\r\n'],
  ['out', 's3cret\r\n'],
  ['in', 'a2 OK logged in\r\n'],
  ['out', 'a3 SELECT INBOX\r\n'],
  ['in', '* 1 EXISTS\r\na3 OK [READ-WRITE] done\r\n'],
  ['out', 'a4 FETCH 1 (FLAGS BODY[])\r\n'],
  ['in', `* 1 FETCH (FLAGS (\\Seen) BODY[] {${NOTE.length}}\r\n${NOTE} UID 7)\r\na4 OK done\r\n`],
  ['out', 'a5 LOGOUT\r\n'],
];

export const FTP: Piece[] = [
  ['in', '220-Welcome\r\nHello all\r\n220 example FTP server\r\n'],
  ['out', 'USER ann\r\n'],
  ['in', '331 password, please\r\n'],
  ['out', 'PASS s3cret\r\n'],
  ['in', '230 logged in\r\n'],
  ['out', 'PORT 192,0,2,1,200,10\r\n'],
  ['in', '200 ok\r\n'],
  ['out', 'STOR sources 2026.xlsx\r\n'],
  ['in', '226 done\r\n'],
];

export const NNTP: Piece[] = [
  ['in', '200 news.example.net NNTP ready\r\n'],
  ['out', 'AUTHINFO USER ann\r\n'],
  ['in', '381 more\r\n'],
  ['out', 'AUTHINFO PASS s3cret\r\n'],
  ['in', '281 welcome\r\n'],
  ['out', 'GROUP misc.test\r\n'],
  ['in', '211 1 1 1 misc.test\r\n'],
  ['out', 'ARTICLE 1\r\n'],
  ['in', `220 1 <x@example.org>\r\n${NOTE}.\r\n`],
  ['out', 'POST\r\n'],
  ['in', '340 send it\r\n'],
  ['out', `${NOTE}.\r\n`],
  ['in', '240 thanks\r\n'],
];
