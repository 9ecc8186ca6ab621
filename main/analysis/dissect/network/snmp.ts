import { DerReader, type DerValue } from '../../bytes/der.ts';
import type { Span } from '../../bytes/cursor.ts';
import { octetsOf } from '../first-octets.ts';
import { behindLength, lengthAt } from './ber-head.ts';
import { perDatagram } from '../per-datagram.ts';

/** RFC 1157 section 4, RFC 3416 section 3 (v2c), RFC 3412 section 6 and RFC 3414 section 2.4 (v3). */
export interface SnmpParts {
  readonly version: number;
  readonly fields: readonly { readonly path: string; readonly span: Span; readonly unclaimed: boolean }[];
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
const OID = 0x06;
const VERSIONS: ReadonlySet<number> = new Set([0, 1, 3]);
const MOST_FIELDS = 256;
/** 1.3.6.1.2.1.1.x.0, RFC 3418 section 2: what a device calls itself, who looks after it, where it stands. */
const SYSTEM = [0x2b, 6, 1, 2, 1, 1];
const SYSTEM_VALUES: Readonly<Record<number, string>> = {
  1: 'system.description',
  4: 'system.contact',
  5: 'system.name',
  6: 'system.location',
};

/** Network devices that are asked how they are: the shared secret (community) or the user's name stands there in the clear. */
export const snmp = perDatagram<SnmpParts>({
  name: 'snmp',
  begins: octetsOf('0'),
  recognise(first) {
    if (first[0] !== SEQUENCE) return 0;
    const at = behindLength(first, 1);
    const version = first[at + 2] ?? 0xff;
    if (first[at] !== INTEGER || first[at + 1] !== 1 || !VERSIONS.has(version)) return 0;
    if (version === 3) return first[at + 3] === SEQUENCE && first[at + 5] === INTEGER ? 0.9 : 0;
    if (first[at + 3] !== OCTETS) return 0;
    const tag = first[behindLength(first, at + 4) + lengthAt(first, at + 4)] ?? 0;
    return tag >= 0xa0 && tag <= 0xa8 ? 0.95 : 0; // section 4.1 and RFC 3416 section 3: nine kinds
  },
  parse(bytes) {
    const outer = new DerReader(bytes, 0, bytes.length);
    const message = outer.take(SEQUENCE);
    if (!message) return { message: null, problem: outer.problem ?? 'not-this-protocol' };
    const parts = new DerReader(bytes, message.at, message.end);
    const number = parts.take(INTEGER);
    if (!number) return { message: null, problem: outer.problem ?? parts.problem ?? 'not-this-protocol' };
    const version = bytes[number.end - 1] ?? 0;
    const fields: SnmpParts['fields'][number][] = [];
    if (version === 3) readVersion3(bytes, parts, fields);
    else {
      add(fields, 'community', parts.take(OCTETS));
      readValues(bytes, parts.next(), fields);
    }
    return { message: { version, fields }, problem: outer.problem ?? parts.problem };
  },
  emit({ version, fields }, sink) {
    sink.message({ type: 'snmp', version });
    for (const { path, span, unclaimed } of fields) sink.field(path, null, span, { unclaimed });
  },
});

/** RFC 3412 section 6: global data, security parameters in an octet string, then the scoped data or its cipher text. */
function readVersion3(bytes: Uint8Array, parts: DerReader, fields: Fields): void {
  parts.take(SEQUENCE);
  const wrapped = parts.take(OCTETS);
  const security = wrapped && new DerReader(bytes, wrapped.at, wrapped.end).take(SEQUENCE);
  if (security) {
    // RFC 3414 section 2.4: engine, its boots and time, user.
    const inside = new DerReader(bytes, security.at, security.end);
    add(fields, 'engine', inside.take(OCTETS));
    inside.take(INTEGER);
    inside.take(INTEGER);
    add(fields, 'user', inside.take(OCTETS));
  }
  const scoped = parts.take(SEQUENCE);
  if (!scoped) return;
  const inside = new DerReader(bytes, scoped.at, scoped.end);
  inside.take(OCTETS);
  add(fields, 'context', inside.take(OCTETS));
  readValues(bytes, inside.next(), fields);
}

/** The pairs of name and value at a request's end: RFC 1157 section 4.1.1. */
function readValues(bytes: Uint8Array, pdu: DerValue | null, fields: Fields): void {
  if (!pdu) return;
  const parts = new DerReader(bytes, pdu.at, pdu.end);
  let list: DerValue | null = null;
  for (let one = parts.next(); one; one = parts.next()) if (one.tag === SEQUENCE) list = one;
  if (!list) return;
  const pairs = new DerReader(bytes, list.at, list.end);
  for (let pair = pairs.take(SEQUENCE); pair; pair = pairs.take(SEQUENCE)) {
    const inside = new DerReader(bytes, pair.at, pair.end);
    const name = inside.take(OID);
    const value = inside.take(OCTETS);
    if (name && value) add(fields, pathOf(bytes, name), value);
  }
}

function pathOf(bytes: Uint8Array, { at, end }: DerValue): string {
  const isSystem = end - at === SYSTEM.length + 2 && SYSTEM.every((octet, i) => bytes[at + i] === octet);
  return (isSystem ? SYSTEM_VALUES[bytes[at + SYSTEM.length] ?? 0] : undefined) ?? 'value';
}

type Fields = { path: string; span: Span; unclaimed: boolean }[];

function add(fields: Fields, path: string, value: DerValue | null): void {
  if (value && value.end > value.at && fields.length < MOST_FIELDS)
    fields.push({ path, span: { at: value.at, length: value.end - value.at }, unclaimed: path === 'value' });
}
