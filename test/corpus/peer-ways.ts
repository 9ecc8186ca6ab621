import { isIP } from 'node:net';
import type { Counts, SeenRow } from './match.ts';
import { lineFor } from './protocol-map.ts';

/** nDPI's own ways, each a rule over what was read: where a difference follows one, the rule's name is its note. Evidence
 *  for each is in docs/corpus-differences.md. None of them makes a difference count as the same. */

/** The name is read but not on the flow's row (`read-in-flow`, `not-listed` where the protocol is not in issue 4's list),
 *  or written in nDPI's way (`written-otherwise`), or cut as nDPI or the list cuts it (`cut-at-79`, `cut-at-bracket`). */
export function namesAsPeer(
  host: string,
  protocol: string | null,
  onRow: readonly string[],
  inFlow: readonly string[],
): string | null {
  const isWay = (name: string): boolean => formsOfPeer(name).includes(formsOfPeer(host)[0] ?? '');
  if (onRow.some(isWay)) return 'written-otherwise';
  const isCut = (name: string): boolean =>
    host.length === MOST_OF_HOST && formsOfPeer(name).some((form) => form.length > host.length && form.endsWith(host));
  if (onRow.some(isCut)) return 'cut-at-79';
  if (isOffList(protocol)) return 'not-listed';
  if (inFlow.some((text) => text === host || isWay(text))) return 'read-in-flow';
  return cutAtBracket(host, inFlow);
}

/** nDPI keeps the last 79 octets of a name. */
const MOST_OF_HOST = 79;

/** Is the protocol none of issue 4's list? */
function isOffList(protocol: string | null): boolean {
  return protocol !== null && lineFor(protocol)?.ours === null;
}

/** In DNS names nDPI writes `_` for a printable octet that host names do not have, `?` for any other. A name whose octets
 *  are no UTF-8 has one character for each of them here: so both are tried. */
function formsOfPeer(name: string): string[] {
  const plain = name.toLowerCase().replace(/\.$/, '');
  const written = (octet: number): string => {
    const character = String.fromCharCode(octet);
    if (/[a-z\d.:_-]/.test(character)) return character;
    return /[!->@-~]/.test(character) ? '_' : '?';
  };
  return [Array.from(new TextEncoder().encode(plain)), Array.from(plain, (one) => one.charCodeAt(0))].map((octets) =>
    octets.map(written).join(''),
  );
}

/** This nDPI writes JA4's fourth letter by the name's text, `i` only where it is an address; the first two characters of
 *  the list of ALPN values, `0` for the second where the list has only two; the hash of nothing where the hello has no
 *  extensions; and `s3` for the version 0x0100 of Cisco's old DTLS. JA4's text: `d` where the hello has the SNI extension,
 *  else `i`; the first and last character of the first value; zeros; `00`. Later versions of nDPI follow the text. */
export function ja4AsPeer({ tls, names }: SeenRow): string {
  const ja4 = tls?.ja4 ?? '';
  const letter = names.sni !== null && isIP(names.sni) !== 0 ? 'i' : 'd';
  const offered = tls?.alpn.join(',') ?? '';
  const alpn = offered === '' ? ja4.slice(8, 10) : offered.slice(0, offered.length > 2 ? 2 : 1).padEnd(2, '0');
  const rest = ja4.slice(10).replace(/_0{12}$/, NOTHING_HASHED);
  return `${ja4.slice(0, 3).replace(/^d00$/, 'ds3')}${letter}${ja4.slice(4, 8)}${alpn}${rest}`;
}

/** First 12 digits of the SHA-256 of no octets. */
const NOTHING_HASHED = '_e3b0c44298fc';

/** nDPI tells the version in the client's hello unless the server's hello has the extension of TLS 1.3: an offer, where
 *  `flows[]` tells what was chosen and null where nothing was. */
export function offeredOnly(
  told: string,
  { chosen, offered, hasHello }: { chosen: readonly string[]; offered: ReadonlySet<number>; hasHello: boolean },
): string | null {
  if (hasHello && chosen.length === 0) return 'nothing-chosen';
  const code = OFFERS[told];
  return code !== undefined && offered.has(code) ? 'offered-not-chosen' : null;
}

const OFFERS: Readonly<Record<string, number>> = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
  'DTLSv1.2': 0xfefd,
};

/** nDPI prints 255 octets of a URL. */
export function cutAt255(told: string, read: readonly string[]): string | null {
  return told.length === 255 && read.some((text) => text.startsWith(told)) ? 'cut-at-255' : null;
}

/** The list was read from nDPI's text, whose values stand in brackets: a value that holds a `]` ends there. */
export function cutAtBracket(told: string, read: Iterable<string>): string | null {
  for (const text of read) if (text.startsWith(`${told}]`)) return 'cut-at-bracket';
  return null;
}

/** nDPI's text is the beginning of ours: it reads one segment, or so many octets. Or the protocol is not in the list. */
export function agentAsPeer(told: string, protocol: string | null, read: Iterable<string>): string | null {
  const bracket = cutAtBracket(told, read);
  if (bracket !== null) return bracket;
  for (const text of read) if (text.startsWith(told)) return 'first-part';
  return isOffList(protocol) ? 'not-listed' : null;
}

/** nDPI leaves out later IP fragments, packets it cannot decode, and a trailing frame check sequence. */
export function countsMore(ours: Counts, theirs: Counts): string | null {
  const isMore = (['packetsAB', 'packetsBA', 'bytesAB', 'bytesBA'] as const).every(
    (name) => ours[name] >= theirs[name],
  );
  return isMore ? 'counts-more' : null;
}

/** nDPI reads on behind a certificate's subject and adds the names in its extensions, such as the issuer's in the
 *  authority key identifier. */
export function namesOfExtension(told: string, read: string): string | null {
  return read !== '' && told.startsWith(`${read}, `) ? 'names-of-extension' : null;
}
