import { describe, expect, test } from 'vitest';
import { capturedFlows, hasCaptures } from '../captured-flows.fixture.ts';

/** Counts beside tshark 4.0.17's (`-d tcp.port==8000,irc`, `-d tcp.port==443,aim`); each difference stands in docs/protocols. */
describe.skipIf(!hasCaptures)('open chat protocols in real captures', () => {
  test('irc.pcap: one nickname, one room, one topic; 73 numeric replies, all lines read', () => {
    const [only] = capturedFlows('irc.pcap');
    const messages = only?.sink.messages.flatMap((one) => (one.type === 'irc' ? [one.command] : [])) ?? [];
    expect(messages.filter((command) => /^\d{3}$/.test(command))).toHaveLength(73);
    expect(messages.filter((command) => /^\D/.test(command)).toSorted()).toEqual(
      'JOIN JOIN MODE MODE MODE NICK NOTICE NOTICE NOTICE NOTICE USER USERHOST'.split(' '),
    );
    expect(new Set(only?.sink.texts('irc.nick')).size).toBe(1);
    expect(new Set(only?.sink.texts('irc.room')).size).toBe(1);
    expect(only?.sink.fields.filter(({ options }) => options.role === 'text').map(({ path }) => path)).toEqual([
      'irc.topic',
    ]);
    expect(only?.sink.counts.unknown).toBe(0);
  });

  test('mqtt.pcap: eight packets, two of them logins, one to a session that is kept', () => {
    const flows = capturedFlows('mqtt.pcap');
    const packets = flows.flatMap(({ sink }) =>
      sink.messages.flatMap((one) => (one.type === 'mqtt' ? [one.packet] : [])),
    );
    expect(packets).toHaveLength(8);
    expect(packets.filter((packet) => packet === 1)).toHaveLength(2);
    expect(flows.map(({ sink }) => sink.texts('mqtt.connect.kept.client-id').length)).toEqual([0, 1]);
    expect(flows.every(({ sink }) => sink.counts.unknown === 0 && sink.problems.length === 0)).toBe(true);
  });

  test('Oscar.pcap: two sign-ons and 56 SNACs, as in tshark; one message each way', () => {
    const [only] = capturedFlows('Oscar.pcap');
    const frames = only?.sink.messages.flatMap((one) => (one.type === 'oscar' ? [one] : [])) ?? [];
    expect([
      frames.filter(({ channel }) => channel === 1).length,
      frames.filter(({ snac }) => snac !== null).length,
    ]).toEqual([2, 56]);
    expect(
      only?.sink.fields.filter(({ path }) => path === 'oscar.message.text').map(({ direction }) => direction),
    ).toEqual(['out', 'in']);
    expect(new Set(only?.sink.texts('oscar.icq.number'))).toEqual(new Set(only?.sink.texts('oscar.own.screen-name')));
  });

  test('amqp.pcap: as many frames of each kind as tshark shows, whoever spoke first', () => {
    const flows = capturedFlows('amqp.pcap');
    const frames = flows.flatMap(({ sink }) =>
      sink.messages.flatMap((one) => (one.type === 'amqp' ? [one.frame] : [])),
    );
    expect([1, 2, 3].map((type) => frames.filter((one) => one === type).length)).toEqual([36, 31, 31]);
    expect(flows.every(({ sink }) => sink.counts.unknown === 0)).toBe(true);
  });

  test('SOCKS: three greetings, and what the tunnels carry', () => {
    const files = ['shadowsocks.pcap', 'tls_heur__shadowsocks-tcp.pcapng', 'tls_heur__vmess-websocket.pcapng'];
    const proxied = files.flatMap((file) => capturedFlows(file).filter(({ flow }) => flow.protocol === 'socks'));
    expect(proxied).toHaveLength(3);
    const inside = proxied.map(({ sink }) => [...new Set(sink.messages.map(({ type }) => type))]);
    expect(inside[0]).toEqual(['socks', 'http-request', 'http-response']);
    for (const types of inside.slice(1)) expect(types).toContain('tls-client-hello');
    expect(proxied.every(({ sink }) => sink.counts.unknown === 0)).toBe(true);
  });
});

/** tshark 4.0.17: 29 OICQ packets with the same numbers; it does not know the other protocols. */
describe.skipIf(!hasCaptures)('chat apps’ own protocols in real captures', () => {
  const kindsOf = (file: string, protocol: string) => {
    const flows = capturedFlows(file).filter(({ flow }) => flow.protocol === protocol);
    const counts: Record<string, number> = {};
    for (const { sink } of flows)
      for (const one of sink.messages)
        if (one.type === 'chat-packet' || one.type === 'call-packet') counts[one.kind] = (counts[one.kind] ?? 0) + 1;
    return { flows, counts };
  };

  test('oicq.pcap: 29 packets of one account', () => {
    const { flows, counts } = kindsOf('oicq.pcap', 'oicq');
    expect(counts).toEqual({ 'command-1': 29 });
    const numbers = flows.flatMap(({ sink }) => sink.texts('oicq.uin'));
    expect([numbers.length, new Set(numbers).size]).toEqual([29, 1]);
  });

  test('telegram.pcap: both sides’ public address, and media of whole blocks', () => {
    const { flows, counts } = kindsOf('telegram.pcap', 'telegram-call');
    expect(flows).toHaveLength(12);
    expect(counts).toEqual({ ping: 48, pong: 48, media: 788, 'ask-peer': 12, peer: 12 });
    expect(flows.flatMap(({ sink }) => sink.texts('telegram-call.peer.address'))).toHaveLength(12);
    expect(flows.every(({ sink }) => sink.counts.unknown === 0)).toBe(true);
    // Two calls: each has one tag in all its flows.
    expect(new Set(flows.flatMap(({ sink }) => sink.texts('telegram-call.call-tag'))).size).toBe(2);
  });

  test('KakaoTalk_chat.pcap: a handshake and 14 frames, all octets accounted for', () => {
    const { flows, counts } = kindsOf('KakaoTalk_chat.pcap', 'loco');
    expect(counts).toEqual({ handshake: 1, frame: 14 });
    expect(flows.map(({ sink }) => [sink.counts.unknown, sink.problems.length])).toEqual([[0, 0]]);
  });

  test('source_engine.pcap: 17 questions', () => {
    expect(kindsOf('source_engine.pcap', 'source-query').counts).toEqual({ 'ask-info': 17 });
  });
});
