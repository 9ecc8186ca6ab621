import { xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { digestAuthorization } from '../digest.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat, lines, type Part, piece, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';

const DOMAIN = 'rcs.talkwire-mobile.com';

/** A messenger on SIP over TCP (RFC 3261), as operators' messaging is built: push parameters in the Contact (RFC 8599),
 *  presence with the user's place (RFC 3863, RFC 4119), a page-mode message wrapped in CPIM with a read receipt (RFC
 *  3428, 3862, 5438), a group invited by a list of recipients (RFC 5366). */
export const thirdSipPresence: Design = {
  name: 'third-sip-presence',
  follows: 'RFC 3261, RFC 8599, RFC 5626, RFC 3863, RFC 4119, RFC 3428, RFC 3862, RFC 5438, RFC 5366',
  exposes: true,
  wire: { mss: 1300, resend: 0.02 },
  play(s) {
    const { account, random } = s;
    const said = random.pick([
      'they searched the flat this morning',
      'use the other SIM from now on',
      'the source is scared',
    ]);
    s.own('account', user(s));
    s.own('message', said);
    s.own('room', group(s));
    const flow = s.tcp(DOMAIN, 5060, 'sip');
    const send = (
      start: Part,
      to: Part,
      sequence: string,
      more: readonly Part[],
      body?: readonly [type: string, content: Part],
    ): void => {
      const content = piece(body?.[1] ?? '');
      const method = sequence.split(' ')[1] ?? '';
      const branch = decoy('nonce', random.hex(14), { key: 'branch' });
      const callId = either('other', random.hex(20), 'one call, and nobody', { key: 'Call-ID' });
      const tag = decoy('nonce', random.hex(8), { key: 'tag' });
      const dialog = { sequence, branch, callId, tag };
      flow.out(
        head(s, start, to, dialog, [...more, ...(body === undefined ? [] : [`Content-Type: ${body[0]}`])], content),
      );
      flow.in(head(s, method === 'INVITE' ? 'SIP/2.0 200 OK' : 'SIP/2.0 202 Accepted', to, dialog, [], piece('')));
    };
    const peer = account.contacts[0]?.phone ?? '';
    const peerUri = (key: string | null): Piece => label('phone', peer, { key, also: ['contact', 'account'] });
    const toPeer = text`<sip:${peerUri('To')}@${DOMAIN};user=phone>`;
    send(`REGISTER sip:${DOMAIN} SIP/2.0`, self(s, 'To'), '1 REGISTER', [
      text`Authorization: ${digest(s)}`,
      'Expires: 3600',
    ]);
    send(
      text`PUBLISH sip:${mine(s, null)} SIP/2.0`,
      self(s, 'To'),
      '2 PUBLISH',
      ['Event: presence'],
      ['application/pidf+xml', presence(s)],
    );
    send(
      text`MESSAGE sip:${peerUri(null)}@${DOMAIN} SIP/2.0`,
      toPeer,
      '3 MESSAGE',
      [],
      ['message/cpim', wrapped(s, peerUri, said)],
    );
    wait(s.net, 2);
    send(
      `INVITE sip:conference-factory@${DOMAIN} SIP/2.0`,
      text`<sip:conference-factory@${DOMAIN}>`,
      '4 INVITE',
      [
        text`Subject: ${label('room', account.roomTitle, { key: 'Subject', also: ['message', 'other'] })}`,
        text`Contribution-ID: ${label('room', group(s), { key: 'Contribution-ID', also: ['other'] })}`,
        'Content-Disposition: recipient-list',
      ],
      ['application/resource-lists+xml', recipients(s)],
    );
    flow.close();
  },
};

function user(s: Session): string {
  return `${s.account.user}@${DOMAIN}`;
}

function group(s: Session): string {
  return s.account.uuid.split('-').reverse().join('');
}

function mine(s: Session, key: string | null): Piece {
  return label('account', user(s), { key, also: ['email'] });
}

function self(s: Session, key: string): Piece {
  const { full } = s.account;
  return text`"${label('person-name', full, { key })}" <sip:${mine(s, key)}>`;
}

/** What an answer takes over from its request. */
interface Dialog {
  readonly sequence: string;
  readonly branch: Piece;
  readonly callId: Piece;
  readonly tag: Piece;
}

function head(s: Session, start: Part, to: Part, dialog: Dialog, more: readonly Part[], content: Piece): Piece {
  const d = decoysOf(s);
  const { device, net, app } = s;
  const { sequence, branch, callId, tag } = dialog;
  const address = either('other', net.device.ip, 'the own address, inside the message');
  const token = label('push-token', device.fcm, { key: 'pn-prid', also: ['device-id'] });
  const project = decoy('app-key', app.digits(12), { key: 'pn-param', of: 'app' });
  const push = text`pn-provider=fcm;pn-param=${project};pn-prid=${token}`;
  const instance = text`<urn:uuid:${label('device-id', device.uuid, { key: '+sip.instance' })}>`;
  const { user: name } = s.account;
  const contact = text`<sip:${label('account', name, { key: 'Contact' })}@${address}:5060;transport=tcp;${push}>;+sip.instance="${instance}"`;
  return cat(
    lines(
      start,
      text`Via: SIP/2.0/TCP ${address}:5060;branch=z9hG4bK${branch}`,
      text`From: ${self(s, 'From')};tag=${tag}`,
      text`To: ${to}`,
      text`Call-ID: ${callId}`,
      `CSeq: ${sequence}`,
      text`Contact: ${contact}`,
      'Max-Forwards: 70',
      text`User-Agent: Talkwire/${d.version()}`,
      ...more,
      `Content-Length: ${content.bytes.length}`,
      '',
    ),
    content,
  );
}

function digest(s: Session): Piece {
  const name = s.account.user;
  return digestAuthorization({
    user: name,
    userPiece: label('account', name, { key: 'username' }),
    password: s.account.password,
    realm: DOMAIN,
    nonce: s.random.hex(32),
    method: 'REGISTER',
    uri: `sip:${DOMAIN}`,
  });
}

function presence(s: Session): Piece {
  const d = decoysOf(s);
  const { random } = s;
  const place = label(
    'location',
    `${random.range(30, 59)}.${random.digits(4)} ${random.range(10, 60)}.${random.digits(4)}`,
  );
  const point = xml('gml:Point', [xml('gml:pos', place)], { srsName: 'urn:ogc:def:crs:EPSG::4326' });
  const info = xml('gp:geopriv', [xml('gp:location-info', [point]), xml('gp:usage-rules', [])]);
  const tuple = xml(
    'tuple',
    [
      xml('status', [xml('basic', 'open'), info]),
      xml('note', label('message', 'auf Recherche, nicht anrufen', { also: ['other'] })),
      xml('timestamp', d.iso()),
    ],
    { id: decoy('nonce', random.base62(6)) },
  );
  const names = {
    xmlns: 'urn:ietf:params:xml:ns:pidf',
    'xmlns:gp': 'urn:ietf:params:xml:ns:pidf:geopriv10',
    'xmlns:gml': 'http://www.opengis.net/gml',
  };
  return cat(
    '<?xml version="1.0" encoding="UTF-8"?>',
    xml('presence', [tuple], { ...names, entity: text`pres:${mine(s, 'entity')}` }),
  );
}

function wrapped(s: Session, peer: (key: string | null) => Piece, said: string): Piece {
  const d = decoysOf(s);
  const id = either('message', s.random.base62(22), 'one message, and nobody', { key: 'imdn.Message-ID' });
  return cat(
    lines(
      text`From: <sip:${mine(s, 'From')}>`,
      text`To: <sip:${peer('To')}@${DOMAIN}>`,
      'NS: imdn <urn:ietf:params:imdn>',
      text`imdn.Message-ID: ${id}`,
      text`DateTime: ${d.iso()}`,
      'imdn.Disposition-Notification: positive-delivery, display',
      '',
      'Content-Type: text/plain; charset=utf-8',
      '',
    ),
    label('message', said, { key: null }),
  );
}

function recipients(s: Session): Piece {
  const entries = s.account.contacts.map(({ phone, name }) =>
    xml('entry', [xml('display-name', label('person-name', name, { also: ['contact'] }))], {
      uri: text`tel:${label('phone', phone, { key: 'uri', also: ['contact', 'account'] })}`,
    }),
  );
  return cat(
    '<?xml version="1.0" encoding="UTF-8"?>',
    xml('resource-lists', [xml('list', entries)], { xmlns: 'urn:ietf:params:xml:ns:resource-lists' }),
  );
}
