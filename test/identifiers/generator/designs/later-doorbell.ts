import { jpeg } from '../around.ts';
import { multipart, plainPairs, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { digestAuthorization } from '../digest.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { openUdp, wait } from '../network.ts';
import { cat, lines, type Part, type Piece, piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';

const DOMAIN = 'ring.torwaechter-home.com';

/** A doorbell with a camera: SIP REGISTER and MESSAGE (RFC 3261, 3428), heartbeats as text over UDP, a picture by
 *  multipart/form-data, names with points in them. Only 256 octets of each frame were captured. */
export const laterDoorbell: Design = {
  name: 'later-doorbell',
  follows: 'RFC 3261, RFC 3428, RFC 7578; tcpdump -s 256',
  exposes: true,
  wire: { snap: 256 },
  play(s) {
    const d = decoysOf(s);
    const { account, device, random } = s;
    s.own('account', account.user);
    s.own('device', device.serial);
    const beat = s.udp('hb.torwaechter-home.com', 7788, 'udp');
    const serial = (): Piece => label('device-id', device.serial);
    for (let i = 0; i < 3; i += 1) {
      const values = {
        'dev.sn': serial(),
        'net.mac': label('device-id', device.mac),
        'ap.bssid': label('location', device.bssid, { also: ['device-id', 'other'], of: 'device' }),
        'fw.ver': d.version(),
        'bat.mv': decoy('number', random.range(3300, 4200)),
        up: decoy('number', random.range(10000, 99999)),
      };
      beat.out(cat('HB ', plainPairs(values, ';'), '\n'));
      beat.in(text`OK ${decoy('time', s.seconds(), { key: null })}\n`);
      wait(s.net, 8);
    }
    ring(s);
    const http = s.tcp('up.torwaechter-home.com', 80, 'http');
    const target = text`/e/snap?${query({
      'usr.id': label('account', account.uid),
      'dev.sn': serial(),
      ev: 'motion',
      'cam.fps': decoy('number', 15),
      'sdk.key': d.appKey(),
    })}`;
    const boundary = `tw${random.hex(12)}`;
    const body = multipart(boundary, [
      { name: 'usr.tel', value: label('phone', account.phone) },
      { name: 'snap', value: jpeg(s, 5200), file: 'snap.jpg', type: 'image/jpeg' },
    ]);
    exchange(
      http,
      request(
        'POST',
        target,
        'up.torwaechter-home.com',
        {},
        { type: `multipart/form-data; boundary=${boundary}`, content: body },
      ),
      response('200 OK', { ETag: d.etag() }),
    );
    const said = random.pick(['Paket bitte zu Frau Lindner', 'der Schluessel liegt bei Ali']);
    exchange(
      http,
      request(
        'GET',
        text`/r?${query({ 'room.no': label('room', account.roomId), 'reply.txt': label('message', said) })}`,
        'up.torwaechter-home.com',
        { 'X-Req': d.nonce() },
      ),
      response('204 No Content', {}),
    );
    http.close();
  },
};

/** Log-in, and the word that somebody rang. */
function ring(s: Session): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const flow = openUdp(s.net, s.resolve(DOMAIN), 5060, { protocol: 'sip', clientPort: 5062 });
  const me = (key: string): Piece => text`<sip:${label('account', account.user, { key })}@${DOMAIN}>`;
  const peer = account.contacts[0];
  const message = (start: Part, to: Part, method: string, more: readonly Part[], body: Part = ''): Piece => {
    const content = piece(body);
    return cat(
      lines(
        start,
        text`f: ${me('f')};tag=${decoy('nonce', random.hex(6), { key: 'tag' })}`,
        text`t: ${to}`,
        text`i: ${either('other', random.hex(16), 'one call, and nobody', { key: 'i' })}`,
        `CSeq: 1 ${method}`,
        text`v: SIP/2.0/UDP d.invalid;branch=z9hG4bK${decoy('nonce', random.hex(8), { key: 'branch' })}`,
        ...more,
        'Max-Forwards: 70',
        text`User-Agent: TW-Bell/${d.version()}`,
        `l: ${content.bytes.length}`,
      ),
      '\r\n',
      content,
    );
  };
  const login = digestAuthorization({
    user: account.user,
    userPiece: label('account', account.user, { key: 'username' }),
    password: account.password,
    realm: DOMAIN,
    nonce: random.hex(16),
    method: 'REGISTER',
    uri: `sip:${DOMAIN}`,
  });
  const registered = text`m: ${me('m')}`;
  flow.out(message(`REGISTER sip:${DOMAIN} SIP/2.0`, me('t'), 'REGISTER', [registered, text`Authorization: ${login}`]));
  flow.in(message('SIP/2.0 200 OK', me('t'), 'REGISTER', [registered]));
  const to = text`"${label('person-name', peer?.name ?? '', { key: 't', also: ['contact'] })}" <sip:${label('phone', peer?.phone ?? '', { key: 't', also: ['contact', 'account'] })}@${DOMAIN}>`;
  const number = label('phone', peer?.phone ?? '', { key: null, also: ['contact', 'account'] });
  const ringing = label('message', 'Es hat geklingelt: Haustuer');
  flow.out(message(text`MESSAGE sip:${number}@${DOMAIN} SIP/2.0`, to, 'MESSAGE', ['c: text/plain'], ringing));
  flow.in(message('SIP/2.0 202 Accepted', to, 'MESSAGE', []));
}
