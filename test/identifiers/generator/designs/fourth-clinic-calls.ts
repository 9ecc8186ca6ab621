import { json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { digestAuthorization } from '../digest.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { connect, connected, DISCONNECT, PING_ANSWER, PING_REQUEST, publish, string, userProperty } from '../mqtt.ts';
import { openUdp, wait } from '../network.ts';
import { cat, encode, lines, named, type Part, piece, type Piece, text } from '../piece.ts';
import { playRtp } from '../rtp.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import * as stun from '../stun.ts';

const DOMAIN = 'visits.praxis-fernblick.health';

/** A doctor by video, on ASP.NET: log-in with names in Pascal case, appointments by OData, then SIP over UDP with the
 *  patient's number in headers of the app's own, voice mail's notice (RFC 3842), a chat inside the call (INFO), a name in
 *  the SDP; a TURN user made of time and patient (draft-uberti-behave-turn-rest); a meter on the finger by MQTT 5. */
export const fourthClinicCalls: Design = {
  name: 'fourth-clinic-calls',
  follows: 'RFC 3261, RFC 6086, RFC 3842, RFC 8866, RFC 5576, RFC 8656, OASIS MQTT 5.0, OData 4.01',
  exposes: true,
  wire: { vlan: 30 },
  play(s) {
    s.own('account', patient(s));
    s.own('email', s.account.email);
    s.own('room', visit(s));
    book(s);
    relay(s);
    call(s);
    measure(s);
  },
};

function patient(s: Session): string {
  return `MRN-${shapesOf(s.account.uuid).digits}`;
}

function visit(s: Session): string {
  return `visit-${shapesOf(s.account.room).digits}`;
}

function doctor(s: Session): { name: string; user: string; email: string } {
  const { name = '', email = '' } = s.account.contacts[0] ?? {};
  return { name, email, user: email.split('@')[0] ?? '' };
}

function book(s: Session): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const host = 'portal.praxis-fernblick.health';
  const flow = s.tcp(host, 80, 'http');
  const ticket = `CfDJ8${random.base62(180)}`;
  const anti = `CfDJ8${random.base62(120)}`;
  const name = `.AspNetCore.Antiforgery.${app.base62(11)}`;
  const forged = (key: string): Piece =>
    either('session-token', anti, 'a token against forged forms, and no key to the account', { key });
  const identity = (key: string): Piece => label('session-token', ticket, { key, also: ['credential'] });
  const login = {
    $type: decoy('class', 'Fernblick.Portal.LoginModel, Fernblick.Portal', { of: 'app' }),
    UserName: label('email', account.email, { also: ['account'] }),
    Password: label('credential', account.password),
    RememberMe: true,
    DeviceInfo: {
      InstallationId: label('device-id', device.uuid),
      Model: either('device-name', device.model, 'a model, not one device', { of: 'device' }),
      AppVersion: d.version(),
      ClockUtc: d.iso(),
    },
  };
  exchange(
    flow,
    request(
      'POST',
      '/Account/Login',
      host,
      { Cookie: text`${name}=${forged(name)}`, RequestVerificationToken: forged('RequestVerificationToken') },
      { type: 'application/json; charset=utf-8', content: json(login) },
    ),
    response(
      '200 OK',
      {
        'Set-Cookie': [
          text`.AspNetCore.Identity.Application=${identity('.AspNetCore.Identity.Application')}; path=/; samesite=lax; httponly`,
        ],
        'X-AspNet-Version': decoy('version', '4.0.30319', { of: 'app' }),
      },
      {
        type: 'application/json; charset=utf-8',
        content: json({ Succeeded: true, PatientId: label('account', patient(s)), CorrelationId: d.requestId() }),
      },
    ),
  );
  const filter = text`PatientId eq '${label('account', patient(s), { key: 'PatientId' })}' and Status ne 'Cancelled'`;
  const rows: Json = [
    {
      AppointmentId: either('other', random.uuid(), 'one appointment'),
      PatientId: label('account', patient(s)),
      PatientName: label('person-name', account.full),
      PatientPhone: label('phone', account.phone),
      DateOfBirth: either(
        'other',
        `19${random.range(50, 99)}-0${random.range(1, 9)}-1${random.below(9)}`,
        'a birthday',
      ),
      DoctorName: label('person-name', doctor(s).name, { also: ['contact'] }),
      DoctorEmail: label('email', doctor(s).email, { also: ['contact', 'account'] }),
      Reason: either('message', random.pick(['sleepless since the arrest', 'pregnancy, week 9']), 'what it is about', {
        also: ['other'],
      }),
      StartsAtUtc: d.iso(),
      RoomCode: label('room', visit(s)),
      DurationMinutes: decoy('number', 20, { bare: true, of: 'app' }),
      Tariff: d.price(),
    },
  ];
  exchange(
    flow,
    request(
      'GET',
      cat(
        '/odata/Appointments?$filter=',
        encode('percent', filter),
        '&$expand=Doctor&$top=',
        decoy('number', 10, { key: '$top' }),
      ),
      host,
      {
        Cookie: text`.AspNetCore.Identity.Application=${identity('.AspNetCore.Identity.Application')}`,
        'OData-Version': '4.0',
      },
    ),
    response(
      '200 OK',
      { ETag: text`W/${d.etag()}` },
      {
        type: 'application/json; odata.metadata=minimal',
        coding: 'deflate',
        content: json({
          '@odata.context': 'http://portal.praxis-fernblick.health/odata/$metadata#Appointments',
          value: rows,
        }),
      },
    ),
  );
  flow.close();
}

