import { DOT } from '../bytes/signs.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';

/** Domains under which a user's own machine has a name that the user chose: those that their owners entered into the Public
 *  Suffix List for that (DuckDNS, Synology, QNAP, No-IP, DynDNS, Freebox, deSEC, dynv6, ddnss.de, DNShome, Securepoint,
 *  GoIP, DrayTek, Dynu). github.com/publicsuffix/list, public_suffix_list.dat, private domains. */
const HOMES =
  'duckdns.org synology.me diskstation.me dscloud.me dscloud.biz familyds.com familyds.net familyds.org myds.me i234.me ' +
  'dsmynas.com dsmynas.net dsmynas.org myqnapcloud.com ddns.net hopto.org no-ip.org no-ip.biz no-ip.info noip.me zapto.org sytes.net ' +
  'myftp.org myvnc.com servebeer.com serveftp.com dyndns.org dyndns.info dyndns.biz homeip.net homelinux.org homeunix.org ' +
  'dnsalias.org selfip.org freeboxos.fr fbxos.fr dedyn.io dynv6.net ddnss.de dnshome.de spdns.de goip.de drayddns.com ' +
  'dynu.net ddnsfree.com freeddns.org';
/** A team's rooms stand behind a name that the team chose: Zulip Cloud (Zulip's docs/subsystems/realms.md and its help on
 *  SCIM: `your-org.zulipchat.com`), Slack (its web API's `team_domain`: `slacksoftballteam`). */
const TEAMS = 'zulipchat.com slack.com';

const TYPES: ReadonlyMap<string, SubjectType> = new Map([
  ...HOMES.split(' ').map((domain) => [domain, 'device-name'] as const),
  ...TEAMS.split(' ').map((domain) => [domain, 'room'] as const),
]);

/** Names that makers and every machine's owner give. */
const NOBODYS =
  /^(?:[a-z]{0,4}\d*|(?:www|api|app|apps|cdn|edge|edgeapi|files?|static|assets?|images?|mail|smtp|imap|ns|dns|ddns|dyn|home|nas|cloud|server|router|camera|status|hooks|login|auth|account|accounts|download|downloads|update|updates|help|support|blog|docs|join|get|my|dev|test|demo|chat|team|teams|gateway|primary|backup|global|quickconnect|checkip|nic|members|dynupdate|events|community)\d*)$|^(?:wss|edge|slack|gateway|gw|ns|cdn|relay)[-\d]/;
const NAME = /(?:^|\.)([a-z\d][a-z\d-]{0,61}[a-z\d])\.([a-z\d-]{1,63}\.[a-z]{2,4})\.?(?::\d{1,5})?$/i;
const LONGEST = 253; // RFC 1035 section 2.3.4
const SHORTEST = 'mine.dedyn.io'.length;
const PATH = /\.(?:question\.name|answer\.name|client-hello\.sni|header\.(?:host|authority))$/;

/** A host's name that stands for one person's machine or one team's rooms. The domain tells that its users choose names in that place, and
 *  not whose this one is: one sign. Names of an app's own servers are none: nearly every app shows those. */
export const nameRevealsUse: Detector = {
  id: 'name-reveals-use',
  version: 1,
  needs: {
    least: SHORTEST,
    some: DOT,
    member: false,
    protocols: new Set(['dns', 'tls', 'quic', 'gquic', 'dtls', 'http', 'http2', 'http3']),
  },
  inspect(field, context) {
    if (field.length > LONGEST || !mayEnd(field.bytes, field.at, field.length) || !PATH.test(field.path)) return NONE;
    const text = field.text();
    const found = NAME.exec(text);
    const [, label = '', domain = ''] = found ?? [];
    const type = TYPES.get(domain.toLowerCase());
    if (!found || type === undefined || NOBODYS.test(label.toLowerCase()) || text.length !== field.length) return NONE;
    const part = { at: field.at + found.index + found[0].indexOf(label), length: label.length };
    const raw = label.toLowerCase();
    return [
      hitOf(field, context, { type, confidence: 'possible', reason: 'shape', raw, part, kind: 'name-reveals-use' }),
    ];
  },
};

/** Three octets in front of a domain's last letters, as one number: a name that ends otherwise makes no string. */
const ENDS: ReadonlySet<number> = new Set(
  [...TYPES.keys()].map((domain) => endOf(domain.lastIndexOf('.'), (i) => domain.charCodeAt(i))),
);

function endOf(dot: number, octet: (at: number) => number): number {
  return ((octet(dot - 3) | 0x20) << 16) | ((octet(dot - 2) | 0x20) << 8) | (octet(dot - 1) | 0x20);
}

/** The last dot stands in the last seven octets but for a port, which only a Host header has. */
const FURTHEST_DOT = 12;

function mayEnd(bytes: Uint8Array, at: number, length: number): boolean {
  const end = at + length;
  for (let i = end - 2; i >= end - FURTHEST_DOT && i > at + 3; i--)
    if (bytes[i] === 0x2e) return ENDS.has(endOf(i, (place) => bytes[place] ?? 0));
  return false;
}
