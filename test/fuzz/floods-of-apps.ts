import { deflateRawSync } from 'node:zlib';
import { join, frame as http2Frame, literal } from '../../main/analysis/dissect/web/http2.fixture.ts';
import { PREFACE } from '../../main/analysis/dissect/web/http2-frame.ts';
import { der } from '../../main/analysis/dissect/web/x509.fixture.ts';
import { clientHello, record, serverHello } from '../../main/analysis/dissect/web/tls.fixture.ts';
import { initial, crypto } from '../../main/analysis/dissect/web/quic.fixture.ts';
import { SeededRandom } from '../sample/random.ts';
import { ends, pcapOf, talk, type Turn, udp } from './flood-wire.ts';
import type { Flood } from './floods.ts';
import { fault, payload } from './floods-of-packets.ts';

const text = (ascii: string): Uint8Array => new Uint8Array(Buffer.from(ascii, 'latin1'));

/** RFC 6455 section 1.2, RFC 7692 section 7.1. */
const EXTENSION = 'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n';
const UPGRADED: readonly Turn[] = [
  {
    isOut: true,
    parts: [
      text(
        `GET /chat HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${EXTENSION}`,
      ),
    ],
  },
  {
    isOut: false,
    parts: [
      text(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n${EXTENSION}`,
      ),
    ],
  },
];

/** Floods of what one protocol lets a sender repeat. */
export const APP_FLOODS: readonly Flood[] = [
  {
    name: 'dns answers',
    isWhole: true,
    protocol: 'dns',
    size: 1_000_000,
    file: (size) => pcapOf(dnsAnswers(size)),
    check: ({ coverage }, size) =>
      fault([[coverage.readableBytes > size * 16, `${coverage.readableBytes} octets read`]]),
  },
  {
    name: 'quic hellos with forged identifiers, one flow',
    protocol: 'quic',
    size: 20_000,
    file: (size) => pcapOf(quicInitials(size, false, true)),
    check: ({ coverage }, size) => fault([[payload(coverage) === size * 1200, `${payload(coverage)} octets`]]),
  },
  {
    name: 'quic of forged identifiers, one flow',
    protocol: 'quic',
    size: 100_000,
    file: (size) => pcapOf(quicInitials(size, false, false)),
    check: ({ coverage }, size) => fault([[payload(coverage) === size * 1200, `${payload(coverage)} octets`]]),
  },
  {
    name: 'quic of forged identifiers, a flow each',
    protocol: 'quic',
    size: 100_000,
    file: (size) => pcapOf(quicInitials(size, true, false)),
    check: ({ coverage }, size) => fault([[coverage.flows === size, `${coverage.flows} flows`]]),
  },
  inStream('hpack references', 'http2', 443, true, 400_000, hpackReferences),
  inStream('hpack entries', 'http2', 443, true, 100_000, hpackEntries),
  inStream('http2 settings', 'http2', 443, true, 400_000, function* (size) {
    yield text(PREFACE);
    const settings = http2Frame(4, 0, 0, []);
    for (let n = 0; n < size; n++) yield settings;
  }),
  inStream('certificates of one chain', 'tls', 443, false, 30_000, certificates, [
    { isOut: true, parts: [record(22, clientHello({ sni: 'a.example' }))] },
  ]),
  inStream('tls alerts', 'tls', 443, true, 400_000, function* (size) {
    yield record(22, clientHello({ sni: 'a.example' }));
    const alert = record(21, [1, 0]);
    for (let n = 0; n < size; n++) yield alert;
  }),
  inStream('tls handshake fragments', 'tls', 443, true, 100_000, function* (size) {
    const hello = Uint8Array.from([1, 0, 0xff, 0xff, ...clientHello({ sni: 'a.example' }).subarray(4)]);
    yield record(22, hello);
    const one = record(22, [0]);
    for (let n = 0; n < size; n++) yield one;
  }),
  inStream('http requests', 'http', 80, true, 100_000, function* (size) {
    for (let n = 0; n < size; n++) yield text(`GET /a?uid=${n} HTTP/1.1\r\nHost: a.example\r\n\r\n`);
  }),
  inStream('http headers', 'http', 80, true, 200_000, function* (size) {
    yield text('GET / HTTP/1.1\r\n');
    for (let n = 0; n < size; n++) yield text(`h${n}: v\r\n`);
  }),
  inStream('http chunks', 'http', 80, false, 400_000, function* (size) {
    yield text('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (let n = 0; n < size; n++) yield text('1\r\na\r\n');
  }),
  inStream('a request line without end', 'http', 80, true, 2_000_000, function* (size) {
    yield text(`GET /${'a'.repeat(size)}`);
  }),
  inStream('cookies', 'http', 80, true, 200_000, function* (size) {
    yield text(`GET / HTTP/1.1\r\nHost: a.example\r\nCookie: ${'a=b; '.repeat(size)}\r\n\r\n`);
  }),
  inStream('websocket frames', 'http', 80, true, 300_000, webSocket, UPGRADED),
  inStream('websocket bombs', 'http', 80, true, 100, webSocketBombs, UPGRADED),
  inStream('xmpp elements', 'xmpp', 5222, true, 300_000, function* (size) {
    yield text("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='a.example'>");
    for (let n = 0; n < size; n++) yield text('<a>');
  }),
  inStream('xmpp messages', 'xmpp', 5222, true, 30_000, function* (size) {
    yield text("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='a.example'>");
    for (let n = 0; n < size; n++) yield text(`<message to='u${n}@a.example'><body>hello ${n}</body></message>`);
  }),
  inStream('irc lines', 'irc', 6667, true, 50_000, function* (size) {
    yield text('NICK someone\r\nUSER someone 0 * :someone\r\n');
    for (let n = 0; n < size; n++) yield text(`PRIVMSG #room${n} :hello ${n}\r\n`);
  }),
  inStream('mqtt messages', 'mqtt', 1883, true, 50_000, function* (size) {
    yield Uint8Array.from([0x10, 13, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60, 0, 1, 0x61]);
    const one = Uint8Array.from([0x30, 6, 0, 1, 0x61, 0x62, 0x63, 0x64]);
    for (let n = 0; n < size; n++) yield one;
  }),
  inStream('mail lines', 'smtp', 25, true, 100_000, function* (size) {
    yield text('EHLO a.example\r\nMAIL FROM:<a@a.example>\r\n');
    for (let n = 0; n < size; n++) yield text(`RCPT TO:<u${n}@a.example>\r\n`);
  }),
  {
    name: 'stun messages',
    protocol: 'stun',
    size: 200_000,
    file: (size) => pcapOf(stunMessages(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === size, `${coverage.packets} packets`]]),
  },
  {
    name: 'rtp sources',
    protocol: 'rtp',
    size: 300_000,
    file: (size) => pcapOf(rtpSources(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === size, `${coverage.packets} packets`]]),
  },
];

