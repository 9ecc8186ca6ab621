/** What real captures show, finding by finding, without the values: those belong to real people. Each line was checked
 *  against the octets in tshark 4.0.17 (frames, counts, names of keys; for packed bodies, what they unpack to). The captures
 *  are public, are read where they lie, and are no part of the project.
 *
 *  A line: kind, type, key, chain of decodings, frame of the first proof, how often, reach, confidence, app. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../main/analysis/assess/engine.ts';
import type { Assessment } from '../main/contract/assessment.ts';
import { DEFAULT_SETTINGS } from '../main/contract/settings.ts';
import { loadKnowledge } from '../main/shell/services/knowledge.ts';

const folder = join(process.env['EARSHOT_CAPTURES'] ?? join(import.meta.dirname, '../../shared/captures'), 'ndpi');
const knowledge = await loadKnowledge();

const TRUTH: Readonly<Record<string, readonly string[]>> = {
  '1kxun.pcap': [
    'identifier device-name - - frame 1 x5 local likely device',
    'identifier device-id - - frame 5 x2 local confirmed device',
    'identifier device-id - - frame 11 x1 local confirmed device',
    'identifier device-id client-id - frame 11 x1 local confirmed device',
    'identifier device-name host-name - frame 11 x1 local confirmed device',
    'identifier device-id client-id - frame 12 x5 local confirmed device',
    'identifier device-id - - frame 13 x1 local confirmed device',
    'identifier device-name - - frame 14 x8 local likely device',
    'identifier device-id - - frame 32 x5 local confirmed device',
    'identifier device-name - - frame 43 x12 local likely device',
    'identifier device-id - - frame 50 x4 local confirmed device',
    'identifier device-id - - frame 50 x4 local confirmed device',
    'identifier device-name - netbios-name frame 389 x3 local confirmed device',
    'identifier device-name - - frame 389 x1 local confirmed device',
    'identifier device-name - - frame 390 x1 local confirmed device',
    'identifier device-id Client-Uid - frame 404 x2 internet likely 1kxun',
    'identifier device-id - - frame 489 x5 local confirmed device',
    'identifier device-name - - frame 489 x5 local confirmed device',
    'identifier device-name - - frame 507 x4 local likely device',
    'identifier device-name - - frame 554 x8 local likely device',
    'identifier device-id - - frame 589 x2 local confirmed device',
    'identifier device-name - - frame 591 x8 local likely device',
    'identifier device-id - - frame 597 x4 local confirmed device',
    'identifier device-id client-id - frame 597 x2 local confirmed device',
    'identifier device-name host-name - frame 597 x2 local confirmed device',
    'identifier device-id - - frame 602 x2 local confirmed device',
    'repeated-value other - - frame 609 x5 local possible unknown-app',
    'identifier device-id - - frame 632 x1 local confirmed device',
    'identifier device-id - - frame 632 x1 local confirmed device',
    'identifier device-id - - frame 649 x3 local confirmed device',
    'identifier device-id - - frame 649 x3 local confirmed device',
    'identifier device-name - netbios-name frame 657 x1 local likely device',
    'identifier device-name - netbios-name frame 659 x3 local confirmed device',
    'identifier device-id - - frame 668 x2 local confirmed device',
    'identifier device-id - - frame 668 x2 local confirmed device',
    'identifier device-id - - frame 669 x3 local confirmed device',
    'identifier device-id client-id - frame 669 x1 local confirmed device',
    'identifier device-name - - frame 670 x7 local likely device',
    'identifier device-id client-id - frame 675 x1 local confirmed device',
    'identifier device-name host-name - frame 675 x1 local confirmed device',
    'identifier device-name - - frame 684 x2 local likely device',
    'identifier device-id - - frame 685 x1 local confirmed device',
    'identifier device-name - - frame 685 x1 local confirmed device',
    'identifier device-id - - frame 685 x1 local confirmed device',
    'identifier device-name - - frame 686 x4 local likely device',
    'identifier device-name - - frame 687 x10 local likely device',
    'identifier device-id Location - frame 693 x32 local confirmed device',
    'identifier device-id USN - frame 693 x32 local confirmed device',
    'identifier device-id - - frame 706 x1 local confirmed device',
    'identifier device-name host-name - frame 706 x1 local confirmed device',
    'identifier device-name - - frame 726 x2 local confirmed device',
    'identifier device-id - - frame 726 x2 local confirmed device',
    'identifier device-id NT - frame 728 x6 local confirmed device',
    'identifier device-name - - frame 730 x8 local likely device',
    'identifier device-id - - frame 738 x1 local confirmed device',
    'identifier device-id client-id - frame 752 x4 local confirmed device',
    'identifier device-id - - frame 760 x1 local confirmed device',
    'identifier device-name - - frame 760 x1 local confirmed device',
    'identifier device-id - - frame 760 x1 local confirmed device',
    'identifier device-id - - frame 773 x1 local confirmed device',
    'identifier device-id - - frame 833 x2 local confirmed device',
    'identifier device-id client-id - frame 833 x1 local confirmed device',
    'identifier device-name host-name - frame 833 x1 local confirmed device',
    'identifier device-id - - frame 941 x1 local confirmed device',
    'identifier device-name host-name - frame 941 x1 local confirmed device',
    'identifier device-id client-id - frame 949 x1 local confirmed device',
    'identifier device-id _android_id - frame 1033 x11 internet likely 1kxun',
    'identifier advertising-id _aid - frame 1033 x9 internet likely 1kxun',
    'identifier device-id _udid - frame 1043 x8 internet likely 1kxun',
    'identifier device-id Client-AndroidId - frame 1043 x4 internet likely 1kxun',
    'identifier device-id Client-Uid - frame 1043 x4 internet likely 1kxun',
    'identifier device-id client-uid - frame 1045 x2 internet likely 1kxun',
    'identifier advertising-id _gaid gzip>json frame 1046 x29 internet likely 1kxun',
    'identifier device-id _android_id gzip>json frame 1046 x29 internet likely 1kxun',
    'identifier device-id _udid gzip>json frame 1046 x29 internet likely 1kxun',
    'identifier device-id android_id deflate frame 1059 x2 internet likely 1kxun',
    'identifier device-id udid deflate frame 1059 x2 internet likely 1kxun',
    'identifier advertising-id _gaid - frame 1148 x3 internet likely 1kxun',
    'identifier device-id _ga - frame 1289 x22 internet likely 1kxun',
    'identifier device-id _gid - frame 1289 x22 internet likely 1kxun',
    'identifier device-id _ttp - frame 1479 x8 internet likely 1kxun',
    'identifier advertising-id gaid - frame 1577 x5 internet likely unknown-app',
    'identifier other client_ip - frame 1581 x1 internet likely unknown-app',
    'identifier device-id android_id - frame 1581 x1 internet likely unknown-app',
    'identifier device-id Client-AndroidId - frame 1581 x1 internet likely unknown-app',
    'identifier device-id Client-Uid - frame 1581 x1 internet likely unknown-app',
    'identifier advertising-id aid - frame 1679 x4 internet likely unknown-app',
    'identifier device-id device_id_sha1 percent frame 1696 x1 internet likely unknown-app',
    'identifier session-token session_id - frame 1718 x1 internet likely unknown-app',
  ],
  'weibo.pcap': ['identifier session-token login_sid_t - frame 75 x1 internet possible weibo'],
  'agora-sd-rtn.pcap': [],
  'jabber.pcap': [
    'identifier account response base64 frame 17 x3 local confirmed xmpp-chat',
    'identifier credential response base64 frame 17 x1 local confirmed xmpp-chat',
    'identifier account jid - frame 33 x7 local confirmed xmpp-chat',
    'identifier account to - frame 37 x54 local confirmed xmpp-chat',
    'identifier account from - frame 37 x27 local confirmed xmpp-chat',
    'identifier credential response base64 frame 103 x1 local confirmed xmpp-chat',
    'identifier person-name nick - frame 197 x1 local likely xmpp-chat',
    'identifier person-name FN - frame 209 x1 local confirmed xmpp-chat',
    'identifier person-name FAMILY - frame 209 x1 local confirmed xmpp-chat',
    'identifier person-name GIVEN - frame 209 x1 local confirmed xmpp-chat',
    'identifier person-name NICKNAME - frame 209 x1 local confirmed xmpp-chat',
    'identifier location STREET - frame 209 x1 local confirmed xmpp-chat',
    'identifier location EXTADD - frame 209 x1 local confirmed xmpp-chat',
    'identifier location LOCALITY - frame 209 x1 local confirmed xmpp-chat',
    'identifier location REGION - frame 209 x1 local confirmed xmpp-chat',
    'identifier location PCODE - frame 209 x1 local confirmed xmpp-chat',
    'identifier phone NUMBER - frame 209 x1 local confirmed xmpp-chat',
    'identifier email USERID - frame 209 x1 local confirmed xmpp-chat',
    'identifier account username - frame 216 x1 local confirmed xmpp-chat',
    'identifier credential password - frame 216 x1 local confirmed xmpp-chat',
    'identifier credential response base64 frame 233 x1 local confirmed xmpp-chat',
    'identifier room to - frame 249 x3 local confirmed xmpp-chat',
    'identifier room from - frame 250 x4 local confirmed xmpp-chat',
    'identifier contact jid - frame 262 x4 local confirmed xmpp-chat',
    'identifier contact to - frame 265 x4 local confirmed xmpp-chat',
    'identifier account from - frame 276 x2 local confirmed xmpp-chat',
    'message message body - frame 283 x2 local confirmed xmpp-chat',
    'identifier contact from - frame 287 x1 local confirmed xmpp-chat',
  ],
  'KakaoTalk_chat.pcap': [
    'own-encryption undefined - - frame 25 x1 internet likely kakaotalk',
    'weak-encryption undefined - - frame 36 x3 internet confirmed unknown-app',
    'weak-encryption undefined - - frame 58 x1 internet confirmed kakaotalk',
    'weak-encryption undefined - - frame 217 x1 internet confirmed facebook',
  ],
  'signal.pcap': [
    'identifier device-id - - frame 1 x4 local confirmed device',
    'identifier device-id client-id - frame 1 x4 local confirmed device',
    'identifier device-name host-name - frame 1 x4 local confirmed device',
  ],
  'tls_ech.pcapng': [],
  'whatsapp_login_call.pcap': [
    'weak-encryption undefined - - frame 50 x3 internet confirmed device',
    'identifier phone user - frame 82 x1 internet confirmed whatsapp',
    'identifier device-id host_int - frame 281 x4 local confirmed dropbox',
    'identifier device-id - - frame 852 x10 local confirmed device',
    'identifier device-id client-id - frame 852 x10 local confirmed device',
    'identifier device-name host-name - frame 852 x10 local confirmed device',
    'identifier device-name - - frame 859 x8 local confirmed device',
  ],
  'whatsapp_login_chat.pcap': [
    'identifier phone user - frame 8 x1 internet confirmed whatsapp',
    'identifier device-id host_int - frame 73 x2 local confirmed dropbox',
    'identifier device-id - - frame 79 x6 local confirmed device',
    'identifier device-id client-id - frame 79 x6 local confirmed device',
    'identifier device-name host-name - frame 79 x6 local confirmed device',
  ],
  'sip.pcap': [
    'identifier account From - frame 1 x9 internet confirmed unknown-app',
    'identifier account To - frame 1 x9 internet confirmed unknown-app',
    'identifier account Contact - frame 1 x4 internet confirmed unknown-app',
    'identifier account Authorization - frame 3 x2 internet confirmed unknown-app',
    'identifier credential Authorization - frame 3 x1 internet confirmed unknown-app',
    'identifier credential Authorization - frame 8 x1 internet confirmed unknown-app',
    'identifier account From - frame 10 x21 internet confirmed unknown-app',
    'identifier account To - frame 10 x13 internet confirmed unknown-app',
    'identifier account Contact - frame 10 x11 internet confirmed unknown-app',
    'identifier account Authorization - frame 12 x7 internet confirmed unknown-app',
    'identifier credential Authorization - frame 12 x1 internet confirmed unknown-app',
    'identifier credential Authorization - frame 16 x1 internet confirmed unknown-app',
    'identifier account P-Associated-URI - frame 18 x3 internet confirmed unknown-app',
    'identifier phone - - frame 22 x15 internet likely unknown-app',
    'identifier person-name From - frame 22 x41 internet likely unknown-app',
    'identifier account From - frame 22 x18 internet confirmed unknown-app',
    'identifier phone To - frame 22 x18 internet likely unknown-app',
    'identifier account Contact - frame 22 x3 internet confirmed unknown-app',
    'identifier phone - - frame 46 x10 internet likely unknown-app',
    'identifier phone To - frame 46 x15 internet likely unknown-app',
    'identifier account Proxy-Authorization - frame 52 x3 internet confirmed unknown-app',
    'identifier credential Proxy-Authorization - frame 52 x1 internet confirmed unknown-app',
    'identifier credential Authorization - frame 63 x1 internet confirmed unknown-app',
    'identifier account From - frame 65 x33 internet confirmed unknown-app',
    'identifier account To - frame 65 x18 internet confirmed unknown-app',
    'identifier account Contact - frame 65 x14 internet confirmed unknown-app',
    'identifier credential Authorization - frame 67 x1 internet confirmed unknown-app',
    'identifier person-name Contact - frame 69 x8 internet likely unknown-app',
    'identifier credential Authorization - frame 71 x1 internet confirmed unknown-app',
    'identifier credential Authorization - frame 79 x1 internet confirmed unknown-app',
    'identifier credential Proxy-Authorization - frame 82 x1 internet confirmed unknown-app',
    'identifier account - - frame 87 x4 internet confirmed unknown-app',
    'identifier account To - frame 87 x8 internet confirmed unknown-app',
    'identifier credential Proxy-Authorization - frame 90 x1 internet confirmed unknown-app',
    'media other - - frame 100 x1 internet likely unknown-app',
    'identifier credential Authorization - frame 107 x1 internet confirmed unknown-app',
  ],
  'irc.pcap': [
    'identifier account USER - frame 4 x1 internet confirmed unknown-app',
    'identifier account NICK - frame 6 x1 internet confirmed unknown-app',
    'identifier account - - frame 15 x76 internet confirmed unknown-app',
    'identifier room JOIN - frame 25 x2 internet confirmed unknown-app',
    'identifier account - - frame 27 x2 internet confirmed unknown-app',
    'identifier room - - frame 29 x4 internet confirmed unknown-app',
    'message message - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x2 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x2 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
    'identifier contact - - frame 29 x1 internet confirmed unknown-app',
  ],
  'netflix.pcap': ['identifier device-id identity - frame 414 x1 internet likely netflix'],
};

function assess(name: string): Assessment {
  const engine = createEngine(knowledge, DEFAULT_SETTINGS);
  engine.push(readFileSync(join(folder, name)));
  return engine.finish('0'.repeat(64), false).assessment;
}

function line({ kind, subject, evidence, count, reach, confidence, app }: Assessment['findings'][number]): string {
  const what = `${kind.replace(/-exposed$/, '')} ${subject?.type} ${subject?.key ?? '-'} ${subject?.chain.join('>') || '-'}`;
  return `${what} frame ${evidence[0]?.frame} x${count} ${reach} ${confidence} ${app}`;
}

const captured = (name: string): boolean => existsSync(join(folder, name));

describe('the findings of a real capture are what is there, and nothing else', () => {
  test.for(Object.entries(TRUTH))('%s', ([name, expected], { skip }) => {
    if (!captured(name)) skip('no captures here');
    expect(assess(name).findings.map(line)).toEqual(expected);
  });
});

test.skipIf(!captured('agora-sd-rtn.pcap'))(
  'Agora: its servers are known as its own, by names that spell their addresses',
  () => {
    const { servers, apps } = assess('agora-sd-rtn.pcap');
    expect(servers).toHaveLength(12);
    for (const { operator, names, addresses } of servers) {
      expect(operator?.id).toBe('agora');
      expect(names).toEqual([`${addresses[0]?.replaceAll('.', '-')}.edge.agora.io`]);
    }
    expect(apps.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['unknown-app no-problem-seen']);
  },
);

test.skipIf(!captured('signal.pcap'))('Signal: only the device told its name, and only to the local network', () => {
  const { apps, findings } = assess('signal.pcap');
  expect(apps.find(({ id }) => id === 'signal')).toMatchObject({ decidedBy: [], verdict: 'not-enough-seen' });
  expect(apps.find(({ id }) => id === 'device')?.decidedBy).toEqual([]);
  // One flow, one direction: one row of proof for the four frames 1, 147, 148 and 171.
  expect(findings[0]?.evidence.map(({ frame }) => frame)).toEqual([1]);
});

test.skipIf(!captured('weibo.pcap'))("Weibo: a host that many sites use is nobody's app", () => {
  const { servers } = assess('weibo.pcap');
  const ofWeibo = servers.filter(({ app }) => app === 'weibo').flatMap(({ names }) => names);
  expect(ofWeibo.sort()).toEqual(['weibo.com', 'www.weibo.com']);
  expect(servers.find(({ names }) => names.includes('img.t.sinajs.cn'))?.app).toBe('unknown-app');
});

test.skipIf(!captured('KakaoTalk_chat.pcap'))(
  'KakaoTalk: its flows are told by the name that was answered just before one, and by the protocol of another',
  () => {
    const { apps } = assess('KakaoTalk_chat.pcap');
    expect(apps.find(({ id }) => id === 'kakaotalk')).toMatchObject({
      knownBy: ['host-name', 'protocol'],
      packets: 58,
    });
  },
);
