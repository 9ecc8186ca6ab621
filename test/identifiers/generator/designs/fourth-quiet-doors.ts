import { json, xml } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either } from '../facts.ts';
import { connect, connected, DISCONNECT, PING_ANSWER, PING_REQUEST, publish, subscribe, subscribed } from '../mqtt.ts';
import { openUdp, wait } from '../network.ts';
import { counted, number, proto, u8 } from '../packed.ts';
import { cat, encode, lines, named, type Part, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';

/** What messengers and games send before anyone has a name: a SIP server asked whether it lives, by nobody; an XMPP
 *  server's features; an IRC server's; a list of game servers in a protocol of its own with strings after their lengths;
 *  servers' state in key=value text and Protocol Buffers on UDP; a public broker's weather. */
export const fourthQuietDoors: Design = {
  name: 'fourth-quiet-doors',
  follows: 'identifiers: typical false positives; RFC 3261 section 11, RFC 3323, RFC 6120, IRCv3, OASIS MQTT 3.1.1',
  exposes: false,
  wire: { resend: 0.03, mss: 1000 },
  play(s) {
    askSip(s);
    askXmpp(s);
    askIrc(s);
    listServers(s);
    askState(s);
    readWeather(s);
  },
};

const own = { of: 'app' } as const;
const unnamed = { of: 'app', key: null } as const;

function askSip(s: Session): void {
  const d = decoysOf(s);
  const { net, random } = s;
  const domain = 'edge.torbogen-voip.net';
  const flow = openUdp(net, s.resolve(domain), 5060, { protocol: 'sip', clientPort: 5060 });
  for (let i = 0; i < 3; i += 1) {
    const address = either('other', net.device.ip, 'the own address, inside the message');
    const head = (start: string): readonly Part[] => [
      start,
      text`Via: SIP/2.0/UDP ${address}:5060;branch=z9hG4bK${decoy('nonce', random.hex(10), { key: 'branch' })}`,
      text`From: "Anonymous" <sip:${decoy('nobody', 'anonymous@anonymous.invalid', { key: 'From', of: 'app' })}>;tag=${decoy('nonce', random.hex(8), { key: 'tag' })}`,
      `To: <sip:${domain}>`,
      text`Call-ID: ${either('other', random.hex(24), 'one exchange, and nobody', { key: 'Call-ID' })}`,
      `CSeq: ${i + 1} OPTIONS`,
    ];
    flow.out(
      lines(
        ...head(`OPTIONS sip:${domain} SIP/2.0`),
        'Max-Forwards: 70',
        text`User-Agent: Torbogen/${d.version()}`,
        'Content-Length: 0',
        '',
      ),
    );
    flow.in(
      lines(
        ...head('SIP/2.0 200 OK'),
        'Allow: INVITE, ACK, BYE, MESSAGE',
        text`Server: ${decoy('version', 'Kamailio (5.7.2)', { key: 'Server', of: 'app' })}`,
        'Content-Length: 0',
        '',
      ),
    );
    flow.out('\r\n\r\n');
    wait(net, 6);
  }
}

/** The stream opens, the server tells what it can do, and the app turns to TLS. */
function askXmpp(s: Session): void {
  const { app, random } = s;
  const host = 'im.torbogen-voip.net';
  const open = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'";
  const flow = s.tcp(host, 5222, 'xmpp');
  flow.out(`<?xml version='1.0'?><stream:stream to='${host}' ${open}>`);
  const features = xml('stream:features', [
    xml('starttls', [xml('required', '')], { xmlns: 'urn:ietf:params:xml:ns:xmpp-tls' }),
    xml('c', '', {
      xmlns: 'http://jabber.org/protocol/caps',
      hash: 'sha-1',
      node: 'https://prosody.im',
      ver: decoy('feature-hash', Buffer.from(app.bytes(20)).toString('base64'), own),
    }),
  ]);
  flow.in(
    text`<?xml version='1.0'?><stream:stream from='${host}' id='${decoy('nonce', random.uuid(), { key: 'id' })}' ${open}>${features}`,
  );
  flow.out('</stream:stream>');
  flow.in('</stream:stream>');
  flow.close();
}

function askIrc(s: Session): void {
  const { app, random } = s;
  const host = 'irc.torbogen-voip.net';
  const flow = s.tcp(host, 6667, 'irc');
  flow.out('CAP LS 302\r\n');
  flow.in(`:${host} NOTICE * :*** Looking up your hostname...\r\n`);
  flow.in(
    lines(
      text`:${host} CAP * LS :sasl=PLAIN,EXTERNAL account-notify server-time draft/icon=${decoy('cdn-object', `${app.hex(16)}.png`, unnamed)}`,
    ),
  );
  flow.out('CAP END\r\n');
  const nonce = decoy('nonce', random.hex(8).toUpperCase(), { key: null });
  flow.in(text`PING :${nonce}\r\n`);
  flow.out(text`PONG :${nonce}\r\n`);
  flow.in('ERROR :Closing Link: (Registration timed out)\r\n');
  flow.close();
}

/** Length, command, then for each server: number, name, address, players, map, hash of the map. */
function listServers(s: Session): void {
  const d = decoysOf(s);
  const { app, random } = s;
  const flow = s.tcp('master.zinnsoldat-games.com', 28910, 'tcp');
  const frame = (command: number, ...parts: readonly Part[]): Piece =>
    named(null, counted(cat(u8(command), ...parts), 'u16le'));
  const string = (part: Part): Piece => counted(part, 'u8');
  flow.out(
    frame(
      1,
      string(decoy('app-name', 'zinnsoldat', unnamed)),
      string(d.version()),
      string(d.locale()),
      random.bytes(8),
    ),
  );
  const names = ['Sandkasten EU #1', 'Burgfried DE', 'Open Field', 'Beginners only'];
  const servers = names.map((name, i) =>
    cat(
      decoy('server', app.digits(7), { as: ['u32le'], of: 'app' }),
      string(decoy('server-name', name, unnamed)),
      string(decoy('server-address', `47.88.${app.below(200) + 1}.${10 + i}`, unnamed)),
      number(27015 + i, 'u16be'),
      u8(random.below(64)),
      string(decoy('map', ['cliffs', 'harbour', 'mill', 'yard'][i] ?? '', unnamed)),
      decoy('file-hash', app.hex(40), { as: ['octets'], of: 'app' }),
      u8(64),
    ),
  );
  flow.in(frame(2, number(servers.length, 'u16be'), ...servers));
  const notice = json({
    motd: decoy('notice', 'Season 9 starts on Friday', own),
    min_client: d.version(),
    asset_sha: d.fileHash(),
    room_id_max: decoy('number', 65535, { bare: true, of: 'app' }),
    user_cap: decoy('number', 4000, { bare: true, of: 'app' }),
  });
  flow.in(frame(3, u8(1), encode('deflate', notice)));
  flow.keepAlive();
  flow.close();
}

function askState(s: Session): void {
  const { app, random } = s;
  const flow = s.udp('play.zinnsoldat-games.com', 27016, 'udp');
  for (let i = 0; i < 3; i += 1) {
    flow.out(cat(Uint8Array.of(0xff, 0xff, 0xff, 0xff), 'getstatus\n'));
    const pairs: Readonly<Record<string, Part>> = {
      hostname: decoy('server-name', 'Sandkasten EU #1', own),
      mapname: decoy('map', 'cliffs', own),
      numplayers: decoy('count', random.below(64)),
      maxplayers: decoy('number', 64, own),
      gametype: decoy('word', 'siege', own),
      sv_uptime: decoy('number', random.digits(6)),
      protocol: decoy('number', 71, own),
      build: decoy('build', app.digits(5), own),
    };
    const written = Object.entries(pairs).flatMap(([key, value]) => [`\\${key}\\`, named(key, value)]);
    flow.in(cat(Uint8Array.of(0xff, 0xff, 0xff, 0xff), 'statusResponse\n', ...written, '\n'));
    const state = proto([
      [1, i + 1],
      [2, decoy('word', 'eu-central', unnamed)],
      [3, 'varint', decoy('time', s.millis(), { as: ['varint'], key: null })],
      [4, decoy('version', '9.0.4', unnamed)],
      [6, random.bytes(16)],
    ]);
    flow.in(cat(Uint8Array.of(0x5a, 0x53, 1, i), state));
    wait(s.net, 8);
  }
}

function readWeather(s: Session): void {
  const d = decoysOf(s);
  const { app, random } = s;
  const flow = s.tcp('public.wetterfrosch-broker.org', 1883, 'mqtt');
  flow.out(connect({ version: 4, clientId: '' }));
  flow.in(connected(4));
  flow.out(subscribe(4, 9, ['wx/+/now', '$SYS/broker/uptime']));
  flow.in(subscribed(4, 9, 2));
  flow.in(publish(4, '$SYS/broker/uptime', text`${decoy('number', random.digits(6), { key: null })} seconds`));
  for (const station of ['EDDB', 'LOWW', 'LSZH']) {
    const now = json({
      station: decoy('station', station, own),
      wmo: decoy('station', app.digits(5), { bare: true }),
      lat: decoy('station', `4${app.below(9)}.${app.digits(4)}`, { bare: true }),
      lon: decoy('station', `1${app.below(9)}.${app.digits(4)}`, { bare: true }),
      temp_c: decoy('number', `${random.range(8, 31)}.${random.below(9)}`, { bare: true }),
      sensor_fw: d.version(),
      at: d.iso(),
    });
    flow.in(publish(4, text`wx/${decoy('station', station, unnamed)}/now`, now));
    wait(s.net, 4);
  }
  flow.out(PING_REQUEST);
  flow.in(PING_ANSWER);
  flow.out(DISCONNECT);
  flow.close();
}
