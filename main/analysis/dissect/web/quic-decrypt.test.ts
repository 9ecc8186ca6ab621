import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyLog } from '../../model/key-log.ts';
import { frozenFrame } from '../../model/origins.ts';
import type { Dissector } from '../dissector.ts';
import { dissectors } from '../index.ts';
import { feed, flowFixture, RecordingSink, totalOctets, type Piece } from '../recording-sink.fixture.ts';
import { QuicDecryption } from './quic-decrypt.ts';
import { packetKeys } from './quic-keys.ts';
import { openPacket } from './quic-packet.ts';
import { versionOf } from './quic-version.ts';
import { frame, sealedConnection, stream } from './quic-sealed.fixture.ts';
import { quic } from './quic.ts';
import { keyLogBytes } from './tls-sealed.fixture.ts';

const text = (said: string) => Uint8Array.from(Buffer.from(said));
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(/\s/g, ''), 'hex'));

function read(pieces: readonly Piece[], keyLog: string | null, registry: readonly Dissector[] = dissectors) {
  const flow = flowFixture('udp', 'quic', 443);
  const log = new KeyLog();
  if (keyLog !== null) {
    log.add(keyLogBytes(keyLog));
    flow.keyLog = log;
  }
  const sink = new RecordingSink(flow);
  feed(quic.open(flow, sink, { registry, depth: 0 }), pieces);
  expect(sink.counted).toBe(totalOctets(pieces));
  return { flow, sink, tally: log.tally };
}
const inside = (sink: RecordingSink) => sink.fields.filter(({ options }) => options.decrypted);

/** `:method POST`, `:path` and `user-agent` as they are, `content-type` by number: RFC 9204 section 4.5. */
const HEADERS = hex(`0000 d4 51 08 2f613f7569643d37 5f50 02 6d65 ee`);
const BODY = text('{"user":"4711"}');

function talk() {
  const made = sealedConnection('one', 'h3');
  const request = Uint8Array.from([...frame(1, HEADERS), ...frame(0, BODY)]);
  const pieces: Piece[] = [
    ...made.hellos,
    ['out', made.client.seal(stream(0, 20, request.subarray(20), true))],
    ['out', made.client.seal(stream(0, 0, request.subarray(0, 20)))],
    ['out', made.client.seal(stream(0, 0, request.subarray(0, 20)))],
    ['in', made.server.seal(stream(0, 0, frame(1, hex('0000 d9 5e 05 613d313b62')), true))],
  ];
  return { pieces, keyLog: made.keyLog, made };
}

test('reads the real one (RFC 9001 appendix A.5): a short header under ChaCha20', () => {
  const secret = hex('9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b');
  const keys = packetKeys(secret, { hash: 'sha256', aead: 'chacha20-poly1305', keySize: 32 }, 'quic');
  const packet = hex('4cfe4189655e5cd55c41f69080575d7999c25a5bfb');
  const opened = openPacket(packet, 0, 1, packet.length, keys, 654_360_563);
  expect([...(opened?.plain ?? [])]).toEqual([1]);
  expect(opened?.number).toBe(654_360_564);
});

test('without a ServerHello each suite of that length is tried', () => {
  const made = sealedConnection('five', 'h3');
  const log = new KeyLog();
  log.add(keyLogBytes(made.keyLog));
  const flow = flowFixture('udp', 'quic', 443);
  const version = versionOf(1);
  if (!version) throw new Error('no version');
  const clientRandom = made.keyLog.split(' ')[1] ?? '';
  const agreed = { clientRandom, client: 'out', version, cipher: null } as const;
  const decryption = new QuicDecryption(log, flow, new RecordingSink(flow), undefined, () => agreed);
  for (const [direction, bytes] of made.hellos) decryption.datagram(direction, bytes, frozenFrame(1, 42, null));
  decryption.datagram('out', made.client.seal(stream(0, 0, text('x'))), frozenFrame(1, 42, null));
  expect(log.tally).toEqual({ records: 1, octets: 1, failedRecords: 0 });
});

