import { DerReader, type DerValue } from '../../bytes/der.ts';
import type { Span } from '../../bytes/cursor.ts';
import { spells } from '../ascii.ts';
import type { Dissector } from '../dissector.ts';
import { behindLength } from './ber-head.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream } from '../per-record.ts';
import { wholeMessages, type OnStream } from './whole-messages.ts';

/** One message of RFC 4120 section 5: who wants a ticket, for what, from where. */
export interface KerberosParts {
  /** Section 7.5.7: the application tag's number. */
  readonly kind: number;
  readonly names: readonly { readonly path: string; readonly span: Span }[];
}

/** Section 7.5.7: AS-REQ, AS-REP, TGS-REQ, TGS-REP, AP-REQ, AP-REP, KRB-SAFE, KRB-PRIV, KRB-CRED, KRB-ERROR. */
const KINDS: ReadonlySet<number> = new Set([10, 11, 12, 13, 14, 15, 20, 21, 22, 30]);
const APPLICATION = 0x60; // tag bits: application class, constructed
const SEQUENCE = 0x30;
const VERSION_TAG: Readonly<Record<number, number>> = { 10: 0xa1, 12: 0xa1 }; // section 5.4.1; the others have 0xa0
const VERSION = [0x02, 0x01, 0x05]; // pvno 5
const STREAM_LENGTH = 4; // section 7.2.2
/** A ticket with a Windows user's groups may reach 48,000 octets ([MS-KILE] MaxTokenSize). */
const MOST_OCTETS = 128 * 1024;
const STRING = 0x1b; // GeneralString, section 5.2.1
const MOST_NAMES = 64;
const HOST = 'host';

const datagram: PerDatagram<KerberosParts> = {
  name: 'kerberos',
  recognise: (first) => (beginsMessage(first, 0) ? 0.97 : 0),
  parse(bytes) {
    const outer = new DerReader(bytes, 0, bytes.length);
    const message = outer.next();
    if (!message || (message.tag & 0xe0) !== APPLICATION) return { message: null, problem: 'not-this-protocol' };
    const kind = message.tag & 0x1f;
    const names: { path: string; span: Span }[] = [];
    const inside = new DerReader(bytes, message.at, message.end);
    const sequence = inside.take(SEQUENCE);
    if (sequence) (kind === 10 || kind === 12 ? readRequest : readAnswer)(bytes, sequence, kind, names);
    return { message: { kind, names }, problem: outer.problem ?? inside.problem };
  },
  emit({ kind, names }, sink) {
    sink.message({ type: 'kerberos', kind });
    for (const { path, span } of names) sink.field(path, null, span);
  },
};

const onStream: OnStream<KerberosParts> = {
  before: STREAM_LENGTH,
  sizeOf(bytes, at, end) {
    if (end - at < STREAM_LENGTH) return 0;
    const size =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    return size > 0 && size <= MOST_OCTETS ? STREAM_LENGTH + size : -1;
  },
  message: datagram,
};

/** Kerberos over UDP and TCP: the account that logs in, its realm, the service it wants, its computer's addresses. Tickets
 *  and authenticators are encrypted and stay closed. */
export const kerberos: Dissector = {
  name: 'kerberos',
  transport: 'both',
  begins: new Set([0, 1, ...Array.from(KINDS, (kind) => APPLICATION | kind)]),
  recognise(first, flow) {
    if (flow.transport !== 'tcp') return datagram.recognise(first, flow);
    return onStream.sizeOf(first, 0, first.length) > 0 && beginsMessage(first, STREAM_LENGTH) ? 0.97 : 0;
  },
  open: (flow, sink) =>
    flow.transport === 'tcp'
      ? new RecordStream(
          { mostWaiting: STREAM_LENGTH + MOST_OCTETS, read: () => wholeMessages(onStream, flow, sink) },
          flow,
          sink,
        )
      : openDatagrams(datagram, flow, sink),
};

/** An application tag of Kerberos', a sequence, and in it the version's number, all in their places. */
function beginsMessage(bytes: Uint8Array, at: number): boolean {
  const tag = bytes[at] ?? 0;
  const kind = tag & 0x1f;
  if ((tag & 0xe0) !== APPLICATION || !KINDS.has(kind)) return false;
  let i = behindLength(bytes, at + 1);
  if (bytes[i] !== SEQUENCE) return false;
  i = behindLength(bytes, i + 1);
  if (bytes[i] !== (VERSION_TAG[kind] ?? 0xa0) || bytes[i + 1] !== VERSION.length) return false;
  return VERSION.every((octet, k) => bytes[i + 2 + k] === octet);
}

