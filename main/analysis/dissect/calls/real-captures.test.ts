import { describe, expect, test } from 'vitest';
import { capturedFlows, hasCaptures } from '../captured-flows.fixture.ts';
import type { Message } from '../../model/message.ts';

interface Seen {
  readonly flows: ReturnType<typeof capturedFlows>;
  readonly messages: readonly Message[];
  /** How many flows have each of these names. */
  named(...protocols: string[]): number[];
  texts(path: RegExp): string[];
}

function read(file: string): Seen {
  const flows = capturedFlows(file);
  return {
    flows,
    messages: flows.flatMap(({ sink }) => sink.messages),
    named: (...protocols) => protocols.map((name) => flows.filter(({ flow }) => flow.protocol === name).length),
    texts: (path) =>
      flows.flatMap(({ sink }) => sink.fields.filter((one) => path.test(one.path)).map(({ text }) => text)),
  };
}

/** Frames that tshark 4.0.17 calls RTP or SRTP (with its heuristics for both on); how many streams we see; how many frames
 *  belong to streams of fewer than three packets. The first two packets of each stream are unknown. */
const RTP: readonly (readonly [file: string, frames: number, streams: number, short: number])[] = [
  ['FAX-Call-t38-CA-TDM-SIP-FB-1.pcap', 1330, 2, 0], // 27 of them hold T.38
  ['line.pcap', 100, 6, 0],
  ['sip.pcap', 9, 1, 0],
  ['stun.pcap', 6, 1, 0],
  ['stun_dtls_rtp.pcapng', 11, 1, 0],
  ['stun_wa_call.pcapng', 365, 7, 2],
  ['whatsapp_login_call.pcap', 629, 8, 0],
];

describe.skipIf(!hasCaptures)('calls in real captures', () => {
  test.each(RTP)('%s: as much RTP as tshark shows', (file, frames, streams, short) => {
    const seen = read(file).messages.flatMap((one) => (one.type === 'rtp-stream' ? [one.packets] : []));
    expect(seen).toHaveLength(streams);
    expect(seen.reduce((sum, packets) => sum + packets, 0)).toBe(frames - 2 * streams - short);
  });

  test.each([
    ['FAX-Call-t38-CA-TDM-SIP-FB-1.pcap', 92],
    ['gre.pcapng', 1],
    ['sip.pcap', 81],
    ['sip_hello.pcapng', 8],
  ])('%s: as many SIP messages as tshark shows', (file, count) => {
    expect(read(file).messages.filter(({ type }) => type === 'sip')).toHaveLength(count);
  });

  test('RTCP that can be read, and its names; what is sealed has none', () => {
    const five = read('rtcp_multiple_pkts_in_the_same_datagram.pcap');
    expect(five.texts(/^rtcp\.sdes\.cname$/)).toHaveLength(5);
    expect(read('sip.pcap').texts(/^rtcp\.(?:sdes|bye)\./)).toHaveLength(3);
    const sealed = read('whatsapp_login_call.pcap');
    expect(sealed.texts(/sdes/)).toEqual([]);
    expect(sealed.messages.filter((one) => one.type === 'rtcp' && one.sealed)).toHaveLength(49);
  });

  test('sound that can be heard is told where there is speech or a fax, and not where there is silence', () => {
    expect(read('FAX-Call-t38-CA-TDM-SIP-FB-1.pcap').texts(/^rtp\.media\.pcma$/)).toHaveLength(2);
    expect(read('sip.pcap').texts(/^rtp\.media\.pcma$/)).toHaveLength(1);
    expect(read('false_positives.pcapng').texts(/media/)).toEqual([]);
    expect(read('rtp.pcapng').texts(/^rtp\.named-media\.h263$/)).toHaveLength(1);
  });

  test('Discord: every datagram is its own, and the client is told its address', () => {
    const { flows, named, texts } = read('discord.pcap');
    expect(named('discord')).toEqual([33]);
    expect(texts(/^discord\.discovery\.address$/)).toHaveLength(27);
    expect(flows.every(({ sink }) => sink.counts.unknown === 0)).toBe(true);
    expect(read('discord_mid_flow.pcap').named('discord')).toEqual([1]);
    expect(read('riotgames.pcap').named('discord')).toEqual([2]);
  });

  test('Zoom, LINE, Steam, RTSP and the telephone systems: as many flows as nDPI names', () => {
    for (const file of ['zoom.pcap', 'zoom2.pcap']) expect(read(file).named('zoom')).toEqual([3]);
    expect(read('line.pcap').named('line-call')).toEqual([3]);
    expect(read('steam.pcapng').named('steam')).toEqual([2]);
    expect(read('rtsp.pcap').named('rtsp')).toEqual([7]);
    expect(read('iax.pcap').named('iax')).toEqual([1]);
    expect(read('sccp_hw_conf_register.pcapng').named('skinny')).toEqual([1]);
    expect(read('FAX-Call-t38-CA-TDM-SIP-FB-1.pcap').named('sip', 'rtp', 'megaco')).toEqual([3, 1, 1]);
  });
});