function relay(s: Session): void {
  const { random } = s;
  const realm = 'praxis-fernblick.health';
  const flow = s.udp(`turn.${realm}`, 3478, 'stun');
  const udp: stun.Attribute = [stun.TRANSPORT, Uint8Array.of(17, 0, 0, 0)];
  const challenge: readonly stun.Attribute[] = [
    [stun.REALM, realm],
    [stun.NONCE, decoy('nonce', random.hex(24), { key: null })],
  ];
  const [first, second] = [random.bytes(12), random.bytes(12)];
  flow.out(stun.stun(stun.ALLOCATE, first, [udp]));
  flow.in(stun.stun(stun.ALLOCATE_ERROR, first, [[stun.ERROR_CODE, text`\0\0\x04\x01Unauthorized`], ...challenge]));
  const expiry = decoy('time', s.seconds() + 14400, { key: null });
  const user = text`${expiry}:${label('account', patient(s), { key: null })}`;
  const key = random.base62(20);
  flow.out(stun.stun(stun.ALLOCATE, second, [udp, [stun.USERNAME, user], ...challenge], key));
  const mapped = either('other', `93.184.${random.below(250) + 1}.${random.below(250) + 1}`, 'the own public address', {
    key: null,
  });
  flow.in(
    stun.stun(
      stun.ALLOCATE_SUCCESS,
      second,
      [
        [stun.RELAYED, stun.xorAddress(piece('52.74.9.14'), 50810)],
        [stun.MAPPED, stun.xorAddress(mapped, 41220)],
      ],
      key,
    ),
  );
}

