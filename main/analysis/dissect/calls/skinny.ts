import { u32le } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { indexOfOctet } from '../ascii.ts';
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
const NAME = 40;
const NUMBER = 24;

/** A text of fixed size, filled up with zeros. */
interface Text {
  readonly path: string;
  /** Octets from the message's number on. */
  readonly at: number;
  readonly size: number;
}
/** The messages that name people, and where; as Wireshark's dissector reads them. */
const TEXTS: Readonly<Record<number, readonly Text[]>> = {
  0x01: [{ path: 'register.device-name', at: 0, size: DEVICE_NAME }],
  // CallInfo: who calls, who is called, whom the caller wanted first.
  0x8f: [
    { path: 'call.calling-name', at: 0, size: NAME },
    { path: 'call.calling-number', at: 40, size: NUMBER },
    { path: 'call.called-name', at: 64, size: NAME },
    { path: 'call.called-number', at: 104, size: NUMBER },
    { path: 'call.called-name', at: 140, size: NAME },
    { path: 'call.called-number', at: 180, size: NUMBER },
  ],
  // SpeedDialStatRes
  0x91: [
    { path: 'speed-dial.number', at: 4, size: NUMBER },
    { path: 'speed-dial.name', at: 28, size: NAME },
  ],
  // LineStatRes
  0x92: [
    { path: 'line.number', at: 4, size: NUMBER },
    { path: 'line.name', at: 28, size: NAME },
  ],
  // ConfigStatRes
  0x93: [
    { path: 'config.device-name', at: 0, size: DEVICE_NAME },
    { path: 'config.user-name', at: 24, size: NAME },
  ],
  // DialedNumber
  0x11d: [{ path: 'dialled.number', at: 0, size: NUMBER }],
};
/** CallInfoV2: texts one behind the other, each with a zero at its end. Those left out are mailboxes and repetitions. */
const CALL_INFO_2 = 0x14a;
const CALL_INFO_2_HEAD = 32; // octets in front of the texts
const CALL_INFO_2_TEXTS: readonly (string | null)[] = [
  'call.calling-number',
  null,
  'call.called-number',
  'call.called-number',
  null,
  null,
  null,
  null,
  null,
  'call.calling-name',
  'call.called-name',
  'call.called-name',
];
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

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return segment.length >= HEAD + ID && isHead(segment, 0) && u32le(segment, 0) + HEAD === segment.length;
  }

  #tell(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const sink = this.#sink;
    const id = u32le(bytes, at + HEAD);
    const body = at + HEAD + ID;
    sink.begin(bytes, origin, direction);
    sink.message({ type: 'call-packet', kind: `${id}` });
    const rest = id === CALL_INFO_2 ? this.#tellCall(bytes, body, end) : this.#tellTexts(id, bytes, body, end);
    sink.count('readable', rest - at);
    this.#nobodys.tell(direction, bytes, rest, origin, end);
  }

  /** @returns index behind the last text that is there whole. */
  #tellTexts(id: number, bytes: Uint8Array, body: number, end: number): number {
    let rest = body;
    for (const { path, at, size } of TEXTS[id] ?? []) {
      const from = body + at;
      if (from + size > end) break;
      this.#tellText(path, bytes, from, indexOfOctet(bytes, 0, from, from + size));
      rest = from + size;
    }
    return rest;
  }

  #tellCall(bytes: Uint8Array, body: number, end: number): number {
    let at = body + CALL_INFO_2_HEAD;
    if (at > end) return body;
    for (const path of CALL_INFO_2_TEXTS) {
      const stop = indexOfOctet(bytes, 0, at, end);
      if (stop >= end) break;
      if (path !== null) this.#tellText(path, bytes, at, stop);
      at = stop + 1;
    }
    return at;
  }

  #tellText(path: string, bytes: Uint8Array, at: number, stop: number): void {
    if (stop > at && isText(bytes, at, stop)) this.#sink.field(path, null, { at, length: stop - at });
  }
}

function isText(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if ((bytes[i] ?? 0) < 0x20) return false; // a name's language stands before it in some
  return true;
}
