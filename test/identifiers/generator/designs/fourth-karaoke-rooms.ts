import { form, json, type Json, query } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { exchange, request, response } from '../http1.ts';
import { wait } from '../network.ts';
import { cat, type Part, piece, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';
import { shapesOf } from '../shapes.ts';
import type { TcpFlow } from '../tcp.ts';
import { BINARY, fromClient, fromServer, TEXT, upgrade } from '../websocket.ts';

const HOST = 'oda.sahnesesi.com.tr';

/** Rooms to sing in, with Turkish names, on Socket.IO of the older kind (Engine.IO protocol 3): first by long polling,
 *  where the number of letters stands before each packet, then by WebSocket in a namespace, with answers to numbered
 *  calls and sound in a second, binary frame; an attribution kit posts a form with the phone's numbers. */
export const fourthKaraokeRooms: Design = {
  name: 'fourth-karaoke-rooms',
  follows: 'Engine.IO protocol 3, Socket.IO protocol 4, RFC 6455; cases: SDK posts; identifiers: GAID, push tokens',
  exposes: true,
  wire: { reorder: 0.08 },
  play(s) {
    const said = s.random.pick(['yarın meydana gelmeyin', 'adımı söyleme burada', 'polis kapının önünde']);
    s.own('account', singer(s));
    s.own('phone', s.account.phone);
    s.own('room', room(s));
    s.own('message', said);
    attribute(s);
    const sid = s.random.base62(20);
    poll(s, sid);
    sing(s, sid, said);
  },
};

function singer(s: Session): string {
  return shapesOf(s.account.uuid).digits;
}

function room(s: Session): string {
  return `oda-${shapesOf(s.account.room).parse.toLowerCase()}`;
}

/** The first post of an attribution kit after the app starts. */
function attribute(s: Session): void {
  const d = decoysOf(s);
  const { app, device, random } = s;
  const host = 'olay.izdusumu-attrib.com';
  const content = form({
    app_token: decoy('app-key', app.base62(12).toLowerCase(), { of: 'app' }),
    environment: 'production',
    gps_adid: label('advertising-id', device.gaid, { also: ['device-id'] }),
    android_uuid: label('device-id', device.uuid),
    mac_sha1: label('device-id', device.mac.toUpperCase(), {
      as: ['sha1', 'hex'],
      needs: 'mine',
      note: 'SHA-1 of the MAC',
    }),
    push_token: label('push-token', device.fcm, { also: ['device-id'] }),
    external_device_id: label('device-id', device.serial),
    session_count: decoy('count', random.range(2, 40)),
    session_length: decoy('number', random.range(5, 900)),
    sent_at: d.iso(),
    needs_response_details: '1',
    partner_params: json({ uye_no: label('account', singer(s)), paket: decoy('word', 'ucretsiz', { of: 'app' }) }),
    tracking_enabled: '1',
    api_level: decoy('number', 33, { of: 'app' }),
    screen_density: 'high',
    app_version: d.version(),
  });
  const flow = s.tcp(host, 80, 'http');
  exchange(
    flow,
    request(
      'POST',
      '/session',
      host,
      { 'Client-SDK': decoy('version', 'android4.33.5', { of: 'app' }) },
      { type: 'application/x-www-form-urlencoded', content },
    ),
    response(
      '200 OK',
      {},
      {
        type: 'application/json',
        content: json({
          app_token: d.appKey(),
          adid: label('device-id', shapesOf(device.serial).uuid.replaceAll('-', ''), { also: ['advertising-id'] }),
          timestamp: d.iso(),
          ask_in: decoy('number', 2500, { bare: true, of: 'app' }),
        }),
      },
    ),
  );
  flow.close();
}

/** `length:packet`, the length in letters (UTF-16 units, as JavaScript counts). */
function payload(...packets: readonly Part[]): Piece {
  return cat(
    ...packets.flatMap((one) => {
      const whole = piece(one);
      return [`${new TextDecoder().decode(whole.bytes).length}:`, whole];
    }),
  );
}

function poll(s: Session, sid: string): void {
  const d = decoysOf(s);
  const { account, device, random } = s;
  const flow = s.tcp(HOST, 3001, 'http');
  const target = (more: Readonly<Record<string, Part>>): Piece =>
    cat('/socket.io/?', query({ EIO: 3, transport: 'polling', t: decoy('nonce', random.base62(7)), ...more }));
  const type = 'text/plain; charset=UTF-8';
  const handle = (): Piece =>
    either('session-token', sid, 'one connection, and no key to the account', { also: ['other', 'credential'] });
  const hello = json({ sid: handle(), upgrades: ['websocket'], pingInterval: 25000, pingTimeout: 5000 });
  const io = either('session-token', sid, 'one connection, and no key to the account', {
    key: 'io',
    also: ['other', 'credential'],
  });
  exchange(
    flow,
    request('GET', target({}), `${HOST}:3001`, { Accept: '*/*' }),
    response(
      '200 OK',
      { 'Set-Cookie': text`io=${io}; Path=/; HttpOnly` },
      { type, content: payload(cat('0', hello), '40') },
    ),
  );
  const login = json([
    'oturumAc',
    {
      kullaniciAdi: label('account', account.user),
      sifre: label('credential', account.password),
      telefonNo: label('phone', account.phone),
      cihazKimligi: label('device-id', device.androidId),
      surum: d.version(),
      dil: decoy('locale', 'tr-TR', { of: 'app' }),
    },
  ]);
  exchange(
    flow,
    request(
      'POST',
      target({ sid: handle() }),
      `${HOST}:3001`,
      {},
      { type, content: payload('40/oda', cat('42/oda,0', login)) },
    ),
    response('200 OK', {}, { type: 'text/html', content: 'ok' }),
  );
  const answer = json([
    {
      tamam: true,
      uyeNo: label('account', singer(s), { bare: true }),
      gorunenAd: label('person-name', account.full),
      belirtec: label('session-token', random.base62(44), { also: ['credential'] }),
      puan: decoy('score', random.digits(4), { bare: true }),
    },
  ]);
  exchange(
    flow,
    request('GET', target({ sid: handle() }), `${HOST}:3001`, { Accept: '*/*' }),
    response('200 OK', {}, { type, content: payload('40/oda', cat('43/oda,0', answer)) }),
  );
  flow.close();
}

function sing(s: Session, sid: string, said: string): void {
  const d = decoysOf(s);
  const { account, app, random } = s;
  const flow: TcpFlow = s.tcp(HOST, 3001, 'websocket');
  const handle = either('session-token', sid, 'one connection, and no key to the account', {
    also: ['other', 'credential'],
  });
  const target = cat('/socket.io/?', query({ EIO: 3, transport: 'websocket', sid: handle }));
  const [ask, reply] = upgrade(random, target, `${HOST}:3001`, { Origin: 'file://' }, false);
  flow.out(ask);
  flow.in(reply);
  const out = (content: Part): void => flow.out(fromClient(random, { opcode: TEXT, content }));
  const back = (content: Part): void => flow.in(fromServer({ opcode: TEXT, content }));
  const event = (name: string, value: Json): Piece => cat('42/oda,', json([name, value]));
  out('2probe');
  back('3probe');
  out('5');
  const code = (): Piece => label('room', room(s));
  const self = (): Piece => label('account', singer(s), { bare: true });
  const peer = (i: number): Piece =>
    label('account', shapesOf(account.contacts[i]?.uid ?? '').digits, { bare: true, also: ['contact'] });
  out(
    cat(
      '42/oda,1',
      json([
        'odayaGir',
        { odaKodu: code(), uyeNo: self(), sarkiNo: decoy('song', app.digits(6), { bare: true, of: 'app' }) },
      ]),
    ),
  );
  back(
    cat(
      '43/oda,1',
      json([
        {
          odaAdi: label('room', account.roomTitle, { also: ['other'] }),
          sahibi: peer(0),
          dinleyiciler: account.contacts.map(({ name }, i) => ({
            uyeNo: peer(i),
            gorunenAd: label('person-name', name, { also: ['contact'] }),
            rozet: decoy('word', 'gumus', { of: 'app' }),
          })),
          kapak: d.cdnObject('webp'),
        },
      ]),
    ),
  );
  out(
    event('yorum', {
      odaKodu: code(),
      gonderen: self(),
      metin: label('message', said),
      geciciNo: decoy('nonce', random.base62(8)),
    }),
  );
  back(
    event('yorum', {
      gonderen: peer(1),
      metin: label('message', random.pick(['tamam, silindi', 'kimseye söylemem'])),
      zaman: decoy('time', s.millis(), { bare: true }),
    }),
  );
  back(event('okundu', { okuyan: peer(1), sonSira: decoy('counter', random.below(500) + 10, { bare: true }) }));
  out(
    event('davetEt', {
      telefonlar: account.contacts.slice(2).map(({ phone }) => label('phone', phone, { also: ['contact'] })),
      odaKodu: code(),
    }),
  );
  for (let i = 0; i < 3; i += 1) {
    // A packet with one attachment: the place for it in text, the sound in the next frame (4: a message).
    out('451-/oda,["ses",{"_placeholder":true,"num":0}]');
    flow.out(
      fromClient(random, { opcode: BINARY, content: cat(Uint8Array.of(4), random.bytes(random.range(80, 110))) }),
    );
    wait(s.net, 8);
    out('2');
    back('3');
  }
  out('41/oda,');
  flow.close();
}
