import type { Cursor, Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { emitMqttProperties } from './mqtt-properties.ts';

/** MQTT 3.1.1 and 5.0, table 2-1. */
export const CONNECT = 1;
const PUBLISH = 3;
const SUBSCRIBE = 8;
const UNSUBSCRIBE = 10;
const MQTT_5 = 5;
/** Topics of one subscription. */
const MOST_TOPICS = 1_000;
const MOST_LEVELS = 32;
const SLASH = 0x2f;
/** `conversation_members` is among the longest names of a level that says what comes next. */
const LONGEST_WORD = 24;

/** CONNECT's flags, section 3.1.2.3 and on. */
const USER_NAME = 0x80;
const PASSWORD = 0x40;
const WILL = 0x04;
const CLEAN = 0x02;

/** Gives one packet's parts to the sink. `c` stands behind the fixed header.
 *  @param version protocol level of the connection: 3 (MQTT 3.1), 4 (3.1.1), 5
 *  @returns the level that a CONNECT names, else `version`; the cursor's `ok` says whether all was there. */
export function emitMqttPacket(c: Cursor, first: number, version: number, sink: FieldSink): number {
  switch (first >> 4) {
    case CONNECT:
      return emitConnect(c, sink);
    case PUBLISH:
      emitPublish(c, first, version, sink);
      break;
    case SUBSCRIBE:
    case UNSUBSCRIBE:
      emitTopics(c, first >> 4 === SUBSCRIBE, version, sink);
      break;
    default:
      emitAnswer(c, first >> 4, version, sink);
  }
  return version;
}

function emitConnect(c: Cursor, sink: FieldSink): number {
  c.skip(c.u16()); // protocol name
  const level = c.u8();
  const flags = c.u8();
  c.skip(2); // keep alive
  if (level === MQTT_5) emitMqttProperties(c, sink);
  // A session that the server is to keep lives as long as this name does.
  const path = (flags & CLEAN) === 0 ? 'connect.kept.client-id' : 'connect.client-id';
  field(sink, path, text(c));
  if ((flags & WILL) !== 0) {
    if (level === MQTT_5) emitMqttProperties(c, sink);
    emitTopic(c, 'connect.will.topic', text(c), sink);
    field(sink, 'connect.will.message', text(c), true);
  }
  if ((flags & USER_NAME) !== 0) field(sink, 'connect.user-name', text(c));
  if ((flags & PASSWORD) !== 0) field(sink, 'connect.password', text(c));
  return level;
}

function emitPublish(c: Cursor, first: number, version: number, sink: FieldSink): void {
  emitTopic(c, 'publish.topic', text(c), sink);
  if ((first & 0x06) !== 0) c.skip(2); // packet identifier, where delivery is confirmed
  if (version === MQTT_5) emitMqttProperties(c, sink);
  field(sink, 'publish.payload', { at: c.at, length: c.ok ? c.left : 0 }, true);
}

function emitTopics(c: Cursor, hasOptions: boolean, version: number, sink: FieldSink): void {
  c.skip(2);
  if (version === MQTT_5) emitMqttProperties(c, sink);
  const path = hasOptions ? 'subscribe.topic' : 'unsubscribe.topic';
  for (let n = 0; n < MOST_TOPICS && c.ok && c.left > 0; n++) {
    emitTopic(c, path, text(c), sink);
    if (hasOptions) c.skip(1);
  }
}

/** Octets in front of the properties that version 5 adds to an answer. Others have none. */
const ANSWERS: ReadonlyMap<number, number> = new Map([
  [2, 2], // CONNACK: flags and reason
  [4, 3], // PUBACK, PUBREC, PUBREL, PUBCOMP: identifier and reason
  [5, 3],
  [6, 3],
  [7, 3],
  [9, 2], // SUBACK, UNSUBACK: identifier
  [11, 2],
  [14, 1], // DISCONNECT, AUTH: reason
  [15, 1],
]);

function emitAnswer(c: Cursor, type: number, version: number, sink: FieldSink): void {
  const before = ANSWERS.get(type);
  if (version !== MQTT_5 || before === undefined || c.left <= before) return;
  c.skip(before);
  emitMqttProperties(c, sink);
}

/** A topic as a whole, and each of its levels (section 4.7.1.1): devices and accounts often stand in one. The word before a
 *  level is the name that its sender gave it: `devices/4711/state`. */
function emitTopic(c: Cursor, path: string, topic: Span, sink: FieldSink): void {
  if (!c.ok || topic.length === 0) return;
  field(sink, path, topic, true);
  const end = topic.at + topic.length;
  let key: string | null = null;
  for (let i = topic.at, from = topic.at, n = 0; i <= end && n < MOST_LEVELS; i++) {
    if (i < end && c.bytes[i] !== SLASH) continue;
    const level = { at: from, length: i - from };
    if (level.length > 0 && level.length < topic.length) sink.field(`${path}.level`, key, level, {});
    key = wordAt(c.bytes, level);
    from = i + 1;
    n++;
  }
}

/** A level that is a plain word; null: it is a value itself, or a wildcard. */
function wordAt(bytes: Uint8Array, { at, length }: Span): string | null {
  if (length === 0 || length > LONGEST_WORD) return null;
  for (let i = at; i < at + length; i++) {
    const octet = bytes[i] ?? 0;
    const isLetter = ((octet | 0x20) >= 0x61 && (octet | 0x20) <= 0x7a) || octet === 0x5f || octet === 0x2d;
    if (!isLetter) return null;
  }
  return decodeLatin1(bytes, at, at + length);
}

/** UTF-8 or binary data behind its length in 2 octets (section 1.5.4). */
function text(c: Cursor): Span {
  return c.span(c.u16());
}

function field(sink: FieldSink, path: string, span: Span, unclaimed = false): void {
  if (span.length > 0) sink.field(path, null, span, unclaimed ? { unclaimed } : {});
}
