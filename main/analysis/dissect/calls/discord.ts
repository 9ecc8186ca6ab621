import { octetRange } from '../first-octets.ts';
import { spells } from '../ascii.ts';
import { perDatagram } from '../per-datagram.ts';
import { RTP_FIXED } from './rtp-header.ts';
import { RTCP_HEAD, startsRtcp } from './rtcp-packets.ts';
import type { Span } from '../../bytes/cursor.ts';

/** One packet of Discord's voice servers. Sources and doubts: docs/protocols/discord.md. */
interface DiscordPacket {
  readonly kind: 'ping' | 'discovery-request' | 'discovery-response' | 'media' | 'control';
  /** The client's own public address, which the server tells it in letters. */
  readonly address: Span | null;
  /** Octets in front of what is encrypted. */
  readonly head: number;
}

const NAME = 'discord';
const PING = '\x13\x37\xca\xfe';
const PING_LENGTH = 8;
/** Two octets of type, two of length, the source (4), the address (64), the port (2). */
const DISCOVERY_LENGTH = 74;
const ADDRESS_AT = 8;
const PORT_AT = 72;
const LONGEST_ADDRESS = 45; // an IPv6 address with an IPv4 tail

export const discord = perDatagram<DiscordPacket>({
  name: NAME,
  begins: new Set([0x00, 0x13, ...octetRange(0x80, 0xbf)]),
  recognise(first, flow) {
    if (isPing(first)) return 0.95;
    if (discoveryType(first) !== 0) return 0.95;
    return flow.protocol === NAME && (startsRtcp(first) || mediaHead(first) > 0) ? 0.85 : 0;
  },
  parse(bytes) {
    if (isPing(bytes)) return { message: { kind: 'ping', address: null, head: bytes.length }, problem: null };
    const type = discoveryType(bytes);
    if (type === 1) return { message: { kind: 'discovery-request', address: null, head: bytes.length }, problem: null };
    if (type === 2) {
      const address = { at: ADDRESS_AT, length: endOfAddress(bytes) - ADDRESS_AT };
      return { message: { kind: 'discovery-response', address, head: bytes.length }, problem: null };
    }
    if (startsRtcp(bytes)) return { message: { kind: 'control', address: null, head: RTCP_HEAD }, problem: null };
    const head = mediaHead(bytes);
    if (head === 0) return { message: null, problem: 'not-this-protocol' };
    return { message: { kind: 'media', address: null, head }, problem: null };
  },
  count({ head }, sink, octets) {
    sink.count('readable', head);
    sink.count('opaque', octets - head);
  },
  emit({ kind, address }, sink) {
    sink.message({ type: 'call-packet', kind });
    if (address) sink.field('discovery.address', null, address);
  },
});

function isPing(bytes: Uint8Array): boolean {
  return bytes.length === PING_LENGTH && spells(bytes, 0, PING_LENGTH, PING);
}

/** 1: a client asks for its address; 2: the server's answer; 0: neither. */
function discoveryType(bytes: Uint8Array): 0 | 1 | 2 {
  if (bytes.length !== DISCOVERY_LENGTH || bytes[0] !== 0 || bytes[2] !== 0 || bytes[3] !== DISCOVERY_LENGTH - 4)
    return 0;
  if (bytes[1] === 1) return isZero(bytes, ADDRESS_AT, PORT_AT) ? 1 : 0;
  if (bytes[1] !== 2) return 0;
  const end = endOfAddress(bytes);
  return end > ADDRESS_AT + 1 && end <= ADDRESS_AT + LONGEST_ADDRESS && isZero(bytes, end, PORT_AT) ? 2 : 0;
}

/** Behind the letters of an address: digits, a to f, dots and colons. */
function endOfAddress(bytes: Uint8Array): number {
  let i = ADDRESS_AT;
  while (i < PORT_AT && /[\da-f.:]/i.test(String.fromCharCode(bytes[i] ?? 0))) i++;
  return i;
}

/** RTP's fixed head, and the extension's own where it can be read: what stands in the extension is encrypted, in some
 *  versions its head as well. 0: no RTP. */
function mediaHead(bytes: Uint8Array): number {
  if (bytes.length < RTP_FIXED || (bytes[0] ?? 0) >> 6 !== 2) return 0;
  const hasHead = bytes[RTP_FIXED] === 0xbe && bytes[RTP_FIXED + 1] === 0xde && bytes.length >= RTP_FIXED + 4;
  return hasHead ? RTP_FIXED + 4 : RTP_FIXED;
}

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return false;
  return true;
}
