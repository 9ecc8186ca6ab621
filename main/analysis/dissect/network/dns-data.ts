import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { ipv4Text, ipv6Text } from '../ip-text.ts';
import { readName } from './dns-name.ts';
import { inStead } from '../in-stead.ts';

export const NAPTR = 35; // RFC 3403 section 4
export const OPT = 41; // RFC 6891 section 6.1
export const SVCB = 64; // RFC 9460 section 2
export const HTTPS = 65;

/** RFC 9460 section 14.3.2 and RFC 9848: what a service's record says of it. */
const ALPN = 1;
const IPV4_HINT = 4;
const ECH = 5;
const IPV6_HINT = 6;
/** draft-cheshire-edns0-owner-option-01: who asks to be woken when somebody wants its services. */
const OWNER = 4;
const ADDRESS_OCTETS = 6;
/** RFC 7871 section 6: the network that the question came from, told on by a resolver to the next. */
const CLIENT_SUBNET = 8;
const PADDING = 12; // RFC 7830
const MOST_PARTS = 64;

/** Addresses that a service's record hints at (section 7.3). */
export function hintedAddresses(bytes: Uint8Array, data: Span): readonly string[] {
  const found: string[] = [];
  eachParameter(bytes, data, (key, { at, length }) => {
    if (key === IPV4_HINT) for (let i = 0; i + 4 <= length; i += 4) found.push(ipv4Text(bytes, at + i));
    if (key === IPV6_HINT) for (let i = 0; i + 16 <= length; i += 16) found.push(ipv6Text(bytes, at + i));
  });
  return found;
}

/** Gives what a record's data holds beside names and addresses to the sink. */
export function emitData(sink: FieldSink, bytes: Uint8Array, rtype: number, data: Span): void {
  if (rtype === OPT) emitOptions(sink, bytes, data);
  else if (rtype === NAPTR) emitNaptr(sink, bytes, data);
  else if (rtype === SVCB || rtype === HTTPS)
    eachParameter(bytes, data, (key, value) => {
      if (key === ALPN) eachString(bytes, value, (span) => sink.field('answer.alpn', null, span));
      else if (key === ECH && value.length > 0) sink.field('answer.ech', null, value);
    });
}

/** RFC 9460 section 2.2: priority, target's name, then pairs of key and value. */
function eachParameter(bytes: Uint8Array, data: Span, tell: (key: number, value: Span) => void): void {
  const c = new Cursor(bytes, data.at, data.at + data.length);
  c.skip(2);
  if (typeof readName(c) === 'string') return;
  for (let i = 0; i < MOST_PARTS && c.left > 0; i++) {
    const key = c.u16();
    const value = c.span(c.u16());
    if (!c.ok) return;
    tell(key, value);
  }
}

/** RFC 6891 section 6.1.2. Some makers' options name a device or an account: they are looked at for own values. */
function emitOptions(sink: FieldSink, bytes: Uint8Array, data: Span): void {
  const c = new Cursor(bytes, data.at, data.at + data.length);
  for (let i = 0; i < MOST_PARTS && c.left > 0; i++) {
    const code = c.u16();
    const value = c.span(c.u16());
    if (!c.ok) return;
    if (code === OWNER) emitOwner(sink, bytes, value);
    else if (code === CLIENT_SUBNET) emitSubnet(sink, bytes, value);
    else if (code !== PADDING && value.length > 0) sink.field(`option.${code}`, null, value, { unclaimed: true });
  }
}

/** Section 3 of the draft: version and a counter, the owner's hardware address, and, where it is another, that of the
 *  interface to be woken; a password may follow. */
function emitOwner(sink: FieldSink, bytes: Uint8Array, value: Span): void {
  const c = new Cursor(bytes, value.at, value.at + value.length);
  c.skip(2);
  for (const path of ['option.owner.primary', 'option.owner.wakeup']) {
    const address = c.span(ADDRESS_OCTETS);
    if (!c.ok) return;
    sink.field(path, null, address);
  }
  if (c.left > 0) sink.field('option.owner.password', null, c.span(c.left));
}

/** Family, bits of the network, bits of the answer's, and as many octets as those bits need. */
function emitSubnet(sink: FieldSink, bytes: Uint8Array, value: Span): void {
  const c = new Cursor(bytes, value.at, value.at + value.length);
  const family = c.u16();
  const bits = c.u8();
  c.skip(1);
  const size = family === 1 ? 4 : family === 2 ? 16 : 0;
  if (!c.ok || c.left === 0 || c.left > size || bits > size * 8) return;
  const address = new Uint8Array(size);
  address.set(bytes.subarray(c.at, c.end));
  const text = `${size === 4 ? ipv4Text(address, 0) : ipv6Text(address, 0)}/${bits}`;
  const span = { at: c.at, length: c.left };
  sink.field('option.client-subnet', null, span, { decoded: inStead('ip-address', text, span) });
}

/** Order, preference, then flags, services and a rule, each behind its length; a name ends it. */
function emitNaptr(sink: FieldSink, bytes: Uint8Array, data: Span): void {
  const c = new Cursor(bytes, data.at, data.at + data.length);
  c.skip(4);
  for (const path of ['answer.naptr.flags', 'answer.naptr.services', 'answer.naptr.rule']) {
    const span = c.span(c.u8());
    if (!c.ok) return;
    if (span.length > 0) sink.field(path, null, span);
  }
}

function eachString(bytes: Uint8Array, { at, length }: Span, tell: (span: Span) => void): void {
  const c = new Cursor(bytes, at, at + length);
  while (c.left > 0) {
    const span = c.span(c.u8());
    if (!c.ok) return;
    if (span.length > 0) tell(span);
  }
}
