import { isIP } from 'node:net';
import type { Counts, SeenRow } from './match.ts';
import { lineFor } from './protocol-map.ts';

/** nDPI's own ways, each a rule over what was read: where a difference follows one, the rule's name is its note. Evidence
 *  for each is in docs/corpus-differences.md. None of them makes a difference count as the same. */

/** The name is read but not on the flow's row (`read-in-flow`, `not-listed` where the protocol is not in issue 4's list),
 *  or written in nDPI's way (`written-otherwise`). */
export function namesAsPeer(
  host: string,
  protocol: string | null,
  onRow: readonly string[],
  inFlow: readonly string[],
): string | null {
  const isWay = (name: string): boolean => octetsAsPeer(name) === octetsAsPeer(host) || name === `${host}]`;
  if (onRow.some(isWay)) return 'written-otherwise';
  if (protocol !== null && lineFor(protocol)?.ours === null) return 'not-listed';
  return inFlow.some((text) => text === host || isWay(text)) ? 'read-in-flow' : null;
}

/** In DNS names nDPI writes `_` for a printable octet that host names do not have, `?` for any other. */
function octetsAsPeer(name: string): string {
  return Array.from(new TextEncoder().encode(name.toLowerCase().replace(/\.$/, '')), (octet) => {
    const character = String.fromCharCode(octet);
    if (/[a-z\d.:_-]/.test(character)) return character;
    return /[!->@-~]/.test(character) ? '_' : '?';
  }).join('');
}

/** This nDPI writes JA4's fourth letter by the name's text, `i` only where it is an address; the first two characters of
 *  the list of ALPN values, `0` for the second where the list has only two; and the hash of nothing where the hello has no
 *  extensions. JA4's text: `d` where the hello has the SNI extension, else `i`; the first and last character of the first
 *  value; zeros. Later versions of nDPI follow the text. */
export function ja4AsPeer({ tls, names }: SeenRow): string {
  const ja4 = tls?.ja4 ?? '';
  const letter = names.sni !== null && isIP(names.sni) !== 0 ? 'i' : 'd';
  const offered = tls?.alpn.join(',') ?? '';
  const alpn = offered === '' ? ja4.slice(8, 10) : offered.slice(0, offered.length > 2 ? 2 : 1).padEnd(2, '0');
  const rest = ja4.slice(10).replace(/_0{12}$/, NOTHING_HASHED);
  return `${ja4.slice(0, 3)}${letter}${ja4.slice(4, 8)}${alpn}${rest}`;
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
