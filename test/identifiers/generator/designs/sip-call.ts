import { decoysOf } from '../decoys.ts';
import { digestAuthorization } from '../digest.ts';
import { decoy, either, label } from '../facts.ts';
import { openUdp } from '../network.ts';
import { cat, lines, type Part, piece, type Piece, text } from '../piece.ts';
import { playRtp } from '../rtp.ts';
import type { Design } from '../session.ts';

/** A call over SIP (RFC 3261) with digest log-in (RFC 8760's MD5 form), SDP (RFC 8866) with RTP/AVP and the voice
 *  itself. `+sip.instance` holds the IMEI (RFC 7254). */
export const sipCall: Design = {
  name: 'sip-call',
  follows: 'RFC 3261, RFC 8866, RFC 7254, RFC 3550',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, device, net } = s;
    const domain = 'sip.fernsprech-allianz.net';
    const number = account.phone;
    const peer = account.contacts[0]?.phone ?? '';
    const callee = account.contacts[0]?.name ?? '';
    s.own('phone', number);
    s.own('name', account.full);
    const flow = openUdp(net, s.resolve(domain), 5060, { protocol: 'sip', clientPort: 5060 });
    const address = either('other', net.device.ip, 'the own address, inside the message');
    const me = (key: string): Piece =>
      text`"${label('person-name', account.full, { key })}" <sip:${label('phone', number, { key, also: ['account'] })}@${domain}>`;
    const imei = `${device.imei.slice(0, 8)}-${device.imei.slice(8, 14)}-${device.imei.slice(14)}`;
    const mine = label('phone', number, { key: 'Contact', also: ['account'] });
    const instance = text`<urn:gsma:imei:${label('device-id', imei, { key: '+sip.instance' })}>`;
    const contact = text`<sip:${mine}@${address}:5060>;+sip.instance="${instance}"`;
    const callId = either('other', s.random.hex(24), 'one call, and nobody', { key: 'Call-ID' });
    const message = (start: Part, to: Part, sequence: string, more: readonly Part[], body: Part = ''): Piece => {
      const content = piece(body);
      const branch = decoy('nonce', s.random.hex(16), { key: 'branch' });
      const head = lines(
        start,
        text`Via: SIP/2.0/UDP ${address}:5060;branch=z9hG4bK${branch};rport`,
        text`From: ${me('From')};tag=${decoy('nonce', s.random.hex(8), { key: 'tag' })}`,
        text`To: ${to}`,
        text`Call-ID: ${callId}`,
        `CSeq: ${sequence}`,
        text`Contact: ${contact}`,
        'Max-Forwards: 70',
        text`User-Agent: Linphonette/${d.version()}`,
      );
      return cat(head, ...more, `Content-Length: ${content.bytes.length}\r\n\r\n`, content);
    };
    const uri = `sip:${domain}`;
    const login = digestAuthorization({
      user: number,
      userPiece: label('phone', number, { key: 'username', also: ['account'] }),
      password: account.password,
      realm: domain,
      nonce: s.random.hex(32),
      method: 'REGISTER',
      uri,
    });
    const digest = text`Authorization: ${login}\r\n`;
    flow.out(message(`REGISTER ${uri} SIP/2.0`, me('To'), '2 REGISTER', [digest, 'Expires: 600\r\n']));
    flow.in(message('SIP/2.0 200 OK', me('To'), '2 REGISTER', []));
    const port = 40000 + s.random.below(5000) * 2;
    const sdp = lines(
      'v=0',
      text`o=- ${decoy('time', s.seconds(), { key: 'o' })} 1 IN IP4 ${address}`,
      's=call',
      text`c=IN IP4 ${address}`,
      't=0 0',
      text`m=audio ${decoy('port', port, { key: 'm' })} RTP/AVP 0 101`,
      'a=rtpmap:0 PCMU/8000',
      'a=rtpmap:101 telephone-event/8000',
      'a=sendrecv',
    );
    const other = (key: string | null): Piece => label('phone', peer, { key, also: ['contact', 'account'] });
    const to = text`"${label('person-name', callee, { key: 'To', also: ['contact'] })}" <sip:${other('To')}@${domain}>`;
    const target = text`INVITE sip:${other(null)}@${domain} SIP/2.0`;
    const asserted = text`P-Asserted-Identity: <tel:${label('phone', number, { key: 'P-Asserted-Identity' })}>\r\n`;
    flow.out(message(target, to, '1 INVITE', [asserted, 'Content-Type: application/sdp\r\n'], sdp));
    flow.in(message('SIP/2.0 200 OK', to, '1 INVITE', ['Content-Type: application/sdp\r\n'], sdp));
    flow.out(message(text`ACK sip:${other(null)}@${domain} SIP/2.0`, to, '1 ACK', []));
    const media = openUdp(net, s.resolve('media.fernsprech-allianz.net'), 17000, { protocol: 'rtp', clientPort: port });
    playRtp(s, media, 70, s.random.u32());
    const page = text`MESSAGE sip:${other(null)}@${domain} SIP/2.0`;
    flow.out(
      message(
        page,
        to,
        '3 MESSAGE',
        ['Content-Type: text/plain\r\n'],
        label('message', 'Ruf mich bitte über die andere Nummer zurück'),
      ),
    );
    flow.out(message(text`BYE sip:${other(null)}@${domain} SIP/2.0`, to, '4 BYE', []));
  },
};
