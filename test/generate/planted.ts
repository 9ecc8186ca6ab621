import type { Mine } from '../../main/contract/settings.ts';
import { dnsAnswer, dnsQuery } from '../sample/dns-bytes.ts';
import type { Host } from '../sample/frames.ts';
import { SeededRandom } from '../sample/random.ts';
import { clientHello } from '../sample/tls-bytes.ts';
import { dhcpRequest } from './dhcp-bytes.ts';
import { FrameList } from './frame-list.ts';
import { nbnsQuery, netbiosDatagram, ssdpSearch, turnRefusal } from './name-bytes.ts';
import { type How, letters, type Place, PLACES, secretFor, WAYS_IN } from './places.ts';
import { request, xmppTalk } from './talks.ts';
import { type Way, written } from './written-ways.ts';

/** One invented secret, where it was put and how it is written there. */
export interface Planted {
  readonly place: Place;
  readonly how: How;
  readonly secret: string;
  readonly way: Way;
}

export interface PlantedCapture {
  readonly bytes: Uint8Array;
  readonly secrets: readonly Planted[];
  readonly mine: readonly Mine[];
  /** Addresses of devices: none may be printed, however it is written in a host name. */
  readonly privateAddresses: readonly string[];
}

const PHONE = '192.168.43.57';
/** A phone on a mobile network has a public address, and may be called by its peer. */
const MOBILE = '203.0.113.77';
const LINK_LOCAL = '169.254.201.17';
const SERVER = '198.51.100.20';
const RESOLVER: Host = { ip: '192.168.43.1', port: 53 };

/** A capture with `count` invented secrets in every place whose text may reach the Assessment.
 *  @param frames how conversations are written */
export function plantSecrets(seed: number, count: number, frames = new FrameList()): PlantedCapture {
  const random = new SeededRandom(seed);
  const secrets: Planted[] = [];
  const mine: Mine[] = [];
  for (let i = 0; i < count; i++) {
    const place = PLACES[i % PLACES.length] ?? 'path';
    const ways = WAYS_IN[place];
    const one: Planted = {
      place,
      ...secretFor(place, random),
      way: ways[random.between(0, ways.length - 1)] ?? 'plain',
    };
    secrets.push(one);
    if (one.how === 'mine')
      mine.push({
        kind: (['account', 'room', 'person-name', 'other', 'message'] as const)[i % 5] ?? 'other',
        value: one.secret,
      });
    if (one.how === 'detector')
      frames.http(next(frames), web(SERVER), request(`/n?nickname=${encodeURIComponent(one.secret)}`));
    plant(frames, random, one, i);
  }
  plantAddresses(frames, random);
  return { bytes: frames.pcapng(), secrets, mine, privateAddresses: [PHONE, MOBILE, LINK_LOCAL] };
}