test('HTTP/3 in pieces, out of order and repeated: each field once, at its place', () => {
  const { pieces, keyLog } = talk();
  const { flow, sink, tally } = read(pieces, keyLog);
  const told = inside(sink);
  expect(told.map((one) => [one.path, one.key, one.text])).toEqual([
    ['http3.path', null, '/a'],
    ['http3.query', null, 'uid=7'],
    ['http3.header.user-agent', 'user-agent', 'me'],
    ['http3.header.content-type', 'content-type', 'application/json'],
    ['http3.body', null, BODY_TEXT],
    ['http3.header.set-cookie', 'set-cookie', 'a=1;b'],
  ]);
  // Fourth piece; connection ID, number, STREAM head, frame head, then the block.
  expect(told[0]?.where).toEqual([{ frame: 4, offset: 54 + 1 + 5 + 2 + 7 + 3 + 5, length: 2 }]);
  expect(flow.names).toEqual({ sni: 'quic.example', httpHost: null, dns: null });
  expect(tally).toMatchObject({ records: 4, failedRecords: 0 });
});
const BODY_TEXT = Buffer.from(BODY).toString();

test('octets are counted as without the key log', () => {
  const { pieces, keyLog } = talk();
  expect(read(pieces, keyLog).sink.counts).toEqual(read(pieces, null).sink.counts);
});

test("another connection's key log changes nothing", () => {
  const { pieces } = talk();
  const other = sealedConnection('two', 'h3').keyLog;
  const { sink, tally } = read(pieces, other);
  const without = read(pieces, null).sink;
  const told = (one: RecordingSink) => one.fields.map((field) => [field.path, field.text, field.where]);
  expect([told(sink), sink.counts]).toEqual([told(without), without.counts]);
  expect(tally).toEqual({ records: 0, octets: 0, failedRecords: 0 });
});

test('key updates are followed, and packets of before still open', () => {
  const { made, pieces, keyLog } = talk();
  const late = made.client.seal(stream(4, 0, frame(1, HEADERS), true));
  made.client.update();
  const first = made.client.seal(stream(8, 0, frame(1, HEADERS), true));
  made.client.update();
  const second = made.client.seal(stream(12, 0, frame(1, HEADERS), true));
  const { tally } = read([...pieces, ['out', first], ['out', late], ['out', second]], keyLog);
  expect(tally).toMatchObject({ records: 7, failedRecords: 0 });
});

test('a stream of another protocol is asked of every dissector', () => {
  const made = sealedConnection('three', 'hq-interop');
  const said = text('GET /x?uid=9 HTTP/1.1\r\nHost: inner.example\r\n\r\n');
  const { sink } = read([...made.hellos, ['out', made.client.seal(stream(0, 0, said, true))]], made.keyLog);
  expect(sink.texts('http.query')).toEqual(['uid=9']);
  expect(inside(sink).map(({ path }) => path)).toEqual(['http.path', 'http.query', 'http.header.host']);
});

test('a header block waits for its table', () => {
  const made = sealedConnection('four', 'h3');
  const settings = Uint8Array.from([0, ...frame(4, hex('01 40dc'))]);
  const blocked = frame(1, hex('0200 80 d1'));
  const table = Uint8Array.from([2, ...hex('3fbd01 c5 03 6b3d76')]);
  const { sink } = read(
    [
      ...made.hellos,
      ['in', made.server.seal(stream(3, 0, settings))],
      ['out', made.client.seal(stream(0, 0, blocked, true))],
      ['out', made.client.seal(stream(2, 0, table))],
    ],
    made.keyLog,
  );
  expect(sink.texts('http3.cookie')).toEqual(['k=v']);
});

test('every truncation of a packet opens nothing', () => {
  const { pieces, keyLog } = talk();
  const packet = pieces[3]?.[1];
  if (!(packet instanceof Uint8Array)) throw new Error('no packet');
  for (let n = 1; n < packet.length; n++) {
    const { tally, sink } = read([...pieces.slice(0, 2), ['out', packet.subarray(0, n)]], keyLog);
    expect([tally.records, inside(sink)]).toEqual([0, []]);
  }
});

test('any datagrams and any frames never throw, loop or point outside', () => {
  const frames = fc.array(fc.tuple(fc.nat(20), fc.nat(600), fc.uint8Array({ maxLength: 200 }), fc.boolean()), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(frames, fc.uint8Array({ maxLength: 200 }), (said, tail) => {
      const { made, pieces, keyLog } = talk();
      const more = said.map(([id, offset, data, isLast]): Piece => [
        'out',
        made.client.seal(stream(id, offset, data, isLast)),
      ]);
      read([...pieces, ...more, ['in', made.server.seal(tail)], ['out', Uint8Array.from([0x41, ...tail])]], keyLog);
    }),
  );
});
