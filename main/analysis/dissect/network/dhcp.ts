import { octetRange } from '../first-octets.ts';
import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { indexOfOctet } from '../ascii.ts';
import { tellName } from '../../model/tell-name.ts';
import { perDatagram } from '../per-datagram.ts';

/** RFC 2131 section 2, RFC 2132. */
export interface DhcpParts {
  /** 1: from a client, 2: from a server. */
  readonly op: number;
  /** The client's hardware address. */
  readonly address: Span;
  readonly options: readonly { readonly code: number; readonly value: Span }[];
}

const FIXED = 236; // RFC 2131 section 2: octets before the options
const MAGIC_COOKIE = 0x63825363; // section 3
const PAD = 0;
const END = 255;
const MAX_OPTIONS = 1024; // the smallest option is 2 octets; real messages have some twenty

const ETHERNET = 1; // RFC 1700, "Number Hardware Type"
const ETHERNET_OCTETS = 6;
const ADDRESS_AT = 28; // RFC 2131 section 2: `chaddr`
const SERVER_NAME_AT = 44; // `sname`
const SERVER_NAME_OCTETS = 64;
const OVERLOAD = 52; // RFC 2132 section 9.3: 2 and 3 say that options stand where the server's name would

const HOST_NAME = 12; // RFC 2132 section 3.14
const CLIENT_NAME = 81; // RFC 4702 section 2: flags and two return codes stand before the name
const NAME_AT = 3;

/** What a client says of itself. RFC 2132 sections 3.14, 9.13, 9.14, 9.8; RFC 3004; RFC 4702. */
const NAMES: Readonly<Record<number, string>> = {
  12: 'host-name',
  15: 'domain-name',
  55: 'parameter-list',
  60: 'vendor-class',
  61: 'client-id',
  77: 'user-class',
  81: 'client-name',
};

export const dhcp = perDatagram<DhcpParts>({
  name: 'dhcp',
  begins: octetRange(1, 2),
  recognise(first) {
    if (first.length < FIXED + 4 || first[FIXED] !== 0x63 || first[FIXED + 1] !== 0x82) return 0;
    const op = first[0] ?? 0;
    return first[FIXED + 2] === 0x53 && first[FIXED + 3] === 0x63 && (op === 1 || op === 2) ? 0.99 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    const op = c.u8();
    const isEthernet = c.u8() === ETHERNET && c.u8() === ETHERNET_OCTETS;
    c.skip(FIXED - c.at);
    const address = { at: ADDRESS_AT, length: isEthernet ? ETHERNET_OCTETS : 0 };
    const cookie = c.u32();
    if (!c.ok) return { message: null, problem: 'cut-short' };
    if (cookie !== MAGIC_COOKIE) return { message: null, problem: 'not-this-protocol' };
    const options: { code: number; value: Span }[] = [];
    while (c.left > 0) {
      const code = c.u8();
      if (code === PAD) continue;
      if (code === END) return { message: { op, address, options }, problem: null };
      const value = c.span(c.u8());
      if (!c.ok) break;
      if (options.length >= MAX_OPTIONS) return { message: { op, address, options }, problem: 'too-long' };
      options.push({ code, value });
    }
    return { message: { op, address, options }, problem: 'cut-short' }; // RFC 2131 section 4.1: the end option must stand last
  },
  emit({ op, address, options }, sink, { flow, bytes }) {
    sink.message({ type: 'dhcp', op });
    if (address.length > 0) sink.field('hardware-address', null, address);
    emitServerName(sink, bytes, options);
    for (const { code, value } of options) {
      emitOption(sink, code, value);
      // Some end it with NUL.
      if (code === HOST_NAME) tellName(flow, decodeText(bytes, value.at, value.length).replace(/\0+$/, ''));
    }
  },
});

function emitOption(sink: FieldSink, code: number, value: Span): void {
  const name = NAMES[code];
  if (name === undefined) return;
  const skip = code === CLIENT_NAME ? NAME_AT : 0;
  if (value.length > skip) sink.field(`option.${name}`, name, { at: value.at + skip, length: value.length - skip });
}

/** RFC 2131 section 2: up to 64 octets, ended by NUL. */
function emitServerName(sink: FieldSink, bytes: Uint8Array, options: DhcpParts['options']): void {
  const overload = options.find(({ code }) => code === OVERLOAD);
  if (overload && ((bytes[overload.value.at] ?? 0) & 2) !== 0) return;
  const end = indexOfOctet(bytes, 0, SERVER_NAME_AT, SERVER_NAME_AT + SERVER_NAME_OCTETS);
  if (end > SERVER_NAME_AT) sink.field('server-name', null, { at: SERVER_NAME_AT, length: end - SERVER_NAME_AT });
}
