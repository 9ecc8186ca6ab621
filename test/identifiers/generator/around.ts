import { decoysOf } from './decoys.ts';
import { decoy } from './facts.ts';
import { exchange, request, response } from './http1.ts';
import { beside, openUdp, wait } from './network.ts';
import { number } from './packed.ts';
import { cat, text } from './piece.ts';
import type { Session } from './session.ts';
import { playTls } from './tls.ts';

/** What goes on around an app: time of day, other apps' encrypted flows, the system's check for a network, pictures. */
export function playAround(session: Session, play: () => void): void {
  const { net } = session;
  checkNetwork(session);
  askTime(session);
  encrypted(session, 'mtalk.pushgrid-services.net', 3);
  beside(net, 0.9, () => encrypted(session, 'sync.weatherbrick.org', 2));
  beside(net, 2.4, () => picture(session));
  beside(net, 4.1, () => encrypted(session, 'update.tidalshelf.com', 5));
  play();
  wait(net, 0.5);
  encrypted(session, 'mtalk.pushgrid-services.net', 1);
  picture(session);
}

/** The captive-portal check of a phone's system: an empty page. */
function checkNetwork(session: Session): void {
  const host = 'connectivitycheck.grindelwerk.net';
  const flow = session.tcp(host, 80, 'http');
  const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36';
  exchange(
    flow,
    request('GET', '/generate_204', host, { Connection: 'close', 'User-Agent': agent }),
    cat('HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nDate: ', decoy('time', httpDate(session)), '\r\n\r\n'),
  );
  flow.close();
}

export function httpDate(session: Session): string {
  return new Date(session.millis()).toUTCString();
}

/** NTP, RFC 5905 section 7.3. */
function askTime(session: Session): void {
  const flow = openUdp(session.net, session.resolve('2.pool.uhrwerk-zeit.org'), 123, { protocol: 'ntp' });
  const stamp = (): Uint8Array => {
    const seconds = number(BigInt(session.seconds()) + 2_208_988_800n, 'u32be').bytes;
    return cat(seconds, session.random.bytes(4)).bytes;
  };
  flow.out(cat(Uint8Array.of(0x23, 0, 6, 0xec), new Uint8Array(36), stamp()));
  const root = Uint8Array.of(0x24, 2, 6, 0xe8, 0, 0, 1, 0, 0, 0, 2, 0, 192, 53, 103, 108);
  flow.in(cat(root, stamp(), stamp(), stamp(), stamp()));
}

export function encrypted(session: Session, host: string, turns: number): void {
  const { random } = session;
  const flow = session.tcp(host, 443, 'tls');
  const lengths = Array.from({ length: turns }, (): [number, number] => [
    random.range(60, 900),
    random.range(90, 4200),
  ]);
  playTls(flow, random, host, lengths);
  if (random.chance(0.4)) flow.keepAlive();
  flow.close();
}

/** A picture everyone gets, from a content network. */
export function picture(session: Session): void {
  const { random } = session;
  const d = decoysOf(session);
  const host = 'static.kachelwand-cdn.com';
  const flow = session.tcp(host, 80, 'http');
  const target = text`/assets/${d.fileHash()}/${d.cdnObject('jpg')}?v=${d.version()}&w=${decoy('size', 640)}`;
  const length = random.range(900, 5200);
  exchange(
    flow,
    request('GET', target, host, { Accept: 'image/*', 'X-Trace': d.traceparent(), 'If-None-Match': d.etag() }),
    response(
      '200 OK',
      {
        ETag: d.etag(),
        'Cache-Control': text`max-age=${decoy('number', 31536000)}`,
        'Last-Modified': decoy('time', httpDate(session)),
        'X-Cache': 'HIT',
      },
      { type: 'image/jpeg', content: jpeg(session, length) },
    ),
  );
  flow.close();
}

/** The frame of a JPEG file (ITU-T T.81 annex B) around noise: no picture is in it. */
export function jpeg(session: Session, length: number): Uint8Array {
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex');
  const table = Uint8Array.from({ length: 64 }, (_, i) => 16 + ((i * 11) % 97));
  const noise = session.random.bytes(length).map((octet) => (octet === 0xff ? 0xfe : octet));
  return cat(head, table, Buffer.from('ffda0008010100003f00', 'hex'), noise, Uint8Array.of(0xff, 0xd9)).bytes;
}
