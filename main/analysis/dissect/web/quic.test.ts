import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { feed, flowFixture, PAYLOAD_AT, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import {
  crypto,
  hex,
  initial,
  join,
  RFC_CLIENT_INITIAL,
  RFC_HELLO,
  RFC_ID,
  RFC_RETRY,
  RFC_SERVER_INITIAL,
} from './quic.fixture.ts';
import { quic } from './quic.ts';
import { clientHello, serverHello } from './tls.fixture.ts';

const SHORT = join([0x43], new Uint8Array(60).fill(0xa5));
const ID = hex('0102030405060708');

function read(pieces: readonly Piece[]) {
  const flow = flowFixture('udp', 'quic');
  const sink = new RecordingSink(flow);
  feed(quic.open(flow, sink), pieces);
  return { flow, sink };
}

test('reads the real one (RFC 9001 appendices A.2 and A.3)', () => {
  const { flow, sink } = read([
    ['out', RFC_CLIENT_INITIAL],
    ['in', RFC_SERVER_INITIAL],
    ['out', SHORT],
  ]);
  expect(sink.messages).toMatchObject([
    {
      type: 'tls-client-hello',
      sni: 'example.com',
      alpn: ['alpn'],
      version: 0x0304,
      ja4: expect.stringMatching(/^q13d/),
    },
    { type: 'tls-server-hello', version: 0x0304, cipher: 0x1301 },
  ]);
  expect(flow).toMatchObject({ sawStart: true, names: { sni: 'example.com' }, tls: { version: 'TLSv1.3' } });
  expect(sink.counts).toEqual({ readable: 1200 + RFC_SERVER_INITIAL.length, opaque: SHORT.length, unknown: 0 });
  expect(sink.problems).toEqual([]);
});

test('a name has its exact place in the sealed packet, and says how it was read', () => {
  const { sink } = read([['out', RFC_CLIENT_INITIAL]]);
  const at = PAYLOAD_AT + 22 + 4 + Buffer.from(RFC_HELLO).indexOf('example.com');
  expect(sink.fields[0]).toMatchObject({
    path: 'quic.client-hello.sni',
    key: 'sni',
    text: 'example.com',
    where: [{ frame: 1, offset: at, length: 11 }],
    options: { decoded: { chain: ['quic-initial'] } },
  });
});

test('reads a hello cut into frames out of order, over packets, under other connection IDs', () => {
  const middle = Buffer.from(RFC_HELLO).indexOf('example.com') + 4;
  const { sink } = read([
    ['out', initial(join([1], crypto(RFC_HELLO, 200), crypto(RFC_HELLO, middle, 150)), { number: 0 })],
    ['out', initial(crypto(RFC_HELLO, 100, 220), { number: 1, destination: ID, keyedBy: RFC_ID })],
    ['out', initial(crypto(RFC_HELLO, 0, middle), { number: 2 })],
  ]);
  expect(sink.texts('quic.client-hello.sni')).toEqual(['example.com']);
  expect(sink.fields[0]?.where.map(({ frame, length }) => [frame, length])).toEqual([
    [1, 7],
    [3, 4],
  ]);
  expect(sink.messages).toMatchObject([{ ja3: expect.any(String) }]);
});

test('reads version 2, drafts, Facebook’s and Google’s last: other salts, labels and types', () => {
  const versions = [
    0x6b3343cf, 0x709a50c4, 0xff000016, 0xff000017, 0xff00001d, 0xff000022, 0xfaceb001, 0xfaceb002, 0xfaceb003,
  ];
  for (const version of versions) {
    const { sink } = read([
      ['out', initial(crypto(RFC_HELLO), { version })],
      [
        'in',
        initial(crypto(serverHello(0x0303, 0x1302, { supported: 0x0304 })), {
          version,
          from: 'server',
          keyedBy: RFC_ID,
        }),
      ],
    ]);
    expect([version, sink.messages.map(({ type }) => type)]).toEqual([
      version,
      ['tls-client-hello', 'tls-server-hello'],
    ]);
  }
  const { sink } = read([['out', initial(crypto(RFC_HELLO, 0, 241, 8), { version: 0x54303531 })]]);
  expect(sink.texts('quic.client-hello.sni')).toEqual(['example.com']);
});

test('Q050 has tags in place of TLS', () => {
  const chlo = join(hex('43484c4f 0200 0000 534e4900 0b000000 55414944 14000000'), Buffer.from('example.comChrome/83'));
  const { flow, sink } = read([['out', initial(crypto(chlo, 0, chlo.length, 8), { version: 0x51303530 })]]);
  expect(sink.messages).toEqual([
    { type: 'gquic-client-hello', sni: 'example.com', userAgent: 'Chrome/83', version: null },
  ]);
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['quic.chlo.sni', 'example.com'],
    ['quic.chlo.uaid', 'Chrome/83'],
  ]);
  expect(flow.names.sni).toBe('example.com');
});

