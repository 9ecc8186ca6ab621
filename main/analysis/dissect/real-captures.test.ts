import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCaptureReader } from '../../formats/reader.ts';
import { FlowTable } from '../flows/flow-table.ts';
import type { Flow } from '../model/flow.ts';
import { createConversation } from './dispatch.ts';
import { RecordingSink, type SeenField } from './recording-sink.fixture.ts';

/** How often tshark 4.0.17 shows a thing in a public capture. Counts only: what was said there belongs to real people.
 *  Fields: tls.handshake.extensions_server_name over TCP, dns.qry.name (not in ICMP), http.request (not SSDP), stun.type. */
const TSHARK: readonly (readonly [file: string, sni: number, questions: number, requests: number, stun: number])[] = [
  ['1kxun.pcap', 4, 109, 133, 0],
  ['KakaoTalk_chat.pcap', 3, 36, 2, 0],
  ['alexa-app.pcapng', 82, 62, 22, 0],
  ['android.pcap', 18, 44, 4, 0],
  ['anyconnect-vpn.pcap', 1, 104, 9, 0],
  ['avast_securedns.pcapng', 0, 77, 0, 0],
  ['conncheck.pcap', 0, 2, 9, 0],
  ['dns-google-nsid.pcapng', 0, 12, 0, 0],
  ['dns.pcap', 0, 5, 0, 0],
  ['dns_ambiguous_names.pcap', 0, 20, 0, 0],
  ['dns_fragmented.pcap', 0, 43, 0, 0],
  ['dropbox.pcap', 0, 24, 0, 0],
  ['firefox.pcap', 6, 0, 0, 0],
  ['geforcenow.pcapng', 1, 0, 0, 4],
  ['googledns_android10.pcap', 5, 0, 0, 0],
  ['http_ua_splitted_in_two_pkts.pcapng', 0, 0, 37, 0],
  ['iphone.pcap', 14, 148, 1, 0],
  ['ipp.pcap', 0, 0, 4, 0],
  ['mpeg-dash.pcap', 0, 0, 4, 0],
  ['nest_log_sink.pcap', 0, 15, 0, 0],
  ['netease_games.pcapng', 1, 4, 0, 0],
  ['netflix.pcap', 20, 28, 32, 0],
  ['ocs.pcap', 3, 8, 6, 0],
  ['pinterest.pcap', 20, 0, 0, 0],
  ['punycode-idn.pcap', 0, 4, 1, 0],
  ['reddit.pcap', 60, 0, 0, 0],
  ['signal.pcap', 12, 4, 0, 0],
  ['simple-dnscrypt.pcap', 4, 0, 0, 0],
  ['starcraft_battle.pcap', 0, 26, 20, 0],
  ['steam.pcapng', 6, 0, 1, 0],
  ['stun_dtls_rtp.pcapng', 0, 0, 0, 43],
  ['stun_dtls_rtp_unidir.pcapng', 0, 0, 0, 43],
  ['stun_dtls_unidirectional_server.pcap', 0, 0, 0, 4],
  ['stun_msteams_unidir.pcapng', 0, 0, 0, 4],
  ['telegram.pcap', 0, 288, 0, 0],
  ['tls_certificate_too_long.pcap', 8, 46, 2, 0],
  ['tls_heur__shadowsocks-tcp.pcapng', 2, 4, 0, 0],
  ['tls_heur__vmess-websocket.pcapng', 2, 4, 1, 0],
  ['tor.pcap', 7, 0, 0, 0],
  ['wechat.pcap', 28, 161, 0, 0],
  ['weibo.pcap', 1, 21, 16, 0],
  ['whatsapp_login_chat.pcap', 0, 6, 0, 0],
  ['zoom.pcap', 10, 13, 0, 18],
];

const folder = join(
  process.env['EARSHOT_CAPTURES'] ?? join(import.meta.dirname, '../../../../shared/captures'),
  'ndpi',
);
const isThere = existsSync(folder);
if (!isThere) console.warn(`skipped: no captures at ${folder}`);

interface Seen {
  readonly flows: readonly { flow: Flow; sink: RecordingSink; octets: number }[];
  fields(path: RegExp): SeenField[];
}

function read(file: string): Seen {
  const flows: { flow: Flow; sink: RecordingSink; octets: number }[] = [];
  const table = new FlowTable({
    open(flow) {
      const seen = { flow, sink: new RecordingSink(flow), octets: 0 };
      flows.push(seen);
      const conversation = createConversation(flow, seen.sink);
      return {
        onData(direction, bytes, origin) {
          seen.octets += bytes.length;
          conversation.onData(direction, bytes, origin);
        },
        onGap: (direction, length) => conversation.onGap(direction, length),
        onEnd: () => conversation.onEnd(),
      };
    },
    closed() {},
  });
  const reader = createCaptureReader();
  reader.push(readFileSync(join(folder, file)), (packet) => table.packet(packet));
  reader.end((packet) => table.packet(packet));
  table.end();
  return { flows, fields: (path) => flows.flatMap(({ sink }) => sink.fields.filter((field) => path.test(field.path))) };
}

