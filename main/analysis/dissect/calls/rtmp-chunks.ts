import { u16be } from '../../bytes/plain.ts';
import { StreamBuffer } from '../stream-buffer.ts';

/** The head of one chunk, and where its octets stand. RTMP 1.0 (Adobe, 2012) section 5.3.1. */
interface Chunk {
  /** Octets of basic head, message head and extended timestamp. */
  readonly head: number;
  readonly octets: number;
  readonly message: ChunkMessage;
}

/** The message that chunks of one chunk stream are parts of. */
export interface ChunkMessage {
  /** 1 chunk size, 8 sound, 9 picture, 17 and 20 commands, 18 data. */
  type: number;
  length: number;
  hasLongTime: boolean;
  read: number;
  readonly kept: StreamBuffer;
}

/** Section 5.3.1.2: octets of a message's head by the kind of chunk. */
const HEADS = [11, 7, 3, 0];
const LONG_TIME = 0xffffff;
/** Chunk streams of one direction; clients use five or six, and each keeps a command that is not whole yet. */
const MOST_STREAMS = 16;

/** The chunk streams of one direction. */
export class ChunkStreams {
  /** Section 5.4.1. */
  chunkSize = 128;
  readonly #messages = new Map<number, ChunkMessage>();

  /** Reads the head at `at`. A number: so many octets must be there. `lost`: it follows nothing that is known. */
  read(bytes: Uint8Array, at: number, end: number): Chunk | number | 'lost' {
    const kind = (bytes[at] ?? 0) >> 6;
    const short = (bytes[at] ?? 0) & 0x3f;
    const basic = short === 0 ? 2 : short === 1 ? 3 : 1;
    const size = HEADS[kind] ?? 0;
    if (end - at < basic + size) return basic + size;
    const id = short > 1 ? short : 64 + (bytes[at + 1] ?? 0) + (short === 1 ? (bytes[at + 2] ?? 0) * 256 : 0);
    const message = this.#message(id, kind);
    if (!message) return 'lost';
    const from = at + basic;
    const long = size >= 3 ? u24(bytes, from) === LONG_TIME : message.hasLongTime;
    const head = basic + size + (long ? 4 : 0);
    if (end - at < head) return head;
    message.hasLongTime = long;
    if (size >= 7) {
      if (message.read > 0) return 'lost'; // a new message in the middle of another
      message.length = u24(bytes, from + 3);
      message.type = bytes[from + 6] ?? 0;
    }
    return { head, octets: Math.min(this.chunkSize, message.length - message.read), message };
  }

  #message(id: number, kind: number): ChunkMessage | null {
    const known = this.#messages.get(id);
    if (known) return known;
    if (kind !== 0 || this.#messages.size >= MOST_STREAMS) return null;
    const message = { type: 0, length: 0, hasLongTime: false, read: 0, kept: new StreamBuffer() };
    this.#messages.set(id, message);
    return message;
  }
}

function u24(bytes: Uint8Array, at: number): number {
  return (u16be(bytes, at) << 8) | (bytes[at + 2] ?? 0);
}
