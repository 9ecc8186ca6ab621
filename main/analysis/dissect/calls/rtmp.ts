import { octetRange } from '../first-octets.ts';
import { u32be } from '../../bytes/plain.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { perRecord, type RecordReader, type Step } from '../per-record.ts';
import { amfStrings } from './amf0.ts';
import { Nobodys } from './nobodys.ts';
import { ChunkStreams, type ChunkMessage } from './rtmp-chunks.ts';

/** RTMP 1.0 (Adobe, 2012): how live streams are sent in the clear. Read are the commands: which app, which address, and
 *  the name of the stream, which with many services is the secret that lets somebody broadcast. */
const PORT = 1935; // section 1; other ports are not asked about, since the handshake has no mark
const VERSION = 3;
const PART = 1536; // octets, section 5.2.3
/** Version and first part; then the echo of the other side's. */
const GREETINGS = [1 + PART, PART];
const SET_CHUNK_SIZE = 1;
const COMMANDS: ReadonlySet<number> = new Set([17, 18, 20]);
const SOUND = 8;
const PICTURE = 9;
/** Commands are some hundred octets. */
const LONGEST_COMMAND = 16 * 1024;
const LARGEST_CHUNK = 0xffffff; // section 5.4.1: no message is longer

export const rtmp = perRecord({
  name: 'rtmp',
  begins: octetRange(3, 3),
  mostWaiting: 1 + PART,
  recognise: (first, flow) =>
    flow.server.port === PORT && first[0] === VERSION && first.length >= 9 && (first[1] !== 0 || u32be(first, 5) === 0)
      ? 0.7
      : 0,
  read: (flow, sink) => new RtmpReader(flow, sink),
});

/** A chunk whose octets have not all come. */
interface Current {
  readonly message: ChunkMessage;
  left: number;
}

interface Half {
  greetings: number;
  current: Current | null;
  readonly chunks: ChunkStreams;
}

class RtmpReader implements RecordReader {
  readonly #sink: FieldSink;
  readonly #nobodys: Nobodys;
  readonly #told = new Set<string>();
  readonly #halves: Readonly<Record<Direction, Half>> = {
    out: { greetings: 0, current: null, chunks: new ChunkStreams() },
    in: { greetings: 0, current: null, chunks: new ChunkStreams() },
  };

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#nobodys = new Nobodys(flow, sink);
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    this.#sink.begin(bytes, origin, direction);
    const half = this.#halves[direction];
    const greeting = GREETINGS[half.greetings];
    if (greeting !== undefined) {
      if (half.greetings === 0 && bytes[at] !== VERSION) return 'lost';
      if (end - at < greeting) return -greeting;
      half.greetings++;
      this.#sink.count('readable', greeting);
      return greeting;
    }
    if (half.current) return this.#part(half, half.current, direction, bytes, at, end, origin);
    const chunk = half.chunks.read(bytes, at, end);
    if (chunk === 'lost') return 'lost';
    if (typeof chunk === 'number') return -chunk;
    const { head, octets, message } = chunk;
    this.#sink.count('readable', head);
    if (octets > 0) half.current = { message, left: octets };
    else this.#whole(half, message, direction);
    return head;
  }

  /** As much of a chunk as is there: chunks of pictures may be long. */
  #part(
    half: Half,
    current: Current,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
  ): Step {
    const { message } = current;
    const octets = Math.min(current.left, end - at);
    this.#sink.count('readable', octets);
    if (message.type === SOUND || message.type === PICTURE) this.#media(message, direction, at, octets);
    else if (message.length <= LONGEST_COMMAND) message.kept.append(bytes, at, at + octets, origin);
    message.read += octets;
    current.left -= octets;
    if (current.left === 0) half.current = null;
    if (message.read >= message.length) this.#whole(half, message, direction);
    return octets;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#nobodys.tell(direction, bytes, at, origin, end);
  }

  onGap(): boolean {
    return false;
  }

  resumes(): boolean {
    return false;
  }

  onEnd(): void {
    for (const { current } of [this.#halves.out, this.#halves.in])
      if (current) this.#sink.problem('cut-short', { at: 0, length: 0 });
  }

  /** The first octets of the first sound and of the first picture in each direction: they are not encrypted. */
  #media(message: ChunkMessage, direction: Direction, at: number, length: number): void {
    const kind = message.type === SOUND ? 'sound' : 'picture';
    if (length === 0 || this.#told.has(`${direction} ${kind}`)) return;
    this.#told.add(`${direction} ${kind}`);
    this.#sink.field(`media.${kind}`, null, { at, length });
  }

  #whole(half: Half, message: ChunkMessage, direction: Direction): void {
    const { kept, type } = message;
    message.read = 0;
    if (type === SET_CHUNK_SIZE && kept.length >= 4)
      half.chunks.chunkSize = Math.min(Math.max(1, u32be(kept.bytes, 0) & 0x7fffffff), LARGEST_CHUNK);
    else if (COMMANDS.has(type) && kept.length > 0) this.#command(kept, type, direction);
    kept.drop(kept.length);
  }

  #command({ bytes, length, origin }: ChunkMessage['kept'], type: number, direction: Direction): void {
    const sink = this.#sink;
    const [name, ...rest] = amfStrings(bytes, type === 17 ? 1 : 0, length); // AMF3's commands have one octet in front
    if (!name) return;
    const command = decodeText(bytes, name.value.at, Math.min(name.value.length, 64));
    sink.begin(bytes, origin, direction);
    sink.message({ type: 'call-packet', kind: command });
    const stream = command === 'publish' ? rest.find(({ key }) => key === null) : undefined;
    for (const one of rest)
      if (one === stream) sink.field('publish.name', null, one.value);
      else sink.field(`command.${command}.${one.key ?? 'argument'}`, one.key, one.value);
  }
}
