/** Addresses as numbers and as text. An IPv4 address is one word, an IPv6 address four, most significant first. */

const DOT = 0x2e;
const ZERO = 0x30;

/** The kinds of address that matter for who can be reached: `carrier` is the space of RFC 6598 (100.64.0.0/10) between a
 *  carrier's customers and its NAT. Documentation ranges count as public: made-up captures stand for real servers. */
export type AddressClass =
  | 'public'
  | 'private'
  | 'carrier'
  | 'loopback'
  | 'link-local'
  | 'multicast'
  | 'broadcast'
  | 'unspecified';

export function ip4Text(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}

/** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as `::`; a mapped IPv4
 *  address in dotted form (section 5). */
export function ip6Text(w0: number, w1: number, w2: number, w3: number): string {
  if (w0 === 0 && w1 === 0 && w2 === 0xffff) return `::ffff:${ip4Text(w3)}`;
  const groups: number[] = [];
  for (const word of [w0, w1, w2, w3]) groups.push(word >>> 16, word & 0xffff);
  const gap = longestZeroRun(groups);
  let text = '';
  for (let i = 0; i < groups.length; i++) {
    if (gap.length > 1 && i === gap.at) {
      text += '::';
      i += gap.length - 1;
      continue;
    }
    if (text !== '' && !text.endsWith(':')) text += ':';
    text += (groups[i] ?? 0).toString(16);
  }
  return text;
}

function longestZeroRun(groups: readonly number[]): { at: number; length: number } {
  let best = { at: -1, length: 0 };
  for (let i = 0; i < groups.length; i++) {
    let length = 0;
    while (groups[i + length] === 0) length++;
    if (length > best.length) best = { at: i, length };
    i += length;
  }
  return best;
}

export function ipText(version: 4 | 6, w0: number, w1: number, w2: number, w3: number): string {
  return version === 4 ? ip4Text(w3) : ip6Text(w0, w1, w2, w3);
}

/** The class of an IPv4 address. RFC 6890 and its registry. */
export function ip4Class(word: number): AddressClass {
  const first = word >>> 24;
  const twelve = (word >>> 20) & 0xfff;
  if (first === 0) return 'unspecified'; // RFC 1122 section 3.2.1.3: "this network", DHCP's source
  if (first === 10 || twelve === 0xac1 || word >>> 16 === 0xc0a8) return 'private'; // RFC 1918
  if (word >>> 22 === 0x191) return 'carrier'; // 100.64.0.0/10
  if (first === 127) return 'loopback';
  if (word >>> 16 === 0xa9fe) return 'link-local'; // 169.254.0.0/16, RFC 3927
  if (word >>> 28 === 0xe) return 'multicast';
  if (word >>> 0 === 0xffffffff) return 'broadcast';
  return 'public';
}

/** The class of an IPv6 address. RFC 4291 section 2.4, RFC 4193; a mapped IPv4 address has its own class. */
function ip6Class(w0: number, w1: number, w2: number, w3: number): AddressClass {
  if (w0 === 0 && w1 === 0) {
    if (w2 === 0xffff) return ip4Class(w3);
    if (w2 === 0 && w3 === 1) return 'loopback';
    if (w2 === 0 && w3 === 0) return 'unspecified';
  }
  const first = w0 >>> 16;
  if (first >>> 8 === 0xff) return 'multicast';
  if (first >>> 6 === 0x3fa) return 'link-local'; // fe80::/10
  if (first >>> 9 === 0x7e) return 'private'; // fc00::/7
  if (first >>> 6 === 0x3fb) return 'private'; // fec0::/10, site-local until RFC 3879
  return 'public';
}

/** Multicast, or IPv4's limited broadcast: the test made for every packet. */
export function isToMany(version: 4 | 6, w0: number, w3: number): boolean {
  return version === 4 ? w3 >>> 28 === 0xe || w3 === -1 : w0 >>> 24 === 0xff;
}

export function classOfWords(version: 4 | 6, w0: number, w1: number, w2: number, w3: number): AddressClass {
  return version === 4 ? ip4Class(w3) : ip6Class(w0, w1, w2, w3);
}

/** The class of an address given as text (`Endpoint.ip`); null where it is none. */
export function addressClass(ip: string): AddressClass | null {
  const words = parseAddress(ip);
  return words && classOfWords(words.version, ...words.words);
}

export interface AddressWords {
  readonly version: 4 | 6;
  readonly words: readonly [number, number, number, number];
}

/** Reads the usual text forms (RFC 4291 section 2.2, dotted quad); no zone, no leading zeros in IPv4. Null: none. */
export function parseAddress(text: string): AddressWords | null {
  if (text.length > 45) return null; // the longest form, RFC 4291 section 2.2 with a dotted end
  if (!text.includes(':')) {
    const word = parseIp4(text);
    return word === null ? null : { version: 4, words: [0, 0, 0, word] };
  }
  const groups = parseGroups(text);
  if (!groups) return null;
  const word = (i: number) => ((groups[i] ?? 0) << 16) | (groups[i + 1] ?? 0);
  return { version: 6, words: [word(0), word(2), word(4), word(6)] };
}

/** Character by character: servers' addresses come back as text by the ten thousand. */
function parseIp4(text: string): number | null {
  let word = 0;
  let at = 0;
  for (let parts = 0; parts < 4; parts++) {
    if (parts > 0 && text.charCodeAt(at++) !== DOT) return null;
    const start = at;
    let value = 0;
    for (let digit = digitAt(text, at); digit >= 0 && at - start < 3; digit = digitAt(text, ++at))
      value = value * 10 + digit;
    if (at === start || value > 255 || (at - start > 1 && digitAt(text, start) === 0)) return null;
    word = (word << 8) | value;
  }
  return at === text.length ? word : null;
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1; // past the end: not a number
}

/** The eight groups of an IPv6 address. */
function parseGroups(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '');
  const tail = halves.length === 2 ? readGroups(halves[1] ?? '') : [];
  if (!head || !tail) return null;
  if (halves.length === 1) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  if (missing < 1) return null;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function readGroups(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (i === parts.length - 1 && part.includes('.')) {
      const word = parseIp4(part);
      if (word === null) return null;
      groups.push(word >>> 16, word & 0xffff);
    } else {
      if (!/^[\da-f]{1,4}$/i.test(part)) return null;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}
