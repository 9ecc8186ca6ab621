import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u32le } from '../../bytes/plain.ts';
import type { Parsed } from '../../model/message.ts';

/** What a Steam client tells the local network about itself, protobuf messages of Valve's "remote client discovery"
 *  (steammessages_remoteclient_discovery.proto, as SteamDatabase publishes it): a head, then a body, each behind its length. */
export interface SteamDiscovery {
  /** CMsgRemoteClientBroadcastHeader.msg_type: 0 discovery, 1 status, 2 offline, and more. */
  readonly kind: number;
  /** The head's client_id, and parts of CMsgRemoteClientBroadcastStatus that name a device or a person, in their order. */
  readonly parts: readonly { readonly name: string; readonly span: Span }[];
}

/** Four octets of ones, then 0x214c5fa0. */
const SIGNATURE = [0xff, 0xff, 0xff, 0xff, 0x21, 0x4c, 0x5f, 0xa0];
/** CMsgRemoteClientBroadcastHeader.client_id: of this Steam on this machine, in every kind of message. */
const CLIENT_ID = 1;
const STATUS = 1;
/** Fields of a broadcast; a status has about twenty. */
const MAX_FIELDS = 256;

/** By protobuf field number. */
const TEXTS: Readonly<Record<number, string>> = {
  4: 'hostname',
  15: 'mac_addresses',
  20: 'ip_addresses',
  21: 'public_ip_address',
};
const USERS = 9;
/** CMsgRemoteClientBroadcastStatus.User: 1 steamid (fixed64). */
const STEAM_ID = 1;

export function startsSteamDiscovery(bytes: Uint8Array): boolean {
  return SIGNATURE.every((octet, i) => bytes[i] === octet);
}

export function parseSteamDiscovery(bytes: Uint8Array): Parsed<SteamDiscovery> {
  if (!startsSteamDiscovery(bytes)) return { message: null, problem: 'not-this-protocol' };
  const c = new Cursor(bytes, SIGNATURE.length);
  let kind = 0;
  const parts: { name: string; span: Span }[] = [];
  const head = c.sub(c.u32le());
  if (!c.ok) return { message: null, problem: 'cut-short' };
  eachField(head, (number, span, value) => {
    if (number === 2) kind = value;
    else if (number === CLIENT_ID) parts.push({ name: 'client_id', span });
  });
  const length = c.left >= 4 ? u32le(bytes, c.at) : 0;
  const body = new Cursor(bytes, Math.min(c.at + 4, bytes.length), Math.min(c.at + 4 + length, bytes.length));
  if (kind === STATUS)
    eachField(body, (number, span) => {
      const name = TEXTS[number];
      if (name !== undefined) parts.push({ name, span });
      else if (number === USERS)
        eachField(
          within(bytes, span),
          (inner, id) => void (inner === STEAM_ID && parts.push({ name: 'steamid', span: id })),
        );
    });
  return { message: { kind, parts }, problem: c.left >= 4 + length ? null : 'cut-short' };
}

function within(bytes: Uint8Array, { at, length }: Span): Cursor {
  return new Cursor(bytes, at, at + length);
}

/** Protobuf's wire format: number and kind in a varint, then a varint, 8 octets, a length with octets, or 4 octets. */
function eachField(c: Cursor, tell: (number: number, span: Span, value: number) => void): void {
  for (let fields = 0; c.left > 0 && fields < MAX_FIELDS; fields++) {
    const tag = varint(c);
    const kind = tag % 8;
    const from = c.at;
    const value = kind === 0 ? varint(c) : 0;
    if (kind !== 0 && kind !== 1 && kind !== 2 && kind !== 5) return;
    const size = kind === 1 ? 8 : kind === 5 ? 4 : kind === 2 ? varint(c) : 0;
    const span = kind === 0 ? { at: from, length: c.at - from } : c.span(size);
    if (!c.ok) return;
    tell(Math.floor(tag / 8), span, value);
  }
}

/** At most 10 octets; what does not fit into 53 bits is no number we ask for. */
function varint(c: Cursor): number {
  let value = 0;
  for (let i = 0, factor = 1; i < 10; i++, factor *= 128) {
    const octet = c.u8();
    value += (octet & 0x7f) * factor;
    if (octet < 0x80) return value;
  }
  return value;
}
