import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { spells } from '../ascii.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { CONNECT, emitMqttPacket } from './mqtt-packet.ts';

/** Octets of one packet that wait for its end. The standard allows 256 MiB; chat messages are far below, and of a longer
 *  packet (a picture) the beginning is read and the rest is shown in pieces. */
const MOST_WAITING = 256 * 1024;
const MOST_LENGTH_OCTETS = 4; // section 2.2.3
const MOST_TRIED = 64;
const UNKNOWN_LEVEL = 4;
/** The registered port: the second sign where a connection's beginning was not seen. */
const PORT = 1883;

/** Flags that the standard fixes for a type (table 2-2); -1: any (PUBLISH). 0 is reserved. */
const FLAGS = [-2, 0, 0, -1, 0, 0, 2, 0, 2, 0, 2, 0, 0, 0, 0, 0];

/** MQTT 3.1, 3.1.1 and 5.0 (OASIS). */
export const mqtt = {
  ...perRecord({
    name: 'mqtt',
    mostWaiting: MOST_WAITING + 64 * 1024,
    recognise: scoreMqtt,
    read: (_flow, sink) => new MqttReader(sink),
  }),
  begins: new Set(Array.from({ length: 0xff - 0x0f }, (_, n) => 0x10 + n).filter((octet) => hasRightFlags(octet))),
};

function hasRightFlags(first: number): boolean {
  const flags = FLAGS[first >> 4];
  return flags === -1 ? (first & 0x06) !== 0x06 : (first & 0x0f) === flags;
}

/** A CONNECT names the protocol. Any other packet says little: then the port has to, and the length must be the segment's. */
function scoreMqtt(first: Uint8Array, flow: Flow): number {
  const body = 1 + lengthOctets(first, 1, first.length);
  if (first[0] === CONNECT << 4)
    return spells(first, body, first.length, '\0\x04MQTT') || spells(first, body, first.length, '\0\x06MQIsdp')
      ? 0.99
      : 0;
  if ((flow.server.port !== PORT && flow.client.port !== PORT) || body === 1) return 0;
  return isWholePackets(first) ? 0.6 : 0;
}

/** Packets one after the other, up to the end and not beyond: a segment that begins with one. */
function isWholePackets(segment: Uint8Array): boolean {
  let at = 0;
  for (let n = 0; n < MOST_TRIED && at < segment.length; n++) {
    const octets = lengthOctets(segment, at + 1, segment.length);
    if (octets === 0 || !hasRightFlags(segment[at] ?? 0)) return false;
    at += 1 + octets + lengthAt(segment, at + 1);
  }
  return at === segment.length;
}

/** Octets of the length at `at`; 0: its end is not there, or it is none. */
function lengthOctets(bytes: Uint8Array, at: number, end: number): number {
  for (let n = 0; n < MOST_LENGTH_OCTETS && at + n < end; n++) if ((bytes[at + n] ?? 0) < 0x80) return n + 1;
  return 0;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  let length = 0;
  let unit = 1;
  for (let i = at; i < at + MOST_LENGTH_OCTETS; i++, unit *= 0x80) {
    const octet = bytes[i] ?? 0;
    length += (octet & 0x7f) * unit;
    if (octet < 0x80) return length;
  }
  return length;
}

class MqttReader implements RecordReader {
  readonly #sink: FieldSink;
  /** Octets of a long packet still to come. */
  readonly #rest: Record<Direction, number> = { out: 0, in: 0 };
  #level = UNKNOWN_LEVEL;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    this.#sink.begin(bytes, origin, direction);
    const rest = this.#rest[direction];
    if (rest > 0) return this.#piece(direction, at, Math.min(end, at + rest));
    if (!hasRightFlags(bytes[at] ?? 0)) return 'lost';
    const octets = lengthOctets(bytes, at + 1, end);
    if (octets === 0) return end - at > MOST_LENGTH_OCTETS ? 'lost' : 0;
    const length = 1 + octets + lengthAt(bytes, at + 1);
    const wanted = Math.min(length, MOST_WAITING);
    if (end - at < wanted) return -wanted;
    const took = Math.min(length, end - at);
    this.#packet(bytes, at, 1 + octets, at + took);
    this.#rest[direction] = length - took;
    return took;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    const octets = lengthOctets(bytes, at + 1, end);
    this.#rest[direction] = octets === 0 ? 0 : Math.max(0, 1 + octets + lengthAt(bytes, at + 1) - (end - at));
    if (octets > 0) this.#packet(bytes, at, 1 + octets, end);
    else this.#sink.count('readable', end - at);
  }

  onGap(direction: Direction, length: number): boolean {
    const left = this.#rest[direction] - length;
    this.#rest[direction] = Math.max(0, left);
    return left >= 0;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return isWholePackets(segment);
  }

  #packet(bytes: Uint8Array, at: number, header: number, end: number): void {
    const first = bytes[at] ?? 0;
    this.#sink.message({ type: 'mqtt', packet: first >> 4 });
    this.#sink.count('readable', end - at);
    const c = new Cursor(bytes, at + header, end);
    this.#level = emitMqttPacket(c, first, this.#level, this.#sink);
    if (!c.ok) this.#sink.problem('bad-length', { at, length: end - at });
  }

  #piece(direction: Direction, at: number, end: number): number {
    this.#sink.count('readable', end - at);
    this.#sink.field('publish.rest', null, { at, length: end - at }, { unclaimed: true });
    this.#rest[direction] -= end - at;
    return end - at;
  }
}
