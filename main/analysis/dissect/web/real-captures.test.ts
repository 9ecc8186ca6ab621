import { describe, expect, test } from 'vitest';
import { createCaptureReader } from '../../../formats/reader.ts';
import { FlowTable } from '../../flows/flow-table.ts';
import type { Packet } from '../../../formats/packet.ts';
import { KeyLog } from '../../model/key-log.ts';
import { captureFile, capturedFlows, hasCaptures } from '../captured-flows.fixture.ts';
import { createConversation } from '../dispatch.ts';
import { RecordingSink } from '../recording-sink.fixture.ts';

/** The flows of a capture over one transport. */
function read(file: string, transport = 'tcp'): ReturnType<typeof capturedFlows> {
  return capturedFlows(file).filter(({ flow }) => flow.transport === transport);
}

/** What the keys that stand in a capture itself open: fields by path, with their frames. */
function readOpened(file: string): { told: string[]; tally: KeyLog['tally'] } {
  const keyLog = new KeyLog();
  const told: string[] = [];
  const table = new FlowTable({
    open(flow) {
      flow.keyLog = keyLog;
      const sink = new RecordingSink(flow);
      const conversation = createConversation(flow, sink);
      return {
        onData: (direction, bytes, origin) => conversation.onData(direction, bytes, origin),
        onGap: (direction, length) => conversation.onGap(direction, length),
        onEnd() {
          conversation.onEnd();
          for (const { path, text, where, options } of sink.fields)
            if (options.decrypted) told.push(`${where.at(-1)?.frame} ${path} ${text}`);
        },
      };
    },
    closed() {},
  });
  const reader = createCaptureReader();
  let known = 0;
  const onPacket = (packet: Packet): void => {
    for (const { bytes } of reader.secrets.slice(known)) keyLog.add(bytes);
    known = reader.secrets.length;
    table.packet(packet);
  };
  reader.push(captureFile(file), onPacket);
  reader.end(onPacket);
  table.end();
  return { told, tally: keyLog.tally };
}

/** tls.handshake.certificate by who sent it, and tls.alert_message.desc, as tshark 4.0.17 shows them over TCP. */
const TLS: readonly (readonly [file: string, ofServers: number, ofClients: number, alerts: number])[] = [
  ['alexa-app.pcapng', 69, 0, 0],
  ['anyconnect-vpn.pcap', 13, 4, 0],
  ['iphone.pcap', 15, 0, 0],
  ['netflix.pcap', 32, 0, 0],
  ['pinterest.pcap', 22, 0, 0],
  ['reddit.pcap', 54, 0, 0],
  ['signal.pcap', 20, 0, 0],
  ['simple-dnscrypt.pcap', 16, 0, 0],
  ['tls_alert.pcap', 0, 0, 1],
  ['tls_certificate_too_long.pcap', 16, 0, 0],
  ['wechat.pcap', 59, 0, 0],
  ['zoom.pcap', 32, 0, 0],
];

describe.skipIf(!hasCaptures)('TLS in real captures', () => {
  test.each(TLS)('%s: as many certificates and alerts as tshark shows', (file, ofServers, ofClients, alerts) => {
    const messages = read(file).flatMap(({ sink }) => sink.messages);
    const certificates = (from: string) =>
      messages.flatMap((one) => (one.type === 'tls-certificates' && one.from === from ? one.certificates : []));
    expect({
      ofServers: certificates('server').length,
      ofClients: certificates('client').length,
      alerts: messages.filter(({ type }) => type === 'tls-alert').length,
    }).toEqual({ ofServers, ofClients, alerts });
  });

  test('a server whose answer alone was captured, and TLS where a web page is expected', () => {
    const [oneWay] = read('tls_1.3_unidirectional_server.pcapng');
    expect(oneWay?.flow.tls).toMatchObject({ version: 'TLSv1.3', resumed: true, ja4: null });
    expect(read('tls_port_80.pcapng').flatMap(({ flow }) => flow.tls?.certificates ?? [])).toHaveLength(1);
  });

  test('google_ssl.pcap: a hello in the format of SSL 2.0, and the chain that answers it', () => {
    const [only] = read('google_ssl.pcap');
    expect(only?.flow).toMatchObject({ protocol: 'tls', sawStart: true });
    expect(only?.flow.tls?.certificates).toHaveLength(3);
    expect(only?.sink.messages[0]).toMatchObject({ type: 'tls-client-hello', sni: null, version: 0x0301 });
  });

  test('firefox.pcap: sessions that go on, by a key from before', () => {
    const resumed = read('firefox.pcap').filter(({ flow }) => flow.tls?.resumed === true);
    expect(resumed).toHaveLength(5);
  });
});

