import { jpeg } from '../around.ts';
import { decoy, label } from '../facts.ts';
import { text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A picture put on a server by FTP (RFC 959) with extended passive mode (RFC 2428). */
export const ftpUpload: Design = {
  name: 'ftp-upload',
  follows: 'RFC 959, RFC 2428',
  exposes: true,
  play(s) {
    const { account } = s;
    const host = 'ftp.schrankbild.net';
    s.own('account', account.user);
    const control = s.tcp(host, 21, 'ftp');
    const port = s.random.range(50000, 60000);
    control.in('220 (vsFTPd 3.0.5)\r\n');
    control.out(text`USER ${label('account', account.user, { key: null })}\r\n`);
    control.in('331 Please specify the password.\r\n');
    control.out(text`PASS ${label('credential', account.password, { key: null })}\r\n`);
    control.in('230 Login successful.\r\n');
    control.out(text`CWD /home/${label('account', account.user, { key: null })}/upload\r\n`);
    control.in('250 Directory successfully changed.\r\n');
    control.out('TYPE I\r\n');
    control.in('200 Switching to Binary mode.\r\n');
    control.out('EPSV\r\n');
    control.in(text`229 Entering Extended Passive Mode (|||${decoy('port', port, { key: null })}|)\r\n`);
    control.out(text`STOR ${decoy('file-name', `IMG_${s.random.digits(5)}.jpg`, { key: null })}\r\n`);
    control.in('150 Ok to send data.\r\n');
    const data = s.tcp(host, port, 'ftp-data');
    data.out(jpeg(s, 5000));
    data.close();
    control.in('226 Transfer complete.\r\n');
    control.out('QUIT\r\n');
    control.in('221 Goodbye.\r\n');
    control.close();
  },
};
