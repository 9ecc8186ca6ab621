import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DESIGNS, FOURTH_DESIGNS, generate, LATER_DESIGNS, THIRD_DESIGNS } from './index.ts';

/** A second reader of the captures: Wireshark's. Skipped, and said so, where tshark is not installed. */
const PROGRAM = 'tshark';
const INSTALLED = spawnSync(PROGRAM, ['--version']).status === 0;

const folder = mkdtempSync(path.join(tmpdir(), 'tshark-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TOLD = [
  ...['tcp.port==8000,http2', 'tcp.port==50051,http2', 'udp.port==24000,rtp'].flatMap((rule) => ['-d', rule]),
  '-o',
  'tcp.reassemble_out_of_order:TRUE',
  ...['tcp', 'udp', 'ip'].flatMap((layer) => ['-o', `${layer}.check_checksum:TRUE`]),
];

/** What tshark must find in designs of standard protocols, at the least. */
const FOUND: Readonly<Record<string, string>> = {
  'http-query': 'http.request.uri.query contains "uin="',
  'http-form': 'urlencoded-form',
  'http-multipart': 'mime_multipart',
  'headers-cookies': 'ipv6 && http.request',
  'rooms-chunked-gzip': 'http.transfer_encoding == "chunked" && json',
  'http2-prior': 'http2.headers.path',
  'grpc-clear': 'grpc && protobuf',
  'thrift-body': 'thrift.method == "sendMessage"',
  'websocket-text': 'websocket.masked_payload',
  'websocket-deflate': 'websocket.rsv',
  'sip-call': 'sdp && sip.Method == "INVITE"',
  'rtcp-cname': 'rtcp.sdes.type == 1 && rtcp.sdes.text',
  'turn-relay': 'stun.att.username && stun.att.realm',
  'xmpp-chat': 'xmpp.message',
  'mqtt-3': 'mqtt.topic',
  'mqtt-5': 'mqtt.ver == 5',
  'irc-channel': 'irc.request.command == "JOIN"',
  'mail-clear': 'imf',
  'ftp-upload': 'ftp.request.command == "STOR"',
  'dns-user': 'dns.qry.name contains "tagebuchwerk"',
  'sni-user': 'tls.handshake.extensions_server_name contains "cloudgarten"',
  'oicq-header': 'oicq.qqid',
  'local-names': 'dhcp.option.hostname || mdns || nbns || ssdp',
  'rtsp-camera': 'rtsp.request',
  'quiet-quic': 'quic.long.packet_type == 0 && tls.handshake.extensions_server_name',
  'quiet-webrtc-call': 'dtls.handshake.type == 2',
  'quiet-video-stream': 'mp2t',
  'later-coap-bracelet': 'coap && ipv6 && cbor',
  'later-socks-flap': 'vlan && socks.username',
  'later-rtmp-live': 'rtmpt.header.typeid == 20 && amf.string contains "id_usuario"',
  'later-matrix-client': 'http.request.method == "PUT" && json',
  'later-doorbell': 'sip.Method == "MESSAGE" && frame.cap_len == 256',
  'later-voip-lines': 'ip.reassembled.length > 1000',
  'later-address-book': 'ldap.simple && ip || imap.request',
  'later-quiet-transit': 'vlan && mqtt.topic',
  'later-quiet-metrics': 'http.content_encoding == "zstd"',
  'later-quiet-ticker': 'websocket.masked_payload',
  'third-jsonapi-social': 'ipv6 && mime_multipart',
  'third-phoenix-rooms': 'websocket.masked_payload',
  'third-office-sockets': 'websocket.masked_payload',
  'third-kits-batch': 'http.content_encoding == "zstd"',
  'third-parse-login': 'http.request.method == "PUT" && json',
  'third-rpc-calls': 'stun.att.username contains ":u"',
  'third-voice-udp': 'xml && http',
  'third-xmpp-circle': 'xmpp.message',
  'third-sip-presence': 'sip.Method == "PUBLISH" && tcp',
  'third-tracks-mqtt': 'mqtt.willtopic contains "circles/"',
  'third-live-graphql': 'irc.request.command == "JOIN"',
  'third-quiet-lounge': 'vlan && mqtt.topic',
  'fourth-rails-market': 'websocket.masked_payload',
  'fourth-parish-php': 'mime_multipart && http',
  'fourth-dating-places': 'ipv6 && json',
  'fourth-karaoke-rooms': 'websocket.masked_payload',
  'fourth-clinic-calls': 'vlan && sip.Method == "NOTIFY"',
  'fourth-guild-xmpp': 'irc.request.command == "WHOIS"',
  'fourth-quiet-fares': 'ipv6 && websocket.masked_payload',
  'fourth-quiet-doors': 'sip.Method == "OPTIONS"',
};

function frames(capture: Uint8Array, filter: string): string[] {
  const file = path.join(folder, 'capture.pcapng');
  writeFileSync(file, capture);
  const { stdout, status, stderr } = spawnSync(
    PROGRAM,
    ['-r', file, ...TOLD, '-Y', filter, '-T', 'fields', '-e', 'frame.number'],
    {
      encoding: 'utf8',
    },
  );
  expect(status, stderr).toBe(0);
  return stdout.split('\n').filter((line) => line !== '');
}

// tshark joins no XMPP stanza that was cut after a '>': there, and only there, its "malformed" is of its own making.
const BAD =
  '(_ws.malformed && !xmpp) || tcp.checksum.status == 0 || udp.checksum.status == 0 || ip.checksum.status == 0';

test
  .skipIf(!INSTALLED)
  .each(
    [...DESIGNS, ...LATER_DESIGNS, ...THIRD_DESIGNS, ...FOURTH_DESIGNS].map((design) => [design.name, design] as const),
  )('tshark reads %s without a complaint', (name, design) => {
  const { capture } = generate(design, 1);
  expect(frames(capture, BAD)).toEqual([]);
  const wanted = FOUND[name];
  if (wanted !== undefined) expect(frames(capture, wanted).length).toBeGreaterThan(0);
});
