import type { Cursor } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';

/** Entries of one table, and tables in tables. */
const MOST_ENTRIES = 500;
const MAX_DEPTH = 4;
const LONGEST_KEY = 64;

/** Octets of a table's value by its type (section 4.2.5.5 and RabbitMQ's errata); strings and tables have their length first. */
const SIZES: Readonly<Record<string, number>> = {
  t: 1,
  b: 1,
  B: 1,
  U: 2,
  s: 2,
  u: 2,
  I: 4,
  i: 4,
  f: 4,
  L: 8,
  l: 8,
  d: 8,
  T: 8,
  D: 5,
  V: 0,
};

/** What a method's arguments are: octets passed over, or a text's path. */
type Arguments = readonly (number | string)[];

/** Methods that name somebody or something (section 1.8), by class and method. */
const METHODS: Readonly<Record<number, Arguments>> = {
  [(10 << 16) | 40]: ['virtual-host'],
  [(40 << 16) | 10]: [2, 'exchange', 'exchange-type'],
  [(50 << 16) | 10]: [2, 'queue'],
  [(50 << 16) | 20]: [2, 'queue', 'exchange', 'routing-key'],
  [(60 << 16) | 20]: [2, 'queue', 'consumer-tag'],
  [(60 << 16) | 40]: [2, 'exchange', 'routing-key'],
  [(60 << 16) | 60]: ['consumer-tag', 9, 'exchange', 'routing-key'],
  [(60 << 16) | 70]: [2, 'queue'],
};
const START = (10 << 16) | 10;
const START_OK = (10 << 16) | 11;

/** Headers in which Celery's workers say which machine they run on (its manual, "Message Protocol": origin; "Monitoring",
 *  events: hostname), as `name@host`. */
const SENDERS: Readonly<Record<string, string>> = { hostname: 'headers.worker', origin: 'headers.worker' };

/** A content header's properties in the order of their flags, the highest bit first (section 1.8.3.1). */
const PROPERTIES: Arguments = [
  'content-type',
  'content-encoding',
  'headers',
  1,
  1,
  'correlation-id',
  'reply-to',
  'expiration',
  'message-id',
  8,
  'type',
  'user-id',
  'app-id',
  'cluster-id',
];

/** One method of either side. */
export function emitMethod(c: Cursor, sink: FieldSink): void {
  const id = c.u16() * 0x10000 + c.u16();
  if (!c.ok) return;
  if (id === START) {
    c.skip(2);
    emitTable(c, sink, 'server', 0);
  } else if (id === START_OK) emitLogin(c, sink);
  else for (const one of METHODS[id] ?? []) emitArgument(c, sink, one);
}

/** Who logs in with what: SASL (RFC 4422) without base64. */
function emitLogin(c: Cursor, sink: FieldSink): void {
  emitTable(c, sink, 'client', 0);
  const mechanism = c.span(c.u8());
  const response = c.span(c.u32());
  if (!c.ok) return;
  const name = decodeText(c.bytes, mechanism.at, Math.min(mechanism.length, LONGEST_KEY)).toLowerCase();
  if (response.length > 0) sink.field(name === 'plain' ? 'sasl.plain' : 'sasl.other', null, response);
}

/** What a message says of itself, before its body. */
export function emitContentHeader(c: Cursor, sink: FieldSink): void {
  c.skip(12); // class, weight, size
  const flags = c.u16();
  PROPERTIES.forEach((one, index) => {
    if ((flags & (0x8000 >> index)) === 0) return;
    if (one === 'headers') emitTable(c, sink, 'headers', 0);
    else emitArgument(c, sink, one);
  });
}

function emitArgument(c: Cursor, sink: FieldSink, one: number | string): void {
  if (typeof one === 'number') {
    c.skip(one);
    return;
  }
  const value = c.span(c.u8());
  if (c.ok && value.length > 0) sink.field(one, null, value);
}

/** A table's texts under the names that the sender gave them (section 4.2.5.5). Stops at a type it does not know. */
function emitTable(outer: Cursor, sink: FieldSink, path: string, depth: number): void {
  const c = outer.sub(outer.u32());
  for (let n = 0; n < MOST_ENTRIES && c.ok && c.left > 0; n++) {
    const name = c.span(c.u8());
    const type = String.fromCharCode(c.u8());
    const size = SIZES[type];
    if (type === 'S') {
      const value = c.span(c.u32());
      const key = decodeText(c.bytes, name.at, Math.min(name.length, LONGEST_KEY));
      const own = path === 'headers' && depth === 0 ? SENDERS[key] : undefined;
      if (c.ok && value.length > 0) sink.field(own ?? path, key, value);
    } else if (type === 'F' && depth < MAX_DEPTH) emitTable(c, sink, path, depth + 1);
    else if (type === 'F' || type === 'A') c.skip(c.u32());
    else if (size === undefined) return;
    else c.skip(size);
  }
}
