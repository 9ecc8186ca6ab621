import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1, decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { DnsMessage } from '../../model/message.ts';
import { JoinedOrigin } from '../../model/origins.ts';
import type { Origin } from '../../model/where.ts';
import { indexOfOctet } from '../ascii.ts';
import { emitData, hintedAddresses, HTTPS, SVCB } from './dns-data.ts';
import { A, AAAA, CNAME, TXT, type DnsParts, type DnsRecord } from './dns-message.ts';
import { nameBytes, type DnsName } from './dns-name.ts';
import { ipv4Text, ipv6Text } from '../ip-text.ts';

/** CNAMEs followed back to the name that was asked for; real chains are under ten. */
const MAX_ALIASES = 16;

/** Gives one message and its named parts to the sink. The spans in `parts` point into `bytes`. */
export function emitDns(
  parts: DnsParts,
  sink: FieldSink,
  bytes: Uint8Array,
  origin: Origin,
  direction: Direction,
): DnsMessage {
  const message = toMessage(parts, bytes);
  sink.message(message);
  for (const { rtype, data } of parts.records) {
    if (rtype === TXT) emitText(sink, bytes, data);
    else emitData(sink, bytes, rtype, data);
  }
  const names = new NameWriter(sink, bytes, origin, direction);
  for (const { name } of parts.questions) names.write('question.name', name);
  for (const { name, target } of parts.records) {
    names.write('answer.name', name);
    if (target) names.write('answer.name', target);
  }
  return message;
}

/** The first name that a message is about: what it asks for, or what an announcement tells of. Lower case; null: none. */
export function nameAsked(parts: DnsParts, bytes: Uint8Array): string | null {
  const name = parts.questions[0]?.name ?? parts.records[0]?.name;
  return name && name.labels.length > 0 ? lowerText(bytes, name) : null;
}

function toMessage(parts: DnsParts, bytes: Uint8Array): DnsMessage {
  const aliases = new Map<string, string>();
  const text = (name: DnsName) => lowerText(bytes, name);
  for (const { rtype, name, target } of parts.records)
    if (rtype === CNAME && target) aliases.set(text(target), text(name));
  const addresses: { name: string; ip: string }[] = [];
  for (const record of parts.records) {
    const ip = addressOf(record, bytes);
    if (ip) addresses.push({ name: askedFor(text(record.name), aliases), ip });
    if (record.rtype === HTTPS || record.rtype === SVCB)
      for (const hint of hintedAddresses(bytes, record.data))
        addresses.push({ name: askedFor(text(record.name), aliases), ip: hint });
  }
  const questions = parts.questions.map(({ name, qtype }) => ({ name: text(name), qtype }));
  return { type: 'dns', response: parts.response, questions, addresses };
}

function addressOf({ rtype, data }: DnsRecord, bytes: Uint8Array): string | null {
  if (rtype === A && data.length === 4) return ipv4Text(bytes, data.at);
  if (rtype === AAAA && data.length === 16) return ipv6Text(bytes, data.at);
  return null;
}

function askedFor(name: string, aliases: ReadonlyMap<string, string>): string {
  let asked = name;
  for (let i = 0; i < MAX_ALIASES; i++) {
    const before = aliases.get(asked);
    if (before === undefined || before === name) return asked;
    asked = before;
  }
  return asked;
}

function lowerText(bytes: Uint8Array, name: DnsName): string {
  const octets = nameBytes(bytes, name);
  return decodeText(octets, 0, octets.length).toLowerCase();
}

/** RFC 1035 section 3.3.14: strings, each behind its length; DNS-SD writes `key=value` in them (RFC 6763 section 6). */
function emitText(sink: FieldSink, bytes: Uint8Array, data: Span): void {
  const end = data.at + data.length;
  for (let at = data.at; at < end;) {
    const from = at + 1;
    const stop = Math.min(end, from + (bytes[at] ?? 0));
    const equals = indexOfOctet(bytes, 0x3d, from, stop);
    const key = equals > from && equals < stop ? decodeText(bytes, from, equals - from) : null;
    const value = key === null ? from : equals + 1;
    if (stop > value) sink.field('answer.txt', key, { at: value, length: stop - value });
    at = stop;
  }
}

/** Writes names as people read them, each once per path and message: records repeat their owner. */
class NameWriter {
  readonly #sink: FieldSink;
  readonly #bytes: Uint8Array;
  readonly #origin: Origin;
  readonly #direction: Direction;
  readonly #written = new Set<string>();

  constructor(sink: FieldSink, bytes: Uint8Array, origin: Origin, direction: Direction) {
    this.#sink = sink;
    this.#bytes = bytes;
    this.#origin = origin;
    this.#direction = direction;
  }

  write(path: string, name: DnsName): void {
    const text = nameBytes(this.#bytes, name);
    const id = `${path} ${decodeLatin1(text, 0, text.length)}`;
    if (text.length === 0 || this.#written.has(id)) return;
    this.#written.add(id);
    this.#sink.begin(text, originOfName(name, this.#origin), this.#direction);
    this.#sink.field(path, null, { at: 0, length: text.length });
  }
}

/** Where the octets of a name as people write it stood. A dot stands for the length octet before its label. */
export function originOfName(name: DnsName, origin: Origin): Origin {
  const joined = new JoinedOrigin();
  name.labels.forEach((label, i) => {
    const withDot = i === 0 ? 0 : 1;
    joined.add(origin, label.at - withDot, label.length + withDot);
  });
  return joined;
}
