import { u16le, u32le } from '../../bytes/plain.ts';
import { placeOfAll } from '../../bytes/scan.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { hasPort } from './dns-recognise.ts';
import { emitDescription } from './weave-description.ts';
import { decimal64 } from '../in-stead.ts';

const PORT = 11095;
/** A message's length, its header's flags, its number. Sources: docs/protocols/weave.md. */
const LENGTH = 2;
const FLAGS_AT = LENGTH;
const NODES_AT = FLAGS_AT + 6;
const HAS_DESTINATION = 0x0100;
const HAS_SOURCE = 0x0200;
const NODE = 8;
/** Version 1 or 2; encryption none or AES-128-CTR with SHA-1; the flags that stand for something. */
const RESERVED = 0x000f;
const AES = 1;
/** The numbers of the maker's own services (`kServiceEndpoint_…`) begin so. */
const SERVICES = 0x18b43002;
/** The description of a device (profile 14, tag 1) begins so: a structure with a whole tag. */
const DESCRIPTION = Uint8Array.of(0xd5, 0, 0, 0x0e, 0, 1, 0);

/** Nest's thermostats, cameras and smoke alarms to each other and to their maker's servers: the header says which device
 *  speaks, encrypted or not, and the first message describes it. */
export const weave = perRecord({
  name: 'weave',
  mostWaiting: LENGTH + 0xffff,
  recognise: (first, flow) => (hasPort(flow, PORT) && isHead(first, 0, first.length) ? 0.9 : 0),
  read: (_flow: Flow, sink) => new WeaveReader(sink),
});

function isHead(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < NODES_AT) return false;
  const flags = u16le(bytes, at + FLAGS_AT);
  const version = flags >> 12;
  return (version === 1 || version === 2) && (flags & RESERVED) === 0 && encryption(flags) <= AES && fits(bytes, at);
}

/** The node's numbers lie inside the message. */
function fits(bytes: Uint8Array, at: number): boolean {
  return u16le(bytes, at) >= bodyAt(u16le(bytes, at + FLAGS_AT)) - LENGTH;
}

function encryption(flags: number): number {
  return (flags >> 4) & 0xf;
}

function bodyAt(flags: number): number {
  return NODES_AT + ((flags & HAS_SOURCE) === 0 ? 0 : NODE) + ((flags & HAS_DESTINATION) === 0 ? 0 : NODE);
}

class WeaveReader implements RecordReader {
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (end - at < NODES_AT) return -NODES_AT;
    if (!isHead(bytes, at, end)) return 'lost';
    const size = LENGTH + u16le(bytes, at);
    if (end - at < size) return -size;
    this.#sink.begin(bytes, origin, direction);
    this.#tell(bytes, at, at + size);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#tell(bytes, at, end);
  }

  onGap(): boolean {
    return false;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return isHead(segment, 0, segment.length);
  }

  #tell(bytes: Uint8Array, at: number, end: number): void {
    const sink = this.#sink;
    const flags = end - at >= NODES_AT ? u16le(bytes, at + FLAGS_AT) : 0;
    const body = Math.min(end, at + bodyAt(flags));
    sink.message({ type: 'weave', encrypted: encryption(flags) !== 0 });
    for (let node = at + NODES_AT; node + NODE <= body; node += NODE) emitNode(sink, bytes, node);
    sink.count('readable', body - at);
    if (encryption(flags) !== 0) {
      sink.count('opaque', end - body);
      return;
    }
    sink.count('readable', end - body);
    const from = placeOfAll(bytes, DESCRIPTION, body, end);
    if (from < end) emitDescription(sink, bytes, from + DESCRIPTION.length, end);
  }
}

function emitNode(sink: FieldSink, bytes: Uint8Array, at: number): void {
  const path = u32le(bytes, at + 4) === SERVICES ? 'service' : 'node';
  sink.field(path, null, { at, length: NODE }, { decoded: decimal64(bytes, at) });
}
