import { parseAddress } from '../bytes/address.ts';

/** An address as a number: `words` most significant first, one word for IPv4, four for IPv6. */
export interface IpNumber {
  readonly family: 4 | 6;
  readonly words: readonly number[];
}

/** What an address may stand for. Only a `public` one can have a place.
 *  `documentation`: RFC 5737, RFC 3849, RFC 9637. `shared`: RFC 6598, behind a provider's translator. */
export type AddressKind =
  | 'public'
  | 'private'
  | 'shared'
  | 'loopback'
  | 'link-local'
  | 'multicast'
  | 'documentation'
  | 'reserved';

/** Reads the usual text forms. An IPv4 address inside an IPv6 one (RFC 4291 section 2.5.5.2, `::ffff:0:0/96`; RFC 6052,
 *  `64:ff9b::/96`) comes back as that IPv4 address: it names the server that answers. Null: not an address. */
export function parseIp(text: string): IpNumber | null {
  if (text !== lastText) {
    lastNumber = readIp(text);
    lastText = text;
  }
  return lastNumber;
}

/** A server's address is looked up in one list after the other. */
let lastText = '';
let lastNumber: IpNumber | null = null;

function readIp(text: string): IpNumber | null {
  // A zone (`%eth0`) says which of the device's own links is meant, nothing of the address.
  const zone = text.indexOf('%');
  const parsed = parseAddress(zone < 0 ? text : text.slice(0, zone));
  if (!parsed) return null;
  const words = parsed.words.map((word) => word >>> 0);
  return parsed.version === 4 || carriesIpv4(words) ? { family: 4, words: [words[3] ?? 0] } : { family: 6, words };
}

export function addressKind(ip: IpNumber): AddressKind {
  const first = ip.words[0] ?? 0;
  return ip.family === 4 ? (kindIn(IPV4_BLOCKS, first) ?? 'public') : ipv6Kind(ip.words);
}

type Block = readonly [kind: AddressKind, base: number, prefix: number];

/** IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates), in the order tested. */
const IPV4_BLOCKS: readonly Block[] = [
  ['private', 0x0a000000, 8], // RFC 1918
  ['private', 0xac100000, 12],
  ['private', 0xc0a80000, 16],
  ['loopback', 0x7f000000, 8], // RFC 1122 section 3.2.1.3
  ['link-local', 0xa9fe0000, 16], // RFC 3927
  ['shared', 0x64400000, 10], // RFC 6598
  ['documentation', 0xc0000200, 24], // RFC 5737
  ['documentation', 0xc6336400, 24],
  ['documentation', 0xcb007100, 24],
  ['multicast', 0xe0000000, 4], // RFC 5771
  ['reserved', 0x00000000, 8], // RFC 791 section 3.2
  ['reserved', 0xc0000000, 24], // RFC 6890
  ['reserved', 0xc6120000, 15], // RFC 2544, benchmarks
  ['reserved', 0xf0000000, 4], // RFC 1112 section 4
];

/** First 32 bits decide all of these but the unspecified and the loopback address. */
const IPV6_BLOCKS: readonly Block[] = [
  ['documentation', 0x20010db8, 32], // RFC 3849
  ['documentation', 0x3fff0000, 20], // RFC 9637
  ['reserved', 0x20010000, 32], // RFC 4380, Teredo: the address of a tunnel, not of a server
  ['reserved', 0x20020000, 16], // RFC 3056, 6to4: the same
  ['private', 0xfc000000, 7], // RFC 4193
  ['link-local', 0xfe800000, 10], // RFC 4291 section 2.5.6
  ['multicast', 0xff000000, 8], // RFC 4291 section 2.7
  ['public', 0x20000000, 3], // RFC 4291 section 2.4: the only global unicast space handed out
];

function ipv6Kind(words: readonly number[]): AddressKind {
  const [first = 0, second = 0, third = 0, fourth = 0] = words;
  if (first === 0 && second === 0 && third === 0 && fourth === 1) return 'loopback';
  return kindIn(IPV6_BLOCKS, first) ?? 'reserved';
}

function kindIn(blocks: readonly Block[], value: number): AddressKind | null {
  for (const [kind, base, prefix] of blocks) {
    if (value >>> (32 - prefix) === base >>> (32 - prefix)) return kind;
  }
  return null;
}

function carriesIpv4(words: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = words;
  const mapped = first === 0 && second === 0 && third === 0xffff;
  const translated = first === 0x0064ff9b && second === 0 && third === 0;
  return mapped || translated;
}