type Names = { path: string; span: Span }[];

/** Section 5.4.1: the body stands under tag 4; its parts: 1 client, 2 realm, 3 service, 9 addresses. */
function readRequest(bytes: Uint8Array, sequence: DerValue, _kind: number, names: Names): void {
  const parts = new DerReader(bytes, sequence.at, sequence.end);
  for (let part = parts.next(); part; part = parts.next()) {
    if (part.tag !== 0xa4) continue;
    const body = new DerReader(bytes, part.at, part.end).take(SEQUENCE);
    if (!body) return;
    readParts(bytes, body, { 0xa1: 'client', 0xa2: 'realm', 0xa3: 'service', 0xa9: 'address' }, names);
  }
}

/** Sections 5.4.2 and 5.9.1: 3 realm and 4 client of an answer; of an error 7 and 8, and the service under 10. */
function readAnswer(bytes: Uint8Array, sequence: DerValue, kind: number, names: Names): void {
  if (kind === 11 || kind === 13) readParts(bytes, sequence, { 0xa3: 'realm', 0xa4: 'client' }, names);
  if (kind === 30) readParts(bytes, sequence, { 0xa7: 'realm', 0xa8: 'client', 0xa9: 'realm', 0xaa: 'service' }, names);
}

function readParts(bytes: Uint8Array, within: DerValue, paths: Readonly<Record<number, string>>, names: Names): void {
  const reader = new DerReader(bytes, within.at, within.end);
  for (let part = reader.next(); part; part = reader.next()) {
    const path = paths[part.tag];
    if (path === undefined) continue;
    if (path === 'realm') push(names, path, new DerReader(bytes, part.at, part.end).take(STRING));
    else if (path === 'address') readAddresses(bytes, part, names);
    else readName(bytes, part, path, names);
  }
}

/** PrincipalName, section 5.2.2: under tag 1 a sequence of strings (`host`, `pc.example`). */
function readName(bytes: Uint8Array, within: DerValue, path: string, names: Names): void {
  const name = new DerReader(bytes, within.at, within.end).take(SEQUENCE);
  if (!name) return;
  const parts = new DerReader(bytes, name.at, name.end);
  parts.take(0xa0); // its type
  const list = parts.take(0xa1);
  const strings = list && new DerReader(bytes, list.at, list.end).take(SEQUENCE);
  if (!strings) return;
  const reader = new DerReader(bytes, strings.at, strings.end);
  const found: DerValue[] = [];
  for (let one = reader.take(STRING); one && found.length < MOST_NAMES; one = reader.take(STRING)) found.push(one);
  // A name of several parts is a service's, whose second part is its host (section 6.2.1: `host`, `pc.example`), or a person's
  // with a role behind it (`rana`, `admin`).
  const isPart = path === 'client' && found.length > 1;
  const isHosts = isPart && found.length === 2 && found[0] !== undefined && spellsHost(bytes, found[0]);
  for (const one of found)
    push(names, isHosts && one === found[1] ? 'client.host' : isPart ? 'client.part' : path, one);
}

function spellsHost(bytes: Uint8Array, { at, end }: DerValue): boolean {
  return end - at === HOST.length && spells(bytes, at, end, HOST);
}

/** HostAddresses, section 5.2.5; section 7.5.3: kind 20 is a NetBIOS name, the others are an address's octets. */
function readAddresses(bytes: Uint8Array, within: DerValue, names: Names): void {
  const list = new DerReader(bytes, within.at, within.end).take(SEQUENCE);
  if (!list) return;
  const reader = new DerReader(bytes, list.at, list.end);
  for (let one = reader.take(SEQUENCE); one; one = reader.take(SEQUENCE)) {
    const parts = new DerReader(bytes, one.at, one.end);
    const kind = parts.take(0xa0);
    const value = parts.take(0xa1);
    const octets = value && new DerReader(bytes, value.at, value.end).take(0x04);
    if (kind && octets) push(names, bytes[kind.end - 1] === 20 ? 'computer' : 'address', trimmed(bytes, octets));
  }
}

/** A NetBIOS name is filled with blanks. */
function trimmed(bytes: Uint8Array, value: DerValue): DerValue {
  let end = value.end;
  while (end > value.at && bytes[end - 1] === 0x20) end--;
  return { ...value, end };
}

function push(names: Names, path: string, value: DerValue | null): void {
  if (value && value.end > value.at && names.length < MOST_NAMES)
    names.push({ path, span: { at: value.at, length: value.end - value.at } });
}
