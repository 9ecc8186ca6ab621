import type { Finding, Server } from '../../contract/assessment.ts';
import { appHoles, serverWithAddress } from './names.ts';
import { chainSteps, isHashed } from './chain.ts';
import { isNamed, linkClaim, otherKind, otherValues, serverList } from './kind.ts';
import { contactNote, placeNote, placeOf, placePhrase } from './place.ts';
import { firstFrame, timesSeen } from './rows.ts';
import { isOpened, openness, type Story } from './story.ts';
import { movedOf, tellThings, wordOf } from './subject.ts';
import { spanOf, tellSpan } from './times.ts';

/** Servers told one by one in a finding. */
const MOST_SERVERS = 3;

export function claim(finding: Finding, story: Story): string {
  const { text, assessment } = story;
  const kind = otherKind(finding);
  if (kind === 'linkable') return linkClaim(finding, story);
  if (isNamed(finding)) return text.t('kind.name-reveals-use.claim-value');
  if (kind === 'server-abroad' && assessment.made.settings.home === null)
    return text.t('kind.server-abroad.claim-no-home');
  if (kind !== null) return text.t(`kind.${kind}.claim`, otherValues(finding, story));
  const the = { the: text.t(`subject.${wordOf(finding)}.the`) };
  const how = openness(finding);
  return text.t(
    how === 'local' ? 'exposed.claim-local' : how === 'opened' ? 'exposed.claim-opened' : 'exposed.claim',
    the,
  );
}

/** What the packets show, and nothing else. */
export function seen(finding: Finding, story: Story): readonly string[] {
  const { text } = story;
  const kind = otherKind(finding);
  const told = kind === null ? seenExposed(finding, story) : [seenOther(kind, finding, story)];
  told.push(...signsOf(finding, story));
  if (finding.reach === 'local') told.push(text.t('seen.local'));
  for (const server of story.receiversOf(finding).slice(0, MOST_SERVERS)) {
    const note = contactNote(server, story);
    if (note !== null) told.push(text.t('shared.label-text', { label: serverWithAddress(server, text), text: note }));
  }
  // Without a value the engine knows the time of first contacts only: their span would be none.
  const span = timesSeen(finding) === null ? null : spanOf(finding.firstTime, finding.lastTime);
  if (span) told.push(tellSpan(span, story));
  if (kind === 'server-abroad' || kind === 'operator-under-foreign-law') told.push(...packetsOf(finding, story));
  const frame = firstFrame(finding);
  return frame === null ? told : [...told, text.t('seen.first-packet', { frame: text.number(frame) })];
}

function seenOther(kind: NonNullable<ReturnType<typeof otherKind>>, finding: Finding, story: Story): string {
  const { text } = story;
  if (isNamed(finding)) return text.t('kind.name-reveals-use.seen-value', { count: finding.count });
  return text.t(`kind.${kind}.seen`, otherValues(finding, story));
}

/** What weak encryption was told by; which connections a value joins. */
function signsOf({ kind, signs = [] }: Finding, { text }: Story): string[] {
  if (kind === 'linkable')
    return LINK_SIGNS.filter((sign) => signs.includes(sign)).map((sign) => text.t(`kind.linkable.sign.${sign}`));
  if (kind !== 'weak-encryption') return [];
  return WEAK_SIGNS.filter((sign) => signs.includes(sign)).map((sign) => text.t(`kind.weak-encryption.sign.${sign}`));
}

const LINK_SIGNS = ['operators', 'apps', 'clients'] as const;
const WEAK_SIGNS = ['version', 'cipher', 'certificate-expired', 'certificate-self-signed'] as const;

/** Packets in words: what went to these servers and what came back. */
function packetsOf(finding: Finding, story: Story): string[] {
  const servers = story.receiversOf(finding);
  if (servers.length === 0) return [];
  const sum = (packets: (server: Server) => number): number => servers.reduce((all, one) => all + packets(one), 0);
  const values = { servers: servers.length, out: sum((one) => one.packetsOut), in: sum((one) => one.packetsIn) };
  return [story.text.t('seen.packets', values)];
}

