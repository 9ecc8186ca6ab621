import { u32le } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { Nobodys } from './nobodys.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';

/** Cisco's Skinny Client Control Protocol, between its desk phones and their exchange. There is no public specification;
 *  the layout is as Wireshark's packet-skinny.c reads it: length, version (both 32 bits, little-endian), message. */
const PORT = 2000;
const HEAD = 8; // octets: length (of what follows the head) and version
const ID = 4; // octets of the message's number, counted in the length
const REGISTER = 0x01;
/** Behind the number: a phone's name for its exchange, `SEP` and its hardware address. */
const DEVICE_NAME = 16;
/** Highest version and message number that Wireshark knows, with room. */
const HIGHEST_VERSION = 0x20;
const HIGHEST_MESSAGE = 0x9000;
/** Lists of keys and lines fill some thousand octets. */
const LONGEST_MESSAGE = 16_384;

export const skinny = perRecord({
  name: 'skinny',
  mostWaiting: HEAD + LONGEST_MESSAGE,
  recognise(first, flow) {
    const isRegister = first.length >= HEAD + ID + DEVICE_NAME && u32le(first, HEAD) === REGISTER;
    return flow.server.port === PORT && isRegister && isHead(first, 0) ? 0.9 : 0;
  },
  read: (flow, sink) => new SkinnyReader(flow, sink),
});

function isHead(bytes: Uint8Array, at: number): boolean {
  const length = u32le(bytes, at);
  return length >= ID && length <= LONGEST_MESSAGE && u32le(bytes, at + 4) <= HIGHEST_VERSION;
}

class SkinnyReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #nobodys: Nobodys;

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#nobodys = new Nobodys(flow, sink);
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (end - at < HEAD + ID) return -(HEAD + ID);
    if (!isHead(bytes, at) || u32le(bytes, at + HEAD) > HIGHEST_MESSAGE) return 'lost';
    const size = HEAD + u32le(bytes, at);
    if (end - at < size) return -size;
    this.#tell(direction, bytes, at, at + size, origin);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    if (end - at >= HEAD + ID) this.#tell(direction, bytes, at, end, origin);
    else this.#sink.count('unknown', end - at);
  }

  onGap(): boolean {
    return false;
  }

  onEnd(): void {}

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return segment.length >= HEAD + ID && isHead(segment, 0) && u32le(segment, 0) + HEAD === segment.length;
  }

  #tell(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const sink = this.#sink;
    const id = u32le(bytes, at + HEAD);
    const body = at + HEAD + ID;
    sink.begin(bytes, origin, direction);
    sink.message({ type: 'call-packet', kind: `${id}` });
    let rest = body;
    if (id === REGISTER && end - body >= DEVICE_NAME) {
      let length = 0;
      while (length < DEVICE_NAME && bytes[body + length] !== 0) length++;
      sink.field('register.device-name', null, { at: body, length });
      rest = body + DEVICE_NAME;
    }
    sink.count('readable', rest - at);
    this.#nobodys.tell(direction, bytes, rest, origin, end);
  }
}
