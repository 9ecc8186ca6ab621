import { decoysOf } from '../decoys.ts';
import { digestAuthorization } from '../digest.ts';
import { decoy, either, label } from '../facts.ts';
import { type Part, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A door camera watched by RTSP (RFC 2326) with Basic, then Digest log-in (RFC 7617, RFC 7616), and the camera's
 *  serial number in the path. */
export const rtspCamera: Design = {
  name: 'rtsp-camera',
  follows: 'RFC 2326, RFC 7617, RFC 7616',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    const host = 'relay.tuerauge-cam.net';
    s.own('account', account.user);
    s.own('device', device.serial);
    const flow = s.tcp(host, 554, 'rtsp');
    const uri = (): Piece =>
      text`rtsp://${host}:554/cam/${label('device-id', device.serial, { key: null, needs: 'mine' })}/live`;
    const plainUri = `rtsp://${host}:554/cam/${device.serial}/live`;
    let sequence = 0;
    const ask = (method: string, login: Part): void => {
      sequence += 1;
      flow.out(
        text`${method} ${uri()} RTSP/1.0\r\nCSeq: ${sequence}\r\n${login}User-Agent: Tuerauge/${d.version()}\r\n\r\n`,
      );
    };
    const reply = (status: string, more: Part): void =>
      flow.in(text`RTSP/1.0 ${status}\r\nCSeq: ${sequence}\r\n${more}\r\n`);
    ask('OPTIONS', '');
    reply('200 OK', 'Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n');
    ask(
      'DESCRIBE',
      text`Authorization: Basic ${label('credential', `${account.user}:${account.password}`, { as: ['base64'], key: 'Authorization', also: ['account'] })}\r\n`,
    );
    const nonce = random.hex(32);
    const realm = 'Tuerauge';
    reply(
      '401 Unauthorized',
      text`WWW-Authenticate: Digest realm="${realm}", nonce="${decoy('nonce', nonce, { key: 'nonce' })}"\r\n`,
    );
    const login = digestAuthorization({
      user: account.user,
      userPiece: label('account', account.user, { key: 'username' }),
      password: account.password,
      realm,
      nonce,
      method: 'DESCRIBE',
      uri: plainUri,
    });
    ask('DESCRIBE', text`Authorization: ${login}\r\n`);
    const sdp = `v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=live\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n`;
    reply('200 OK', text`Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp.slice(0, -2)}`);
    ask(
      'TEARDOWN',
      text`Session: ${either('session-token', random.digits(8), 'one showing of a film', { key: 'Session' })}\r\n`,
    );
    reply('200 OK', '');
    flow.close();
  },
};