/** A flood of one direction, after what was said before. */
function inStream(
  name: string,
  protocol: string,
  port: number,
  isOut: boolean,
  size: number,
  parts: (size: number) => Iterable<Uint8Array>,
  before: readonly Turn[] = [],
): Flood {
  return {
    name,
    size,
    protocol,
    file: (count) => pcapOf(talk(ends(1, port), [...before, { isOut, parts: together(parts(count)) }])),
    check: ({ coverage }, count) => fault([[payload(coverage) >= count, `${payload(coverage)} octets`]]),
  };
}

/** Small parts joined to some kilobytes, as a sender's system does. */
function* together(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length < 14_000) continue;
    yield new Uint8Array(Buffer.concat(waiting));
    [waiting, length] = [[], 0];
  }
  yield new Uint8Array(Buffer.concat(waiting));
}

const ANSWERS = 80;
function* dnsAnswers(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n += ANSWERS) {
    const name = [...text(`h${String(n).padStart(7, '0')}`)];
    const head = [
      n >> 8,
      n & 255,
      0x81,
      0x80,
      0,
      1,
      0,
      ANSWERS,
      0,
      0,
      0,
      0,
      name.length,
      ...name,
      7,
      ...text('example'),
      0,
    ];
    const answers = Array.from({ length: ANSWERS }, (_, i) => {
      const address = n + i;
      return [
        0xc0,
        12,
        0,
        1,
        0,
        1,
        0,
        0,
        0,
        60,
        0,
        4,
        198,
        18 + ((address >> 16) & 1),
        (address >> 8) & 255,
        address & 255,
      ];
    });
    yield udp(
      { client: 1, clientPort: 1024 + ((n / ANSWERS) % 60_000), server: 7, serverPort: 53 },
      [...head, 0, 1, 0, 1, ...answers.flat()],
      false,
    );
  }
}

