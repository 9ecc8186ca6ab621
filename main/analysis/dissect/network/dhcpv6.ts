import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { NameOrigin } from './dns-emit.ts';
import { DnsName, LONGEST_NAME, nameBytes, readName } from './dns-name.ts';
import { hasPort } from './dns-recognise.ts';
import { octetRange } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';

/** RFC 8415 sections 8 and 9. */
export interface Dhcpv6Parts {
  readonly kind: number;
  readonly options: readonly { readonly code: number; readonly value: Span }[];
}

const CLIENT_PORT = 546; // section 7.2
const SERVER_PORT = 547;
const KINDS = { first: 1, last: 13 }; // section 7.3
const RELAY_FORWARD = 12;
const HEADER = 4; // kind, transaction
const RELAY_HEADER = 34; // section 9: kind, hops, two addresses
const RELAYED = 9; // section 21.10: another message
const MOST_RELAYS = 8; // section 9: HOP_COUNT_LIMIT
const MOST_OPTIONS = 512;
/** What a client or a server says of itself: sections 21.2, 21.3, 21.15, 21.16; RFC 4704. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'client-id',
  2: 'server-id',
  15: 'user-class',
  16: 'vendor-class',
  39: 'client-name',
};
const CLIENT_NAME = 39;
const LONGEST_LABEL = 63; // RFC 1035 section 2.3.4
const CLASSES: ReadonlySet<number> = new Set([15, 16]);

/** A device asks the local network for an IPv6 address, and says its name and its number (DUID) that never changes. */
export const dhcpv6 = perDatagram<Dhcpv6Parts>({
  name: 'dhcpv6',
  begins: octetRange(KINDS.first, KINDS.last),
  recognise(first, flow) {
    if (!hasPort(flow, CLIENT_PORT) && !hasPort(flow, SERVER_PORT)) return 0;
    const kind = first[0] ?? 0;
    if (kind < KINDS.first || kind > KINDS.last) return 0;
    let at = kind >= RELAY_FORWARD ? RELAY_HEADER : HEADER;
    for (let i = 0; at + 4 <= first.length; i++) {
      const code = ((first[at] ?? 0) << 8) | (first[at + 1] ?? 0);
      if (code === 0 || i > MOST_OPTIONS) return 0;
      at += 4 + (((first[at + 2] ?? 0) << 8) | (first[at + 3] ?? 0));
    }
    return at === first.length ? 0.95 : 0.6;
  },
  parse(bytes) {
    const options: { code: number; value: Span }[] = [];
    const c = new Cursor(bytes);
    const kind = c.u8();
    c.skip((kind >= RELAY_FORWARD ? RELAY_HEADER : HEADER) - 1);
    if (!c.ok) return { message: null, problem: 'cut-short' };
    const isWhole = readOptions(c, options, 0);
    return { message: { kind, options }, problem: isWhole ? null : 'cut-short' };
  },
  emit({ kind, options }, sink, { bytes, origin, direction }) {
    sink.message({ type: 'dhcpv6', kind });
    for (const { code, value } of options) if (code !== CLIENT_NAME) emitOption(sink, code, value);
    for (const { code, value } of options) {
      if (code !== CLIENT_NAME || value.length < 3) continue;
      const name = readPartialName(bytes, value.at + 1, value.at + value.length); // flags stand first
      if (name === null) continue;
      const text = nameBytes(bytes, name);
      sink.begin(text, new NameOrigin(name, bytes, origin), direction);
      sink.field('option.client-name', 'client-name', { at: 0, length: text.length });
    }
  },
});

/** RFC 4704 section 4.2: whoever knows its first labels alone ends the name without the empty label. */
function readPartialName(bytes: Uint8Array, at: number, end: number): DnsName | null {
  const whole = readName(new Cursor(bytes, at, end));
  if (typeof whole !== 'string') return whole;
  const labels: number[] = [];
  let next = at;
  while (next < end && (bytes[next] ?? 0) > 0 && (bytes[next] ?? 0) <= LONGEST_LABEL) {
    labels.push(next);
    next += 1 + (bytes[next] ?? 0);
  }
  return next === end && end - at <= LONGEST_NAME ? new DnsName(labels, end - at - 1) : null;
}

function readOptions(c: Cursor, options: { code: number; value: Span }[], depth: number): boolean {
  while (c.left > 0) {
    const code = c.u16();
    const value = c.span(c.u16());
    if (!c.ok || options.length >= MOST_OPTIONS) return false;
    if (code !== RELAYED) options.push({ code, value });
    else if (depth < MOST_RELAYS) {
      const inner = new Cursor(c.bytes, value.at, value.at + value.length);
      inner.skip((inner.bytes[inner.at] ?? 0) >= RELAY_FORWARD ? RELAY_HEADER : HEADER);
      if (inner.ok) readOptions(inner, options, depth + 1);
    }
  }
  return c.ok;
}

function emitOption(sink: FieldSink, code: number, value: Span): void {
  const name = NAMES[code];
  const isClass = CLASSES.has(code);
  if (name !== undefined && value.length > 0) sink.field(`option.${name}`, name, value, { unclaimed: isClass });
}
