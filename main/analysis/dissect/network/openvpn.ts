import { Cursor } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { octetRange } from '../first-octets.ts';
import { keepOrigin, originFrom } from '../kept-origin.ts';
import { RecordStream, type RecordReader } from '../per-record.ts';
import { openTunnel } from '../tunnel.ts';

/** OpenVPN's own "Network Protocol" page and ssl_pkt.h: a kind and a key's number in one octet, the sender's session. */
const HEADER = 9;
const HARD_RESET_CLIENT = 7;
const HARD_RESET_SERVER = 8;
const SOFT_RESET = 3;
const CONTROL = 4;
const DATA_1 = 6;
const DATA_2 = 9;
const RESETS: ReadonlySet<number> = new Set([HARD_RESET_CLIENT << 3, HARD_RESET_SERVER << 3]);
/** Behind the session where control packets are signed (--tls-auth): a digest of one of these lengths, a number, a time. */
const DIGESTS = [0, 16, 20, 32, 64] as const;
const NUMBER_AND_TIME = 8;
/** A reset says nothing more: acknowledgements (none from the client, at most eight) and its own number, which is 0. */
const MOST_ACKNOWLEDGED = 8;
/** A sender stops when so many are not acknowledged (reliable.h: 4 to 12). */
const MOST_WAITING = 16;
const STREAM_LENGTH = 2;
const LONGEST = 4096;

/** OpenVPN, over UDP and TCP: the TLS handshake inside its control packets, which up to TLS 1.2 shows the client's certificate.
 *  Where those packets are encrypted themselves (--tls-crypt), or scrambled, nothing is read. */
export const openvpn: Dissector = {
  name: 'openvpn',
  transport: 'both',
  begins: new Set([0, ...octetRange(SOFT_RESET << 3, (DATA_2 << 3) | 7)]),
  recognise(first, flow) {
    // Each datagram is asked about alone; in a conversation that began so, the rest is told by its kind.
    const isKnown = flow.transport === 'udp' && flow.protocol === 'openvpn' && first.length > HEADER;
    if (isKnown && (first[0] ?? 0) >= SOFT_RESET << 3 && (first[0] ?? 0) < (DATA_2 + 1) << 3) return 0.9;
    const at = flow.transport === 'tcp' ? STREAM_LENGTH : 0;
    if (at > 0 && u16be(first, 0) !== first.length - at) return 0;
    return digestOf(first, at) < 0 ? 0 : 0.95;
  },
  open(flow, sink) {
    const control = new Control(flow, sink);
    if (flow.transport === 'tcp')
      return new RecordStream(
        { mostWaiting: STREAM_LENGTH + 0xffff, read: () => packetsOf(control, sink) },
        flow,
        sink,
      );
    return {
      onData: (direction, bytes, origin) => control.packet(direction, bytes, 0, bytes.length, origin),
      onGap: () => {},
      onEnd: () => control.end(),
    };
  },
};

/** How long a digest the reset at `at` has; -1: it is none. */
function digestOf(bytes: Uint8Array, at: number): number {
  const kind = bytes[at] ?? 0;
  if (!RESETS.has(kind)) return -1;
  for (const digest of DIGESTS) {
    const c = new Cursor(bytes, at + HEADER, bytes.length);
    c.skip(digest);
    if (digest > 0 && (c.u32() !== 1 || c.u32() === 0)) continue; // a session's first packet, and when it was sent
    const acknowledged = c.u8();
    if (acknowledged > MOST_ACKNOWLEDGED || (kind === HARD_RESET_CLIENT << 3 && acknowledged > 0)) continue;
    c.skip(acknowledged * 4 + (acknowledged > 0 ? 8 : 0));
    if (c.u32() === 0 && c.ok && c.left === 0) return digest;
  }
  return -1;
}

