import type { Span } from '../../bytes/cursor.ts';
import { u16le } from '../../bytes/plain.ts';
import type { FieldOptions } from '../../model/field.ts';
import { spells } from '../ascii.ts';
import { perDatagram } from '../per-datagram.ts';
import { Nobodys } from './nobodys.ts';
import { parseSteamDiscovery, startsSteamDiscovery, type SteamDiscovery } from './steam-discovery.ts';
import { decimal64, inStead } from '../in-stead.ts';

/** One datagram of Steam, the games shop with its chat. Sources: docs/protocols/steam.md. */
type SteamPacket =
  | ({ readonly of: 'discovery' } & SteamDiscovery)
  /** Steam's network of relays: a client measures its distance to one. */
  | { readonly of: 'relay-ping' }
  /** The old link to Steam's own servers. */
  | { readonly of: 'connection' };

const RELAY_PING = '\x01\x81sdping';
const CONNECTION = 'VS01';
const CONNECTION_HEAD = 36; // octets

export const steam = perDatagram<SteamPacket>({
  name: 'steam',
  begins: new Set([0x01, 0x56, 0xff]),
  recognise(first) {
    if (startsSteamDiscovery(first)) return 0.97;
    return spells(first, 0, first.length, RELAY_PING) || isConnection(first) ? 0.95 : 0;
  },
  parse(bytes) {
    if (spells(bytes, 0, bytes.length, RELAY_PING)) return { message: { of: 'relay-ping' }, problem: null };
    if (isConnection(bytes)) return { message: { of: 'connection' }, problem: null };
    const { message, problem } = parseSteamDiscovery(bytes);
    return { message: message && { of: 'discovery', ...message }, problem };
  },
  count(message, sink, octets) {
    sink.count('readable', Math.min(octets, headOf(message, octets)));
  },
  emit(message, sink, { bytes, direction, flow, origin }) {
    const isDiscovery = message.of === 'discovery';
    sink.message({ type: 'call-packet', kind: isDiscovery ? `discovery.${message.kind}` : message.of });
    if (isDiscovery)
      for (const { name, span } of message.parts)
        sink.field(`status.${name}`, null, span, optionsOf(name, bytes, span));
    new Nobodys(flow, sink).tell(direction, bytes, headOf(message, bytes.length), origin);
  },
});

function optionsOf(name: string, bytes: Uint8Array, span: Span): FieldOptions {
  if (name === 'steamid') return inDecimal(bytes, span);
  return name === 'client_id' ? fromVarint(bytes, span) : {};
}

/** Protobuf's variable number: 7 bits an octet, lowest first. */
function fromVarint(bytes: Uint8Array, span: Span): FieldOptions {
  let value = 0n;
  for (let i = 0; i < span.length; i++) value += BigInt((bytes[span.at + i] ?? 0) & 0x7f) << BigInt(7 * i);
  return { decoded: inStead('protobuf', String(BigInt.asUintN(64, value)), span) };
}

/** A Steam ID stands there as 8 octets, lowest first; people know it as a number of 17 digits. */
function inDecimal(bytes: Uint8Array, span: Span): FieldOptions {
  return span.length === 8 ? { decoded: decimal64(bytes, span.at) } : { unclaimed: true };
}

/** Octets that are explained. */
function headOf(message: SteamPacket, octets: number): number {
  if (message.of === 'discovery') return octets;
  return message.of === 'connection' ? CONNECTION_HEAD : RELAY_PING.length;
}

/** The magic, and how many octets follow the head. */
function isConnection(bytes: Uint8Array): boolean {
  return (
    bytes.length >= CONNECTION_HEAD &&
    spells(bytes, 0, bytes.length, CONNECTION) &&
    u16le(bytes, 4) === bytes.length - CONNECTION_HEAD
  );
}
