import { DerReader, type DerValue } from '../../bytes/der.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { emitToken } from './login-token.ts';

const OCTETS = 0x04;
const SEQUENCE = 0x30;
const SET = 0x31;
const BIND = 0x60;
const SEARCH = 0x63;
const ENTRY = 0x64;
const DELETE = 0x4a;
/** Operations that begin with an entry's name: modify, add, rename, compare. */
const OF_ENTRY: ReadonlySet<number> = new Set([0x66, 0x68, 0x6c, 0x6e]);
const SIMPLE = 0x80; // RFC 4511 section 4.2: a password as it is
const SASL = 0xa3;
/** Before LDAP had SASL, Windows logged in by NTLM under these tags ([MS-ADTS] section 5.1.1.1.3). */
const SICILY: ReadonlySet<number> = new Set([0x8a, 0x8b]);
/** Filters in filters, and values of an entry: bounds on what one message may cost. */
const MOST_DEEP = 16;
const MOST_VALUES = 4096;
const LONGEST_KEY = 64;

/** Gives an operation's names to the sink. */
export function emitLdap(operation: DerValue, bytes: Uint8Array, sink: FieldSink): void {
  sink.message({ type: 'ldap', operation: operation.tag & 0x1f });
  const parts = new DerReader(bytes, operation.at, operation.end);
  if (operation.tag === BIND) emitBind(parts, bytes, sink);
  else if (operation.tag === SEARCH) emitSearch(parts, bytes, sink);
  else if (operation.tag === ENTRY) {
    tell(sink, 'entry.name', parts.take(OCTETS));
    emitAttributes(parts.take(SEQUENCE), bytes, sink);
  } else if (operation.tag === DELETE) tell(sink, 'entry.name', operation);
  else if (OF_ENTRY.has(operation.tag)) {
    tell(sink, 'entry.name', parts.take(OCTETS));
    if (operation.tag === 0x68) emitAttributes(parts.take(SEQUENCE), bytes, sink);
  }
}

function emitBind(parts: DerReader, bytes: Uint8Array, sink: FieldSink): void {
  parts.next(); // version
  tell(sink, 'bind.name', parts.take(OCTETS));
  const login = parts.next();
  if (!login) return;
  if (login.tag === SIMPLE) tell(sink, 'bind.password', login);
  if (SICILY.has(login.tag)) emitToken(bytes, { at: login.at, length: login.end - login.at }, sink, 'bind.token');
  if (login.tag !== SASL) return;
  const inside = new DerReader(bytes, login.at, login.end);
  const mechanism = inside.take(OCTETS);
  tell(sink, 'bind.mechanism', mechanism);
  const token = inside.take(OCTETS);
  if (token) emitToken(bytes, { at: token.at, length: token.end - token.at }, sink, 'bind.token');
}

/** RFC 4511 section 4.5.1: base, five settings, filter. */
function emitSearch(parts: DerReader, bytes: Uint8Array, sink: FieldSink): void {
  tell(sink, 'search.base', parts.take(OCTETS));
  for (let i = 0; i < 5; i++) parts.next();
  const filter = parts.next();
  if (filter) emitFilter(filter, bytes, sink, 0);
}

/** Section 4.5.1.7: 0 to 2 hold filters, 3, 5, 6 and 8 a name and a value, 4 a name and pieces of a value. */
function emitFilter(filter: DerValue, bytes: Uint8Array, sink: FieldSink, depth: number): void {
  const kind = filter.tag & 0x1f;
  const inside = new DerReader(bytes, filter.at, filter.end);
  if (kind <= 2) {
    if (depth >= MOST_DEEP) return;
    for (let one = inside.next(); one; one = inside.next()) emitFilter(one, bytes, sink, depth + 1);
  } else if (kind !== 7 && kind !== 9) {
    const key = keyOf(bytes, inside.take(OCTETS));
    if (kind !== 4) tell(sink, 'search.value', inside.take(OCTETS), key);
    else {
      const list = inside.take(SEQUENCE);
      const pieces = list && new DerReader(bytes, list.at, list.end);
      for (let one = pieces?.next(); one; one = pieces?.next()) tell(sink, 'search.value', one, key);
    }
  }
}

/** Section 4.1.7: a list of names, each with a set of values. */
function emitAttributes(list: DerValue | null, bytes: Uint8Array, sink: FieldSink): void {
  if (!list) return;
  let told = 0;
  const attributes = new DerReader(bytes, list.at, list.end);
  for (let one = attributes.take(SEQUENCE); one; one = attributes.take(SEQUENCE)) {
    const inside = new DerReader(bytes, one.at, one.end);
    const key = keyOf(bytes, inside.take(OCTETS));
    const values = inside.take(SET);
    if (!values) continue;
    const reader = new DerReader(bytes, values.at, values.end);
    for (let value = reader.take(OCTETS); value; value = reader.take(OCTETS)) {
      if (++told > MOST_VALUES) return;
      tell(sink, 'entry.value', value, key);
    }
  }
}

function keyOf(bytes: Uint8Array, name: DerValue | null): string | null {
  return name && name.end > name.at ? decodeText(bytes, name.at, Math.min(LONGEST_KEY, name.end - name.at)) : null;
}

function tell(sink: FieldSink, path: string, value: DerValue | null, key: string | null = null): void {
  if (value && value.end > value.at) sink.field(path, key, { at: value.at, length: value.end - value.at });
}