function packetsOf(control: Control, sink: FieldSink): RecordReader {
  return {
    step(direction, bytes, at, end, origin) {
      if (end - at < STREAM_LENGTH) return -STREAM_LENGTH;
      const size = STREAM_LENGTH + u16be(bytes, at);
      if (size < STREAM_LENGTH + HEADER) return 'lost';
      if (size > end - at) return -size;
      sink.count('readable', STREAM_LENGTH);
      control.packet(direction, bytes, at + STREAM_LENGTH, at + size, origin);
      return size;
    },
    cutShort(direction, bytes, at, end, origin, problem) {
      sink.begin(bytes, origin, direction);
      sink.problem(problem, { at, length: end - at });
      sink.count('opaque', end - at);
    },
    onGap: () => false,
    resumes: () => false,
    onEnd: () => control.end(),
  };
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}

/** Puts the pieces of the handshake in order and hands them to TLS. Pieces sent again are passed over, and so are the
 *  handshakes of later keys. */
class Control {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  #tls: Session | null = null;
  #digest = 0;
  /** The client's session. */
  #session = '';
  readonly #next: Record<Direction, number> = { out: 1, in: 1 };
  readonly #waiting: Record<Direction, Map<number, Waiting>> = { out: new Map(), in: new Map() };

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
  }

  packet(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): void {
    const first = bytes[at] ?? 0;
    const kind = first >> 3;
    if (kind === DATA_1 || kind === DATA_2) {
      this.#sink.count('opaque', end - at);
      return;
    }
    if (RESETS.has(first)) this.#reset(first >> 3, bytes.subarray(at, end));
    const from = first === CONTROL << 3 ? this.#bodyOf(bytes, at, end) : null;
    if (from === null || end - at > LONGEST) {
      this.#sink.count('readable', end - at);
      return;
    }
    this.#sink.count('readable', from.at - at);
    this.#piece(direction, from.number, bytes.subarray(from.at, end), originFrom(origin, from.at));
  }

  end(): void {
    for (const waiting of Object.values(this.#waiting)) this.#drop(waiting);
    this.#tls?.onEnd();
  }

  /** Another client behind the same addresses begins anew; the same one may ask again. */
  #reset(kind: number, bytes: Uint8Array): void {
    const digest = digestOf(bytes, 0);
    if (digest < 0) return;
    this.#digest = digest;
    if (kind !== HARD_RESET_CLIENT) return;
    const session = bytes.subarray(1, HEADER).join();
    if (session === this.#session) return;
    this.#session = session;
    this.end();
    this.#tls = null;
    this.#next.out = 1;
    this.#next.in = 1;
  }

  #bodyOf(bytes: Uint8Array, at: number, end: number): { at: number; number: number } | null {
    const c = new Cursor(bytes, at + HEADER, end);
    if (this.#digest > 0) c.skip(this.#digest + NUMBER_AND_TIME);
    const acknowledged = c.u8();
    if (acknowledged > MOST_ACKNOWLEDGED) return null;
    c.skip(acknowledged * 4 + (acknowledged > 0 ? 8 : 0));
    const number = c.u32();
    return c.ok && c.left > 0 ? { at: c.at, number } : null;
  }

  #piece(direction: Direction, number: number, bytes: Uint8Array, origin: Origin): void {
    const waiting = this.#waiting[direction];
    const ahead = number - this.#next[direction];
    if (ahead < 0 || ahead > MOST_WAITING || waiting.has(number)) {
      this.#sink.count('readable', bytes.length);
      return;
    }
    if (ahead > 0) {
      waiting.set(number, { bytes: bytes.slice(), origin: keepOrigin(origin, 0, bytes.length) });
      return;
    }
    this.#tls ??= openTunnel(this.#flow, this.#sink);
    this.#tls.onData(direction, bytes, origin);
    this.#next[direction]++;
    for (let next = waiting.get(number + 1); next; next = waiting.get(this.#next[direction])) {
      waiting.delete(this.#next[direction]++);
      this.#tls.onData(direction, next.bytes, next.origin);
    }
  }

  #drop(waiting: Map<number, Waiting>): void {
    for (const { bytes } of waiting.values()) this.#sink.count('readable', bytes.length);
    waiting.clear();
  }
}
