import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, feed, flowFixture, octets, RecordingSink, type Piece } from '../recording-sink.fixture.ts';
import { tls } from './tls.ts';
import {
  CLIENT_HELLO_RECORD,
  clientHello,
  record,
  SERVER_HELLO_RECORD,
  serverHello,
  SSL2_HELLO,
} from './tls.fixture.ts';
import { certificate, certificateMessage, distinguishedName } from './x509.fixture.ts';

const data = record(23, new Uint8Array(50).fill(0x5a));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
function read(pieces: Piece[]) {
  const flow = flowFixture('tcp', 'tls');
  const sink = new RecordingSink(flow);
  feed(tls.open(flow, sink), pieces);
  return { flow, sink };
}

test('reads the real one (RFC 8448 section 3): the hellos, then nothing', () => {
  const pieces: Piece[] = [
    ['out', CLIENT_HELLO_RECORD],
    ['in', join(SERVER_HELLO_RECORD, record(20, [1]), data)],
    ['out', join(record(20, [1]), data)],
    ['out', 'anything at all'],
  ];
  const { flow, sink } = read(pieces);
  expect(sink.messages).toMatchObject([
    { type: 'tls-client-hello', sni: 'server', version: 0x0304, ech: false, alpn: [] },
    { type: 'tls-server-hello', version: 0x0304, cipher: 0x1301 },
  ]);
  expect(sink.fields).toMatchObject([
    { path: 'tls.client-hello.sni', key: 'sni', text: 'server', where: [{ frame: 1, offset: 54 + 65, length: 6 }] },
  ]);
  expect(sink.counts).toEqual({
    readable: CLIENT_HELLO_RECORD.length + SERVER_HELLO_RECORD.length + 12,
    opaque: 2 * data.length + 15,
    unknown: 0,
  });
  expect(flow).toMatchObject({
    sawStart: true,
    names: { sni: 'server' },
    tls: { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', ech: false, resumed: false, certificates: [] },
  });
  expect(sink.problems).toEqual([]);
});

test('reads a hello over records and segments of any size', () => {
  const hello = clientHello({
    sni: 'Chat.Example.org',
    alpn: ['h2', 'x'],
    more: [
      [0xfe0d, [0]],
      [21, Array<number>(600).fill(0)],
    ],
  });
  for (const size of [1, 7, 100, 1000]) {
    const records = join(...cut('out', hello, size).map(([, part]) => record(22, octets(part as Uint8Array))));
    for (const segment of [1, 50, 5000]) {
      const { flow, sink } = read(cut('out', records, segment));
      expect(sink.texts('tls.client-hello.sni')).toEqual(['Chat.Example.org']);
      expect(sink.texts('tls.client-hello.alpn')).toEqual(['h2', 'x']);
      expect(flow.names.sni).toBe('chat.example.org');
      expect(flow.tls).toMatchObject({ ech: true, alpn: ['h2', 'x'], version: null });
      expect(sink.counts.readable).toBe(records.length);
    }
  }
});

test('TLS 1.2 is opaque from ChangeCipherSpec on, each direction by itself', () => {
  const finished = record(22, new Uint8Array(40).fill(1));
  const { flow, sink } = read([
    ['out', record(22, clientHello({ sni: 'a.example' }))],
    ['in', join(record(22, serverHello(0x0303, 0xc02f)), record(22, [11, 0, 0, 1, 9, 14, 0, 0, 0]))],
    ['out', join(record(22, [16, 0, 0, 1, 9]), record(20, [1]), finished)],
    ['in', join(record(21, [1, 0]), record(20, [1]), finished)],
  ]);
  expect(flow.tls).toMatchObject({
    version: 'TLSv1.2',
    cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    resumed: false,
  });
  expect(sink.counts.opaque).toBe(2 * finished.length);
});

test('a session that goes on with a ticket is told; an alert in the clear, too', () => {
  const { flow, sink } = read([
    ['out', record(22, clientHello({ sni: 'a.example' }))],
    ['in', join(record(22, serverHello(0x0303, 0xc02f, { more: [[16, [0, 3, 2, 0x68, 0x32]]] })), record(20, [1]))],
    ['out', record(21, [2, 48])],
  ]);
  expect(flow.tls).toMatchObject({ resumed: true, alpnChosen: 'h2' });
  expect(sink.texts('tls.server-hello.alpn')).toEqual(['h2']);
  expect(sink.messages.at(-1)).toEqual({ type: 'tls-alert', level: 2, code: 48 });
  expect(sink.counts.opaque + sink.counts.unknown).toBe(0);
});

const flight = [
  ...serverHello(0x0303, 0xc02f),
  ...certificateMessage([certificate(), certificate({ signature: [8] })]),
];

test('reads certificates over records and segments of any size', () => {
  for (const size of [50, 400, 5000]) {
    const records = join(
      ...cut('in', Uint8Array.from(flight), size).map(([, part]) => record(22, octets(part as Uint8Array))),
    );
    for (const segment of [1, 60, 5000]) {
      const { flow, sink } = read(cut('in', records, segment));
      expect(flow.tls?.certificates.map(({ subject }) => subject)).toEqual([
        'CN=chat.example.org',
        'CN=chat.example.org',
      ]);
      expect(sink.counts).toEqual({ readable: records.length, opaque: 0, unknown: 0 });
    }
  }
});

test('the side that says ServerHello is the server, whatever the flow says', () => {
  const { flow, sink } = read([['out', record(22, flight)]]);
  expect(flow.tls?.certificates).toHaveLength(2);
  expect(sink.messages.at(-1)).toMatchObject({ type: 'tls-certificates', from: 'server' });
});

test("a client's own certificate is told apart", () => {
  const { flow, sink } = read([
    ['in', record(22, flight)],
    [
      'out',
      record(22, certificateMessage([certificate({ subject: distinguishedName([['CN', 'Somebody']]), dns: [] })])),
    ],
  ]);
  expect(flow.tls).toMatchObject({ clientCertificate: true });
  expect(flow.tls?.certificates).toHaveLength(2);
  expect(sink.texts('tls.client-certificate.subject.CN')).toEqual(['Somebody']);
});

test('goes on behind octets that are missing inside one message', () => {
  const records = record(22, [...flight, 14, 0, 0, 0]);
  const at = records.length - 100;
  const { flow, sink } = read([
    ['out', record(22, clientHello({ sni: 'a.example' }))],
    ['in', records.subarray(0, at)],
    ['in', 60],
    ['in', join(records.subarray(at + 60), record(20, [1]), data)],
  ]);
  expect(flow.tls?.certificates).toHaveLength(1);
  expect(flow.tls?.resumed).toBe(false);
  expect(sink.problems).toContain('cut-short');
  expect(sink.counts).toMatchObject({ opaque: data.length, unknown: 0 });
});

test('reads a hello in the format of SSL 2.0 and the TLS that answers it', () => {
  for (const size of [1, 12, 100]) {
    const { flow, sink } = read([...cut('out', SSL2_HELLO, size), ['in', record(22, serverHello(0x0301, 0x002f))]]);
    expect(sink.messages).toMatchObject([
      { type: 'tls-client-hello', sni: null, version: 0x0301, ja3: null },
      { type: 'tls-server-hello', version: 0x0301 },
    ]);
    expect(flow).toMatchObject({ sawStart: true, tls: { version: 'TLSv1' } });
    expect(sink.counts.unknown + sink.counts.opaque).toBe(0);
  }
});

test('reads the second hello after a request to try again', () => {
  const { sink } = read([
    ['out', record(22, clientHello({ sni: 'first.example' }))],
    ['in', join(record(22, serverHello(0x0303, 0x1301, { retry: true, supported: 0x0304 })), record(20, [1]))],
    ['out', join(record(20, [1]), record(22, clientHello({ sni: 'second.example' })), data)],
    ['in', join(record(22, serverHello(0x0303, 0x1302, { supported: 0x0304 })), data)],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['first.example', 'second.example']);
  expect(sink.counts.opaque).toBe(2 * data.length);
});

test('a session caught in its middle, or behind a gap, is opaque', () => {
  expect(
    read([
      ['out', data],
      ['in', data],
    ]).sink.counts,
  ).toEqual({ readable: 0, opaque: 2 * data.length, unknown: 0 });
  const { sink } = read([
    ['out', CLIENT_HELLO_RECORD.subarray(0, 100)],
    ['out', 50],
    ['out', CLIENT_HELLO_RECORD.subarray(150)],
  ]);
  expect(sink.texts('tls.client-hello.sni')).toEqual(['server']);
  expect(sink.problems).toContain('cut-short');
  expect(sink.counts).toEqual({ readable: CLIENT_HELLO_RECORD.length - 50, opaque: 0, unknown: 0 });
  const larger = read([
    ['out', CLIENT_HELLO_RECORD.subarray(0, 100)],
    ['out', 5000],
    ['out', 'whatever it is'],
  ]).sink.counts;
  expect(larger).toEqual({ readable: 100, opaque: 14, unknown: 0 });
});

test('a direction out of step is taken up with the next record that begins a segment', () => {
  const { sink } = read([
    ['in', data],
    ['out', 'the second half of a record'],
    ['out', data],
    ['out', 'anything'],
  ]);
  expect(sink.counts).toEqual({ readable: 0, opaque: 2 * data.length + 8, unknown: 27 });
});

test('every truncation yields a prefix and a reason; half a hello has no fingerprint', () => {
  for (let n = 1; n < CLIENT_HELLO_RECORD.length; n++) {
    const { flow, sink } = read([['out', CLIENT_HELLO_RECORD.subarray(0, n)]]);
    expect(sink.problems).toContain('cut-short');
    expect(sink.counts.readable).toBe(n);
    expect(sink.texts('tls.client-hello.sni')).toEqual(n >= 71 ? ['server'] : []);
    expect(flow.tls?.ja3 ?? null).toBeNull();
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(tls, 'tcp', join(CLIENT_HELLO_RECORD, record(20, [1]), data));
  expect(readAll(tls, 'tcp', [['out', join(CLIENT_HELLO_RECORD, octets('no record'))]]).counts.unknown).toBe(9);
});