describe.skipIf(!hasCaptures)('WebSocket in real captures', () => {
  test('tls_heur__vmess-websocket.pcapng: the 16 messages that tshark shows, whose octets nobody explains', () => {
    const fields = read('tls_heur__vmess-websocket.pcapng').flatMap(({ sink }) => sink.fields);
    const messages = fields.filter(({ path }) => path.startsWith('websocket.'));
    expect(messages.map(({ path, direction }) => `${path} ${direction}`).toSorted()).toEqual([
      ...Array<string>(13).fill('websocket.binary in'),
      ...Array<string>(3).fill('websocket.binary out'),
    ]);
    expect(messages.filter(({ options }) => options.decoded).every(({ direction }) => direction === 'out')).toBe(true);
  });
});

/** tls.handshake.extensions_server_name in QUIC, tls.handshake.type == 2 in QUIC, gquic.tag.sni, as tshark 4.0.17 shows them.
 *  Where a number differs, docs/protocols/quic.md says why. */
const QUIC: readonly (readonly [file: string, names: number, answers: number, googleNames: number])[] = [
  ['quic-23.pcap', 1, 1, 0],
  ['quic-27.pcap', 1, 1, 0],
  ['quic-v2.pcapng', 1, 1, 0],
  ['quic_0RTT.pcap', 2, 2, 0],
  ['quic_frags_ch_out_of_order_same_packet_craziness.pcapng', 113, 0, 0],
  ['quic_t51.pcap', 1, 1, 0],
  ['quic.pcap', 0, 0, 12],
  ['quic_q39.pcap', 0, 0, 1],
  ['quic_q46.pcap', 0, 0, 1],
  ['youtube_quic.pcap', 0, 0, 4],
];

describe.skipIf(!hasCaptures)('QUIC and DTLS in real captures', () => {
  test('websocket.pcap: a talk without its handshake, the 5 messages that tshark shows when told the port', () => {
    const [only] = read('websocket.pcap');
    expect(only?.flow.protocol).toBe('websocket');
    const texts = only?.sink.fields.filter(({ path }) => path === 'websocket.text') ?? [];
    expect(texts.map(({ text }) => text.length)).toEqual([23, 12, 50, 15, 53]);
    expect(only?.sink.counts.unknown).toBe(0);
  });

  test.each(QUIC)('%s: as many names and answers as tshark shows', (file, names, answers, googleNames) => {
    const flows = read(file, 'udp');
    const fields = flows.flatMap(({ sink }) => sink.fields);
    expect({
      names: fields.filter(({ path }) => path === 'quic.client-hello.sni').length,
      answers: flows.flatMap(({ sink }) => sink.messages.filter(({ type }) => type === 'tls-server-hello')).length,
      googleNames: fields.filter(({ path }) => path === 'gquic.chlo.sni').length,
    }).toEqual({ names, answers, googleNames });
  });

  test('stun_dtls_rtp.pcapng: the handshake of a call, whose certificates name nobody', () => {
    const messages = read('stun_dtls_rtp.pcapng', 'udp').flatMap(({ sink }) => sink.messages);
    expect(messages.filter(({ type }) => type === 'tls-certificates')).toHaveLength(2);
    expect(messages.filter(({ type }) => type === 'dtls-srtp').length).toBe(2);
  });
});

/** As tshark 4.0.17 shows them (http3.headers.header.value, dns.qry.name, dns.resp.name), each by the first packet that has it:
 *  both captures were made by test programs. tshark opens every packet, too. */
describe.skipIf(!hasCaptures)('captures that hold their own keys', () => {
  test('quic-v2.pcapng: HTTP/3 over QUIC version 2, its first request as early data', () => {
    const { told, tally } = readOpened('quic-v2.pcapng');
    expect(told).toEqual([
      '1 http3.path /index.html',
      '1 http3.header.authority test',
      '1 http3.header.user-agent H3Zero/1.0',
      '14 http3.header.server H3Zero/1.0',
      '14 http3.header.content-type text/html; charset=utf-8',
      '17 http3.path /test.html',
      '17 http3.header.authority test',
      '17 http3.header.user-agent H3Zero/1.0',
      '18 http3.header.server H3Zero/1.0',
      '19 http3.path /1234567',
      '19 http3.header.authority test',
      '19 http3.header.user-agent H3Zero/1.0',
    ]);
    expect(tally).toMatchObject({ records: 19, failedRecords: 0 });
  });

  test('doq.pcapng: DNS over QUIC, one question and its answer', () => {
    const { told, tally } = readOpened('doq.pcapng');
    expect(told).toEqual([
      '4 dns.question.name example.com',
      '8 dns.question.name example.com',
      '8 dns.answer.name example.com',
    ]);
    expect(tally).toMatchObject({ records: 12, failedRecords: 0 });
  });
});