function* quicInitials(size: number, isFlowEach: boolean, isReal: boolean): Generator<Uint8Array> {
  const random = new SeededRandom(1);
  const filler = random.bytes(1200);
  const hello = clientHello({ sni: 'a.example' });
  for (let n = 0; n < size; n++) {
    const id = random.bytes(8);
    const to = isFlowEach ? ends(n, 443) : ends(1, 443);
    if (isReal) {
      const packet = new Uint8Array(1200);
      packet.set(initial(crypto(hello), { destination: id }).subarray(0, 1200));
      yield udp(to, packet);
      continue;
    }
    const packet = filler.slice();
    packet.set([0xc3, 0, 0, 0, 1, 8, ...id, 0, 0, 0x44, 0x9e]);
    yield udp(to, packet);
  }
}

/** One large entry, then a reference to it again and again: each octet stands for four thousand. */
function* hpackReferences(size: number): Generator<Uint8Array> {
  yield text(PREFACE);
  yield http2Frame(4, 0, 0, []);
  yield http2Frame(1, 5, 1, join(literal('x', 'y'.repeat(120)), new Uint8Array(10)));
  const references = new Uint8Array(10_000).fill(0xbe);
  for (let n = 0; n < size / 10_000; n++) yield http2Frame(1, 5, 3 + 2 * n, references);
}

function* hpackEntries(size: number): Generator<Uint8Array> {
  yield text(PREFACE);
  yield http2Frame(4, 0, 0, []);
  for (let n = 0; n < size; n += 100) {
    const entries = Array.from({ length: 100 }, (_, i) => literal(`h${n + i}`, 'v'));
    yield http2Frame(1, 5, 1 + 2 * (n / 100), join(...entries));
  }
}

/** Handshake messages of certificates, as many as a message holds, again and again. */
function* certificates(size: number): Generator<Uint8Array> {
  yield record(22, serverHello(0x0303, 0xc02f));
  for (let n = 0; n < size; n += 1000) {
    const chain = Array.from({ length: 1000 }, (_, i) => {
      const one = der(0x30, der(0x30, der(0x02, [(n + i) >> 8, (n + i) & 255])), der(0x30), der(0x03, [0]));
      return [0, one.length >> 8, one.length & 255, ...one];
    }).flat();
    const u24 = (value: number): number[] => [value >> 16, (value >> 8) & 255, value & 255];
    const message = Uint8Array.from([11, ...u24(chain.length + 3), ...u24(chain.length), ...chain]);
    for (let at = 0; at < message.length; at += 16_000) yield record(22, message.subarray(at, at + 16_000));
  }
}

function* webSocket(size: number): Generator<Uint8Array> {
  const one = Uint8Array.from([0x81, 0x81, 1, 2, 3, 4, 0x60]);
  for (let n = 0; n < size; n++) yield one;
}

function* webSocketBombs(size: number): Generator<Uint8Array> {
  const packed = deflateRawSync(new Uint8Array(16 << 20), { level: 9 });
  const head = [0xc1, 0xfe, packed.length >> 8, packed.length & 255, 0, 0, 0, 0];
  const one = new Uint8Array(Buffer.concat([Uint8Array.from(head), packed]));
  for (let n = 0; n < size; n++) yield one;
}

function* stunMessages(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n++) {
    const user = [...text(`u${String(n).padStart(7, '0')}`)];
    const body = [0, 6, 0, 8, ...user];
    const id = [1, 2, 3, 4, 5, 6, 7, 8, 9, (n >> 16) & 255, (n >> 8) & 255, n & 255];
    yield udp(ends(1, 3478), [0, 1, 0, body.length, 0x21, 0x12, 0xa4, 0x42, ...id, ...body]);
  }
}

function* rtpSources(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n++) {
    const source = n >> 3; // eight packets of each
    const ssrc = [1, (source >> 16) & 255, (source >> 8) & 255, source & 255];
    yield udp(ends(1, 40_000), [
      0x80,
      0,
      (n >> 8) & 255,
      n & 255,
      0,
      0,
      0,
      1,
      ...ssrc,
      ...text('0123456789abcdef0123'),
    ]);
  }
}