function call(s: Session): void {
  const d = decoysOf(s);
  const { account, net, random } = s;
  const flow = openUdp(net, s.resolve(DOMAIN), 5060, { protocol: 'sip', clientPort: 5060 });
  const address = (): Piece => either('other', net.device.ip, 'the own address, inside the message');
  const callId = either('other', `${random.hex(16)}@fernblick`, 'one call, and nobody', { key: 'Call-ID' });
  const tag = decoy('nonce', random.hex(8), { key: 'tag' });
  const me = (key: string): Piece => text`<sip:${label('account', patient(s), { key })}@${DOMAIN}>`;
  const peer = (key: string | null): Piece =>
    label('account', doctor(s).user, { key, also: ['contact', 'person-name'] });
  const send = (
    way: 'out' | 'in',
    start: Part,
    to: Part,
    sequence: string,
    more: readonly Part[],
    body?: readonly [string, Part],
  ): void => {
    const content = piece(body?.[1] ?? '');
    const branch = decoy('nonce', random.hex(12), { key: 'branch' });
    const head = lines(
      start,
      text`Via: SIP/2.0/UDP ${address()}:5060;rport;branch=z9hG4bK${branch}`,
      text`From: "${label('person-name', account.full, { key: 'From' })}" ${me('From')};tag=${tag}`,
      text`To: ${to}`,
      text`Call-ID: ${callId}`,
      `CSeq: ${sequence}`,
      'Max-Forwards: 70',
      text`User-Agent: Fernblick-Visit/${d.version()}`,
      ...more,
      ...(body === undefined ? [] : [`Content-Type: ${body[0]}`]),
      `Content-Length: ${content.bytes.length}`,
      '',
    );
    flow[way](cat(head, content));
  };
  const contact = text`Contact: <sip:${label('account', patient(s), { key: 'Contact' })}@${address()}:5060>`;
  const login = digestAuthorization({
    user: patient(s),
    userPiece: label('account', patient(s), { key: 'username' }),
    password: account.password,
    realm: DOMAIN,
    nonce: random.hex(32),
    method: 'REGISTER',
    uri: `sip:${DOMAIN}`,
  });
  send('out', `REGISTER sip:${DOMAIN} SIP/2.0`, me('To'), '11 REGISTER', [
    contact,
    text`Authorization: ${login}`,
    'Expires: 300',
  ]);
  send('in', 'SIP/2.0 200 OK', me('To'), '11 REGISTER', [contact]);
  const mail = lines(
    'Messages-Waiting: yes',
    text`Message-Account: sip:${label('account', patient(s), { key: 'Message-Account' })}@${DOMAIN}`,
    text`Voice-Message: ${decoy('count', '2/8', { key: 'Voice-Message' })} (0/2)`,
  );
  send(
    'in',
    text`NOTIFY sip:${label('account', patient(s), { key: null })}@${address()} SIP/2.0`,
    me('To'),
    '3 NOTIFY',
    ['Event: message-summary', 'Subscription-State: active'],
    ['application/simple-message-summary', mail],
  );
  const port = 30000 + random.below(4000) * 2;
  const cname = label('account', account.user, { key: 'cname', also: ['person-name'] });
  const sdp = lines(
    'v=0',
    text`o=${label('account', account.user, { key: 'o', also: ['person-name'] })} ${decoy('time', s.seconds(), { key: 'o' })} 1 IN IP4 ${address()}`,
    text`s=${label('room', visit(s), { key: 's' })}`,
    text`c=IN IP4 ${address()}`,
    't=0 0',
    text`m=audio ${decoy('port', port, { key: 'm' })} RTP/AVP 0`,
    'a=rtpmap:0 PCMU/8000',
    text`a=ssrc:${decoy('ssrc', random.u32(), { key: 'ssrc' })} cname:${cname}`,
    'a=ptime:20',
  );
  const room = (key: string | null): Piece => label('room', visit(s), { key, also: ['account'] });
  const to = text`<sip:${room('To')}@${DOMAIN}>`;
  send(
    'out',
    text`INVITE sip:${room(null)}@${DOMAIN} SIP/2.0`,
    to,
    '12 INVITE',
    [
      contact,
      text`X-Patient-Id: ${label('account', patient(s), { key: 'X-Patient-Id' })}`,
      text`P-Preferred-Identity: <tel:${label('phone', account.phone, { key: 'P-Preferred-Identity' })}>`,
      text`X-Trace: ${d.traceparent()}`,
    ],
    ['application/sdp', sdp],
  );
  const remote = text`Remote-Party-ID: "${label('person-name', doctor(s).name, { key: 'Remote-Party-ID', also: ['contact'] })}" <sip:${peer('Remote-Party-ID')}@${DOMAIN}>;party=called;privacy=off`;
  send('in', 'SIP/2.0 200 OK', to, '12 INVITE', [remote]);
  send('out', text`ACK sip:${room(null)}@${DOMAIN} SIP/2.0`, to, '12 ACK', []);
  const media = openUdp(net, s.resolve('media.praxis-fernblick.health'), 18220, { protocol: 'rtp', clientPort: port });
  playRtp(s, media, 60, random.u32());
  const said = random.pick([
    'I cannot speak aloud, he is next door',
    'please do not send the letter home',
    'the insurer must not see this',
  ]);
  s.own('message', said);
  const chat = json({
    kind: 'chat',
    roomCode: label('room', visit(s)),
    senderMrn: label('account', patient(s)),
    textBody: label('message', said),
    seqNo: decoy('counter', random.below(40), { bare: true }),
  });
  send(
    'out',
    text`INFO sip:${room(null)}@${DOMAIN} SIP/2.0`,
    to,
    '13 INFO',
    ['Info-Package: visit-chat'],
    ['application/json', chat],
  );
  send('in', 'SIP/2.0 200 OK', to, '13 INFO', []);
  send('out', text`BYE sip:${room(null)}@${DOMAIN} SIP/2.0`, to, '14 BYE', []);
  send('in', 'SIP/2.0 200 OK', to, '14 BYE', []);
}

function measure(s: Session): void {
  const d = decoysOf(s);
  const { account, app, device, random } = s;
  const flow = s.tcp('meter.praxis-fernblick.health', 1883, 'mqtt');
  const topic = (end: string): Piece =>
    text`ward/v1/patients/${label('account', patient(s), { key: 'patients' })}/${end}`;
  flow.out(
    connect({
      version: 5,
      clientId: label('device-id', `oxi-${device.mac.replaceAll(':', '')}`, {
        key: null,
        also: ['account', 'session-token', 'other'],
      }),
      user: either('account', 'meter-gateway', "the app's, the same for every user", { key: null, of: 'app' }),
      password: either('credential', app.base62(16), "the app's, the same for every user", { key: null, of: 'app' }),
      willTopic: topic('lost'),
      willMessage: json({ reason: 'lost', fw: d.version() }),
      properties: [
        userProperty('meterSerialNo', named('meterSerialNo', label('device-id', device.serial))),
        userProperty('fw', named('fw', d.version())),
      ],
    }),
  );
  flow.in(connected(5, [cat(Uint8Array.of(0x13, 0, 60))]));
  for (let i = 0; i < 4; i += 1) {
    const vitals = json({
      mrn: label('account', patient(s)),
      spo2: either('other', random.range(91, 99), 'how the patient is', { bare: true }),
      bpm: either('other', random.range(55, 120), 'how the patient is', { bare: true }),
      nurse: label('person-name', account.contacts[1]?.name ?? '', { also: ['contact'] }),
      t: decoy('time', s.millis(), { bare: true }),
    });
    flow.out(publish(5, topic('vitals'), vitals, [cat(Uint8Array.of(0x03), string('application/json'))]));
    wait(s.net, 5);
  }
  flow.out(PING_REQUEST);
  flow.in(PING_ANSWER);
  flow.out(DISCONNECT);
  flow.close();
}
