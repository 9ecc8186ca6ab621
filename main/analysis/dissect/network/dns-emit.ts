import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1, decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { DnsMessage } from '../../model/message.ts';
import { JoinedOrigin } from '../../model/origins.ts';
import type { Moment, Origin, Where } from '../../model/where.ts';
import { indexOfOctet } from '../ascii.ts';
import { emitData, hintedAddresses, HTTPS, SVCB } from './dns-data.ts';
import { A, AAAA, ANY, CNAME, PTR, TXT, type DnsParts, type DnsRecord } from './dns-message.ts';
import { LONGEST_NAME, writeName, type DnsName } from './dns-name.ts';
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
  for (const { name, qtype } of parts.questions)
    names.write(qtype === ANY ? 'question.any.name' : 'question.name', name);
  for (const { name, rtype, target } of parts.records) {
    names.write('answer.name', name);
    if (target)
      names.write(rtype === PTR && isNeighbour(name, bytes) ? 'answer.neighbour.name' : 'answer.name', target);
  }
  return message;
}

/** The first name that a message is about: what it asks for, or what an announcement tells of. Lower case; null: none. */
export function nameAsked(parts: DnsParts, bytes: Uint8Array): string | null {
  const name = parts.questions[0]?.name ?? parts.records[0]?.name;
  return name && name.labels.length > 0 ? name.text(bytes) : null;
}

function toMessage({ response, questions, records }: DnsParts, bytes: Uint8Array): DnsMessage {
  const addresses: { name: string; ip: string }[] = [];
  const aliases = aliasesOf(records, bytes);
  for (const record of records) {
    const ip = addressOf(record, bytes);
    if (ip) addresses.push({ name: askedFor(record.name.text(bytes), aliases), ip });
    if (record.rtype === HTTPS || record.rtype === SVCB)
      for (const hint of hintedAddresses(bytes, record.data))
        addresses.push({ name: askedFor(record.name.text(bytes), aliases), ip: hint });
  }
  const asked = questions.map(({ name, qtype }) => ({ name: name.text(bytes), qtype }));
  return { type: 'dns', response, questions: asked, addresses };
}

/** Whoever has a private or a link-local address is near (RFC 1918, RFC 3927): the name is that of a device at hand. */
const NEAR = /\.(?:10|(?:1[6-9]|2\d|3[01])\.172|168\.192|254\.169)\.in-addr\.arpa$/;

function isNeighbour(name: DnsName, bytes: Uint8Array): boolean {
  return NEAR.test(name.text(bytes));
}

/** Names by the one that they stand for; null: none does. */
function aliasesOf(records: readonly DnsRecord[], bytes: Uint8Array): ReadonlyMap<string, string> | null {
  let aliases: Map<string, string> | null = null;
  for (const { rtype, name, target } of records)
    if (rtype === CNAME && target) (aliases ??= new Map()).set(target.text(bytes), name.text(bytes));
  return aliases;
}

function addressOf({ rtype, data }: DnsRecord, bytes: Uint8Array): string | null {
  if (rtype === A && data.length === 4) return ipv4Text(bytes, data.at);
  if (rtype === AAAA && data.length === 16) return ipv6Text(bytes, data.at);
  return null;
}

function askedFor(name: string, aliases: ReadonlyMap<string, string> | null): string {
  if (aliases === null) return name;
  let asked = name;
  for (let i = 0; i < MAX_ALIASES; i++) {
    const before = aliases.get(asked);
    if (before === undefined || before === name) return asked;
    asked = before;
  }
  return asked;
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

/** Room for the name at hand: fields are true during the call only. */
const written = new Uint8Array(LONGEST_NAME);

/** Writes names as people read them, each once per path and message: records repeat their owner. */
class NameWriter {
  readonly #sink: FieldSink;
  readonly #bytes: Uint8Array;
  readonly #origin: Origin;
  readonly #direction: Direction;
  /** By path: the name told last, which mostly comes again at once, and all of them once there are two. */
  readonly #last = new Map<string, DnsName>();
  #told: Set<string> | null = null;

  constructor(sink: FieldSink, bytes: Uint8Array, origin: Origin, direction: Direction) {
    this.#sink = sink;
    this.#bytes = bytes;
    this.#origin = origin;
    this.#direction = direction;
  }

  write(path: string, name: DnsName): void {
    const { length } = name;
    if (length === 0 || !this.#isNew(path, name)) return;
    writeName(this.#bytes, name, written);
    this.#sink.begin(written, new NameOrigin(name, this.#bytes, this.#origin), this.#direction);
    this.#sink.field(path, null, { at: 0, length });
  }

  #isNew(path: string, name: DnsName): boolean {
    const last = this.#last.get(path);
    if (last === name) return false;
    this.#last.set(path, name);
    if (last === undefined) return true;
    this.#told ??= new Set();
    this.#told.add(this.#id(path, last));
    const id = this.#id(path, name);
    if (this.#told.has(id)) return false;
    this.#told.add(id);
    return true;
  }

  #id(path: string, name: DnsName): string {
    writeName(this.#bytes, name, written);
    return `${path} ${decodeLatin1(written, 0, name.length)}`;
  }
}

/** Where the octets of a name as people write it stood. A dot stands for the length octet before its label. */
export class NameOrigin implements Origin {
  readonly #name: DnsName;
  readonly #bytes: Uint8Array;
  readonly #origin: Origin;

  /** @param bytes the message that the name was read from */
  constructor(name: DnsName, bytes: Uint8Array, origin: Origin) {
    this.#name = name;
    this.#bytes = bytes;
    this.#origin = origin;
  }

  where(at: number, length: number): Where[] {
    return this.#joined().where(at, length);
  }

  time(at: number, length: number): Moment | null {
    return this.#joined().time(at, length);
  }

  /** Made when it is asked for: few names are looked up again. */
  #joined(): JoinedOrigin {
    const joined = new JoinedOrigin();
    this.#name.labels.forEach((label, i) => {
      const withDot = i === 0 ? 0 : 1;
      joined.add(this.#origin, label + 1 - withDot, (this.#bytes[label] ?? 0) + withDot);
    });
    return joined;
  }
}