function plant(frames: FrameList, random: SeededRandom, { place, how, secret, way }: Planted, i: number): void {
  const text = written(secret, way);
  const client = next(frames);
  /** A value that a rule finds, so that its key is told. */
  const hit = `${letters(random, 8)}@${letters(random, 8)}.org`;
  const send = (
    path: string,
    headers: readonly string[] = [],
    host = 'api.planted.example',
    body = '',
    process: string | null = null,
  ): void => frames.http(client, web(`198.51.100.${i + 1}`), request(path, headers, host, body), process);
  switch (place) {
    case 'dns-name': {
      const ip = `203.0.113.${(i % 60) + 1}`;
      frames.udp(RESOLVER, { ip: PHONE, port: client.port }, dnsAnswer(i, `${text}.cdn.example`, ip));
      return frames.udp({ ip: PHONE, port: frames.nextPort() }, { ip, port: 9_000 }, [0xa7, ...random.bytes(40)]);
    }
    case 'sni':
      return frames.tcp(client, { ip: SERVER, port: 443 }, [
        { out: true, text: clientHello(random, `${text}.sni.example`) },
      ]);
    case 'alpn':
      return frames.tcp(client, { ip: SERVER, port: 443 }, [
        { out: true, text: clientHello(random, 'alpn.example', ['h2', text]) },
      ]);
    case 'http-host':
      return send('/', [], `${text}.host.example`);
    case 'path':
      return send(`/u/${text}/x`);
    case 'header-name':
      return send('/', [`X-${text}: ${hit}`]);
    case 'header-value':
      return send('/', [`X-Note: ${text}`]);
    case 'query-key':
      return send(`/?${encodeURIComponent(secret)}=${hit}`);
    case 'query-value':
      return send(`/?q=${encodeURIComponent(text)}`);
    case 'json-key':
      return send('/', ['Content-Type: application/json'], 'api.planted.example', JSON.stringify({ [secret]: hit }));
    case 'json-value':
      return send('/', ['Content-Type: application/json'], 'api.planted.example', JSON.stringify({ note: text }));
    case 'cookie-name':
      return send('/', [`Cookie: ${text}=${hit}`]);
    case 'cookie-value':
      return send('/', [`Cookie: theme=${text}`]);
    case 'xmpp-jid':
      return frames.tcp(client, { ip: SERVER, port: 5222 }, xmppTalk(`${text}@chat.example`, 'hello there'));
    case 'xmpp-text':
      return frames.tcp(client, { ip: SERVER, port: 5222 }, xmppTalk(`${letters(random, 9)}@chat.example`, text));
    case 'dhcp-host-name':
      return frames.udp({ ip: '0.0.0.0', port: 68 }, { ip: '255.255.255.255', port: 67 }, dhcpRequest(i, text));
    case 'dns-question':
      for (const name of ['first.example', `${text}.asked.example`]) frames.udp(client, RESOLVER, dnsQuery(i, name));
      return;
    case 'llmnr-question':
      for (const name of ['first', text]) frames.udp(client, { ip: '224.0.0.252', port: 5355 }, dnsQuery(i, name, 0));
      return;
    case 'nbns-name':
      return frames.udp({ ...client, port: 137 }, { ip: `192.168.${i}.255`, port: 137 }, nbnsQuery(i, text));
    case 'netbios-source':
      return frames.udp({ ...client, port: 138 }, { ip: `192.168.${i}.255`, port: 138 }, netbiosDatagram(i, text));
    case 'ssdp-host':
      return frames.udp(client, { ip: '239.255.255.250', port: 1900 }, ssdpSearch(`${text}.ssdp.example`));
    case 'stun-realm':
      return frames.udp({ ip: `198.51.100.${i + 1}`, port: 3478 }, client, turnRefusal(i, `${text}.turn.example`));
    case 'smtp-server-name':
      return frames.tcp(client, { ip: SERVER, port: 25 }, [
        { out: false, text: `220 ${text}.smtp.example ESMTP ready\r\n` },
        { out: true, text: 'EHLO [192.0.2.1]\r\n' },
      ]);
    case 'process-name':
      return send('/p', [], 'p.planted.example', '', how === 'mine' ? `/home/x/${text}/bin/${text}` : `chat-${text}`);
    case 'user-agent':
      return send('/', [`User-Agent: Chat/1.0 (${text})`]);
  }
}

/** Devices' addresses as servers and inside host names. */
function plantAddresses(frames: FrameList, random: SeededRandom): void {
  frames.http({ ip: MOBILE, port: frames.nextPort() }, web(SERVER), request('/mobile'));
  frames.udp({ ip: '198.51.100.250', port: 40_001 }, { ip: MOBILE, port: 41_000 }, [0xa7, ...random.bytes(40)]);
  frames.http(next(frames), { ip: LINK_LOCAL, port: 80 }, request('/link-local'));
  for (const host of [
    PHONE.replaceAll('.', '-'),
    MOBILE.replaceAll('.', '-'),
    'cb00714d',
    LINK_LOCAL.replaceAll('.', '-'),
  ]) {
    frames.tcp(next(frames), { ip: SERVER, port: 443 }, [
      { out: true, text: clientHello(random, `${host}.edge.example`) },
    ]);
  }
  frames.http(next(frames), web(SERVER), request('/', [], PHONE));
  for (const ip of [PHONE, MOBILE, LINK_LOCAL])
    frames.udp(next(frames), RESOLVER, dnsQuery(1, `${ip.split('.').toReversed().join('.')}.in-addr.arpa`));
}

function next(frames: FrameList): Host {
  return { ip: PHONE, port: frames.nextPort() };
}

function web(ip: string): Host {
  return { ip, port: 80 };
}
