import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Inner, Session } from '../dissector.ts';
import { QuicDecryption, type QuicAgreed } from './quic-decrypt.ts';
import { LONG, readLongHeader, VERSION_AT, type LongHeader } from './quic-header.ts';
import { QuicHellos } from './quic-hellos.ts';
import { QuicInitials } from './quic-initials.ts';
import { scoreQuic, versionAt } from './quic-recognise.ts';

/** Packets in one datagram: Initial, 0-RTT, Handshake and a short one are four; some send two of a kind. */
const MOST_COALESCED = 8;

/** QUIC, RFC 9000, its drafts from 22 on, RFC 9369, Facebook's mvfst and the last versions of Google's own. Initial packets
 *  are sealed with keys that anyone on the path can make (RFC 9001 section 5.2): they are opened until both hellos have
 *  been read. All else is counted opaque after a look at its header. */
export const quic: Dissector = {
  name: 'quic',
  transport: 'udp',
  recognise: scoreQuic,
  open: (flow, sink, inner) => new QuicSession(flow, sink, inner),
};

class QuicSession implements Session {
  readonly #sink: FieldSink;
  readonly #initials = new QuicInitials();
  readonly #hellos: QuicHellos;
  /** Where there is a key log. */
  readonly #decryption: QuicDecryption | null;

  constructor(flow: Flow, sink: FieldSink, inner: Inner | undefined) {
    this.#sink = sink;
    this.#hellos = new QuicHellos(flow, sink);
    const agreed = (): QuicAgreed | null => this.#hellos.agreed;
    this.#decryption = flow.keyLog ? new QuicDecryption(flow.keyLog, flow, sink, inner, agreed) : null;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#look(direction, bytes, origin);
    this.#decryption?.datagram(direction, bytes, origin);
  }

  /** What anyone on the path can read. */
  #look(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    const isLong = ((bytes[0] ?? 0) & LONG) !== 0;
    if (!isLong || this.#hellos.areRead || this.#initials.areSpent) {
      this.#sink.count('opaque', bytes.length);
      return;
    }
    if (bytes.length >= VERSION_AT + 4 && versionAt(bytes, VERSION_AT) === 0) {
      this.#sink.count('readable', bytes.length); // a list of versions, and two connection IDs that mean nothing here
      return;
    }
    let at = 0;
    for (let i = 0; i < MOST_COALESCED && at < bytes.length; i++) {
      const took = this.#packet(direction, bytes, at, origin);
      if (took === 0) break;
      at += took;
    }
    this.#sink.count('opaque', bytes.length - at);
  }

  onGap(): void {}

  onEnd(): void {
    this.#hellos.end();
    this.#decryption?.end();
  }

  /** Reads one packet, counts it and returns its length; 0: what follows has no long header that can be read. */
  #packet(direction: Direction, bytes: Uint8Array, at: number, origin: Origin): number {
    if (((bytes[at] ?? 0) & LONG) === 0) return 0;
    const { message: head, problem } = readLongHeader(bytes, at);
    if (problem && (head || at === 0)) {
      this.#sink.begin(bytes, origin, direction);
      this.#sink.problem(problem, { at, length: bytes.length - at });
    }
    if (!head) return 0;
    const length = Math.min(head.end, bytes.length) - at;
    const isRead = this.#isRead(direction, bytes, at, head, origin);
    this.#sink.count(isRead ? 'readable' : 'opaque', length);
    return length;
  }

  #isRead(direction: Direction, bytes: Uint8Array, at: number, head: LongHeader, origin: Origin): boolean {
    if (head.type === 'retry') {
      this.#token('retry.token', direction, bytes, head, origin);
      return true;
    }
    if (head.type !== 'initial') return false;
    const opened = this.#initials.open(direction, bytes, at, head);
    if (!opened) return false;
    this.#token('initial.token', direction, bytes, head, origin);
    if (opened.isNew) this.#hellos.begin(head);
    this.#hellos.read(opened, bytes, direction, origin);
    return true;
  }

  /** Made by the server, and the client gives it back on its next visit: octets that nobody else explains. */
  #token(path: string, direction: Direction, bytes: Uint8Array, head: LongHeader, origin: Origin): void {
    if (head.token.length === 0) return;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.field(path, null, head.token, { unclaimed: true });
  }
}
