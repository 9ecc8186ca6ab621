import type { Cursor } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';

/** Properties of one packet: a client that repeats user properties more often has none to show. */
const MOST_PROPERTIES = 500;
const LONGEST_KEY = 64;

/** How a property's value is written; strings have the name that the standard gives them. MQTT 5.0 table 2-4. */
const NUMBERS: ReadonlyMap<number, number> = new Map([
  [0x01, 1],
  [0x02, 4],
  [0x11, 4],
  [0x13, 2],
  [0x17, 1],
  [0x18, 4],
  [0x19, 1],
  [0x21, 2],
  [0x22, 2],
  [0x23, 2],
  [0x24, 1],
  [0x25, 1],
  [0x27, 4],
  [0x28, 1],
  [0x29, 1],
  [0x2a, 1],
]);
const STRINGS: ReadonlyMap<number, string> = new Map([
  [0x03, 'content-type'],
  [0x08, 'response-topic'],
  [0x09, 'correlation-data'],
  [0x12, 'assigned-client-id'],
  [0x15, 'authentication-method'],
  [0x16, 'authentication-data'],
  [0x1a, 'response-information'],
  [0x1c, 'server-reference'],
  [0x1f, 'reason-string'],
]);
/** Octets and not text: nothing says what they mean. */
const BINARY = new Set([0x09, 0x16]);
const SUBSCRIPTION = 0x0b;
const USER = 0x26;

/** Tells the properties that stand at the cursor, and passes them. Stops at one that the standard does not know: nothing
 *  says how long it is. */
export function emitMqttProperties(c: Cursor, sink: FieldSink): void {
  const inner = c.sub(readVariable(c));
  for (let n = 0; n < MOST_PROPERTIES && inner.ok && inner.left > 0; n++) {
    const id = inner.u8();
    const octets = NUMBERS.get(id);
    const name = STRINGS.get(id);
    if (octets !== undefined) inner.skip(octets);
    else if (id === SUBSCRIPTION) readVariable(inner);
    else if (id === USER) emitUserProperty(inner, sink);
    else if (name !== undefined) {
      const value = inner.span(inner.u16());
      if (inner.ok) sink.field(`property.${name}`, null, value, BINARY.has(id) ? { unclaimed: true } : {});
    } else return;
  }
}

/** The client's own name and value (section 3.1.2.11.8). */
function emitUserProperty(c: Cursor, sink: FieldSink): void {
  const name = c.span(c.u16());
  const value = c.span(c.u16());
  if (!c.ok) return;
  sink.field('property.user', decodeText(c.bytes, name.at, Math.min(name.length, LONGEST_KEY)), value);
}

/** Variable Byte Integer, section 1.5.5: 7 bits an octet, lowest first, 4 octets at most. */
function readVariable(c: Cursor): number {
  let value = 0;
  for (let unit = 1; unit <= 0x80 ** 3; unit *= 0x80) {
    const octet = c.u8();
    value += (octet & 0x7f) * unit;
    if (octet < 0x80) return value;
  }
  c.ok = false;
  return 0;
}