function seenExposed(finding: Finding, story: Story): string[] {
  const { text } = story;
  const moved = movedOf([finding]);
  const told = [
    text.t('seen.sent', {
      ...appHoles(story.app(finding.app), text),
      moved,
      things: tellThings([finding], text),
      count: finding.count,
    }),
  ];
  if (finding.receivers.length > 0)
    told.push(text.t(moved === 'in' ? 'seen.servers-in' : 'seen.servers-out', { servers: serverList(finding, story) }));
  const opened = isOpened(finding);
  told.push(text.t(opened ? 'seen.opened' : 'seen.open'));
  const chain = finding.subject?.chain ?? [];
  const steps = { steps: text.list(chainSteps(chain, text)) };
  if (isHashed(chain)) told.push(text.t('seen.hashed'), text.t('seen.hashed-as', steps));
  else if (chain.length > 0) {
    told.push(opened ? text.t('seen.packed-opened', steps) : text.t('seen.packed', steps));
  }
  const key = finding.subject?.key ?? null;
  if (key !== null) told.push(text.t('seen.key', { key }));
  const request = finding.evidence.find((one) => one.request !== undefined)?.request;
  if (request?.host) told.push(text.t('seen.request', { ...request, host: request.host }));
  else if (request) told.push(text.t('seen.request-no-host', { method: request.method, path: request.path }));
  const protocol = finding.evidence[0]?.protocol;
  return protocol === undefined ? told : [...told, protocolSentence(protocol, story)];
}

const PROTOCOLS = [
  'http',
  'http2',
  'http3',
  'websocket',
  'dns',
  'mdns',
  'llmnr',
  'd-link-discovery',
  'dhcp',
  'dropbox-lan',
  'mndp',
  'ntp',
  'dhcpv6',
  'dnscrypt',
  'kerberos',
  'ldap',
  'nbns',
  'netbios-datagram',
  'pppp',
  'radius',
  'smb',
  'smpp',
  'snmp',
  'ssh',
  'syslog',
  'telnet',
  'tracker',
  'check-mk',
  'collectd',
  'drda',
  'mysql',
  'openvpn',
  'postgresql',
  'rdp',
  'rlogin',
  'synchrophasor',
  'x11',
  'xdmcp',
  'ubiquiti-discovery',
  'weave',
  'ws-discovery',
  'tls',
  'quic',
  'fastcgi',
  'gquic',
  'dtls',
  'ssdp',
  'stun',
  'turn',
  'xmpp',
  'amqp',
  'ftp',
  'edonkey',
  'imap',
  'irc',
  'mqtt',
  'nntp',
  'loco',
  'mmtls',
  'mtproto',
  'oicq',
  'oscar',
  'source-query',
  'stratum',
  'telegram-call',
  'whatsapp',
  'whatsapp-noise',
  'pop3',
  'smtp',
  'socks',
  'agora',
  'discord',
  'h323',
  'iax',
  'line-call',
  'megaco',
  'rtcp',
  'rtmp',
  'rtp',
  'rtsp',
  'sip',
  'skinny',
  'srtp',
  'steam',
  'zoom',
  'zrtp',
] as const;

function protocolSentence(id: string, { text }: Story): string {
  if (id === 'unknown') return text.t('seen.protocol-unknown');
  const known = PROTOCOLS.find((one) => one === id);
  return text.t('seen.protocol', { protocol: known ? text.t(`protocol.${known}`) : text.t('protocol.other', { id }) });
}

export function means(finding: Finding, story: Story): readonly string[] {
  const { text } = story;
  const kind = otherKind(finding);
  if (isNamed(finding)) return [text.t('kind.name-reveals-use.means-value')];
  if (kind !== null) return [text.t(`kind.${kind}.means`, otherValues(finding, story))];
  return [text.t(isOpened(finding) ? 'means.opened' : `means.${wordOf(finding)}`)];
}