test('reads on after a Retry, and the second hello after a request to try again', () => {
  const retried = { destination: hex('f067a5502a4262b5'), token: hex('746f6b656e') };
  const again = serverHello(0x0303, 0x1301, { retry: true, supported: 0x0304 });
  const whole = join(RFC_HELLO, clientHello({ sni: 'second.example' }));
  const { sink } = read([
    ['out', RFC_CLIENT_INITIAL],
    ['in', RFC_RETRY],
    ['out', initial(crypto(RFC_HELLO), { ...retried, number: 3 })],
    ['in', initial(crypto(again), { from: 'server', destination: hex(''), source: ID, keyedBy: retried.destination })],
    ['out', initial(crypto(whole, 241), { destination: ID, keyedBy: retried.destination, number: 4 })],
  ]);
  expect(sink.texts('quic.client-hello.sni')).toEqual(['example.com', 'example.com', 'second.example']);
  expect(sink.fields.find(({ path }) => path === 'quic.retry.token')).toMatchObject({
    text: 'token',
    options: { unclaimed: true },
  });
  expect(sink.texts('quic.initial.token')).toEqual(['token']);
});

test('tells the program’s name among the transport parameters', () => {
  const agent = Buffer.from('Chrome/86 Windows');
  const parameters = join([0x71, 0x29, agent.length], agent, [0x71, 0x28, 3, 1, 2, 3], [1, 1, 9]);
  const hello = clientHello({ sni: 'a.example', more: [[57, [...parameters]]] });
  const { sink } = read([['out', initial(crypto(hello))]]);
  expect(sink.texts('quic.client-hello.user-agent')).toEqual(['Chrome/86 Windows']);
  expect(sink.fields.find(({ path }) => path.endsWith('transport-parameter'))).toMatchObject({
    text: '\u0001\u0002\u0003',
    options: { unclaimed: true },
  });
});

test('reads behind a coalesced packet, and counts what it cannot open as opaque', () => {
  const handshake = join(hex('e000000001 00 08 f067a5502a4262b5 4040'), new Uint8Array(64).fill(7));
  const { sink } = read([
    ['out', RFC_CLIENT_INITIAL],
    ['in', join(handshake, RFC_SERVER_INITIAL, SHORT)],
  ]);
  expect(sink.messages).toHaveLength(2);
  expect(sink.counts).toEqual({ readable: 1335, opaque: handshake.length + SHORT.length, unknown: 0 });
});

test('a list of versions is readable; a server alone is not', () => {
  expect(read([['in', hex('80 00000000 00 08 f067a5502a4262b5 00000001 6b3343cf')]]).sink.counts.readable).toBe(23);
  expect(read([['out', RFC_SERVER_INITIAL]]).sink.counts.opaque).toBe(RFC_SERVER_INITIAL.length);
});

test('what the capture is a view of stays as it is', () => {
  const bytes = Buffer.from(initial(crypto(RFC_HELLO), { keyedBy: ID }));
  const before = bytes.toString('hex');
  const flow = flowFixture('udp', 'quic');
  const sink = new RecordingSink(flow);
  const session = quic.open(flow, sink);
  const origin = { where: () => [], time: () => null };
  session.onData('out', bytes, origin);
  expect(bytes.toString('hex')).toBe(before);
  expect(sink.counts.opaque).toBe(1200);
});

test('forged connection IDs: tried at most 64 times, then only counted', () => {
  const forged = initial(crypto(RFC_HELLO), { keyedBy: ID });
  const pieces: Piece[] = Array.from({ length: 2000 }, () => ['out', forged]);
  const { sink } = read([...pieces, ['out', RFC_CLIENT_INITIAL]]);
  expect(sink.messages).toEqual([]);
  expect(sink.counts.opaque).toBe(2001 * 1200);
});

test('pieces that would fill memory are given up, and said so', () => {
  const far = join([6, 0x80, 0, 0xff, 0xff, 5], hex('0102030405'));
  expect(read([['out', initial(far)]]).sink.problems).toEqual(['too-long']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < 1200; n++) {
    const { sink } = read([['out', RFC_CLIENT_INITIAL.subarray(0, n)]]);
    expect([n, sink.messages.length, sink.problems]).toEqual([n, 0, ['cut-short']]);
  }
  const half = read([['out', initial(crypto(RFC_HELLO, 0, 120))]]).sink;
  expect(half.problems).toEqual(['cut-short']);
  expect(half.texts('quic.client-hello.sni')).toEqual(['example.com']);
  expect(half.messages).toMatchObject([{ ja3: null, ja4: null }]);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(quic, 'udp', RFC_CLIENT_INITIAL);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1100 }), fc.constantFrom(1, 0x51303530, 0x54303531), (frames, version) => {
      readAll(quic, 'udp', [['out', initial(frames, { version, padTo: frames.length + 20 })]]);
    }),
    { numRuns: 300 },
  );
});