describe.skipIf(!isThere)('real captures', () => {
  test.each(TSHARK)(
    '%s: as many names, requests and messages as tshark shows',
    (file, sni, questions, requests, stun) => {
      const seen = read(file);
      const messages = seen.flows.flatMap(({ sink }) => sink.messages);
      expect({
        sni: seen.fields(/^tls\.client-hello\.sni$/).length,
        questions: messages.flatMap((one) =>
          one.type === 'dns' ? one.questions.filter(({ name }) => name !== '') : [],
        ).length,
        requests: messages.filter((one) => one.type === 'http-request').length,
        stun: messages.filter((one) => one.type === 'stun').length,
      }).toEqual({ sni, questions, requests, stun });
    },
  );

  test(
    'every capture: nothing thrown, no field outside its bytes, each octet of payload counted once',
    { timeout: 120_000 },
    () => {
      const files = readdirSync(folder).filter((name) => /\.(?:pcap|pcapng|cap)$/.test(name));
      expect(files.length).toBeGreaterThan(200);
      for (const file of files)
        for (const { sink, octets } of read(file).flows) expect([file, sink.counted]).toEqual([file, octets]);
    },
  );

  test('jabber.pcap: names, bodies and the SASL answer', () => {
    const { fields } = read('jabber.pcap');
    expect(fields(/^xmpp\.(?:iq|presence|message)\.(?:room\.)?to$/)).toHaveLength(74);
    expect(fields(/^xmpp\.(?:iq|presence|message)\.(?:room\.)?from$/)).toHaveLength(47);
    expect(fields(/^xmpp\.iq\.bind\.jid$/)).toHaveLength(2);
    expect(fields(/^xmpp\.iq\.(?:query|roster)\.item\.jid$/)).toHaveLength(14);
    expect(fields(/^xmpp\.message\.body$/).map(({ options }) => options.role)).toEqual(['text', 'text']);
    const [answer] = fields(/^xmpp\.response$/);
    expect(Buffer.from(answer?.text ?? '', 'base64').toString()).toMatch(/^username="\w+",realm=/);
  });

  test('agora-sd-rtn.pcap: every hello of 26 pairs of ports names its edge server, the rest is opaque', () => {
    const { flows, fields } = read('agora-sd-rtn.pcap');
    expect(fields(/^agora\.hello\.sni$/)).toHaveLength(135);
    expect(fields(/^agora\.hello\.sni$/).every(({ text }) => /^[\d-]+\.edge\.agora\.io$/.test(text))).toBe(true);
    expect(new Set(flows.map(({ flow }) => flow.protocol))).toEqual(new Set(['agora']));
    expect(flows.every(({ sink }) => sink.counts.unknown === 0)).toBe(true);
  });

  test('signal.pcap: the device name stands in four DHCP frames, all else is sealed or names', () => {
    const { flows, fields } = read('signal.pcap');
    expect(fields(/^dhcp\.option\.host-name$/).map(({ where }) => where[0]?.frame)).toEqual([1, 147, 148, 171]);
    expect(flows.every(({ sink }) => sink.counts.unknown === 0)).toBe(true);
  });

  test('tls_ech.pcapng: the hello hides its true name', () => {
    const { flows } = read('tls_ech.pcapng');
    expect(flows.map(({ flow }) => flow.tls)).toMatchObject([{ version: 'TLSv1.3', ech: true }]);
  });

  test('STUN that tshark calls data is read: methods 0x0800 and up, 120 datagrams in two calls', () => {
    const odd = ['stun_wa_call.pcapng', 'whatsapp_login_call.pcap'].flatMap((file) =>
      read(file).flows.flatMap(({ sink }) => sink.messages),
    );
    expect(odd.filter((one) => one.type === 'stun' && one.method >= 0x200)).toHaveLength(120);
  });

  test('NTP: as many messages as tshark shows, and the amplifier’s list (mode 7) is left to unknown', () => {
    const seen = ['1kxun', 'NTPv2', 'NTPv3', 'NTPv4', 'android', 'tls_certificate_too_long', 'wechat'].map((name) =>
      read(`${name}.pcap`).flows.flatMap(({ sink }) => sink.messages.filter(({ type }) => type === 'ntp')),
    );
    expect(seen.map(({ length }) => length)).toEqual([1, 0, 1, 1, 2, 8, 1]);
  });
});