/** Why this is confirmed, likely or possible. */
export function certainty(finding: Finding, story: Story): readonly string[] {
  const { text, assessment } = story;
  // A stream is no value: it has no number of times, and there is nothing to compare it with.
  if (finding.kind === 'media-exposed')
    return [text.t(finding.confidence === 'possible' ? 'why.media-by-name' : 'why.media')];
  const told: string[] = [];
  if (finding.kind === 'repeated-value') told.push(text.t('why.repeated'));
  else if (finding.subject) told.push(reason(finding, story));
  if (finding.kind === 'server-abroad')
    told.push(
      ...story
        .receiversOf(finding)
        .slice(0, MOST_SERVERS)
        .map((one) => placeNote(one, story)),
    );
  if (finding.kind === 'operator-under-foreign-law') told.push(...knownBy(finding, story));
  if (told.length === 0) told.push(text.t(`sure.${finding.confidence}.meaning`));
  if (finding.subject) told.push(text.t('why.times', { count: finding.count }));
  const noOwn =
    finding.subject && finding.subject.reason !== 'own-value' && assessment.made.settings.mineKinds.length === 0;
  return noOwn ? [...told, text.t('why.no-own-value')] : told;
}

function reason({ subject, confidence }: Finding, { text }: Story): string {
  if (!subject) return text.t(`sure.${confidence}.meaning`);
  switch (subject.reason) {
    case 'own-value':
      return text.t(`why.own-value.${confidence}`);
    case 'key-name':
      return subject.key === null ? text.t('why.key-name') : text.t('why.key-name-called', { key: subject.key });
    case 'shape':
      return text.t('why.shape');
    case 'protocol-field':
      return text.t('why.protocol-field');
    default:
      return text.t('why.other', { id: subject.reason });
  }
}

function knownBy(finding: Finding, story: Story): string[] {
  const ways = new Set(story.receiversOf(finding).flatMap((one) => one.operator?.knownBy ?? []));
  const told: string[] = [];
  if (ways.has('host-name')) told.push(story.text.t('why.operator.host-name'));
  if (ways.has('certificate')) told.push(story.text.t('why.operator.certificate'));
  if (ways.has('protocol')) told.push(story.text.t('why.operator.protocol'));
  if (ways.has('address')) told.push(story.text.t('why.operator.address'));
  return told;
}

export function changeOurMind(finding: Finding, { text }: Story): string | null {
  if (finding.kind === 'server-abroad') return text.t('mind.place');
  if (finding.kind === 'operator-under-foreign-law') return text.t('mind.operator');
  if (otherKind(finding) !== null || !finding.subject) return null;
  if (finding.kind === 'media-exposed') return text.t('mind.media');
  return text.t(finding.subject.reason === 'own-value' ? 'mind.own-value' : 'mind.by-rule');
}

/** What this finding leaves open. Never empty. */
export function notSeen(finding: Finding, story: Story): readonly string[] {
  const { text } = story;
  const kind = otherKind(finding);
  const told = [
    kind === null
      ? text.t('not-seen.exposed', { the: text.t(`subject.${wordOf(finding)}.the`) })
      : text.t(`kind.${kind}.not-seen`, otherValues(finding, story)),
    text.t('not-seen.stores'),
  ];
  if (kind !== 'server-abroad') {
    const servers = story.receiversOf(finding).filter((one) => one.reach === 'internet');
    told.push(...servers.slice(0, MOST_SERVERS).map((server) => placeDoubt(server, story)));
  }
  return [...told, text.t('limit.one-recording')];
}

function placeDoubt(server: Parameters<typeof placeOf>[0], story: Story): string {
  const { text } = story;
  const place = placeOf(server, story);
  const name = server.names[0] ?? server.addresses[0] ?? server.id;
  return place.level === 'unknown'
    ? text.t('not-seen.place-unknown', { server: name })
    : text.t('not-seen.place', { server: name, place: placePhrase(place, story) });
}
