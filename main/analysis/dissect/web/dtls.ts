import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import type { Dissector, Session } from '../dissector.ts';
import { DtlsHandshake } from './dtls-handshake.ts';
import {
  ALERT,
  CHANGE_CIPHER_SPEC,
  DTLS_BEGINS,
  dtlsRecord,
  HANDSHAKE,
  HEADER,
  scoreDtls,
  WITH_ID,
} from './dtls-record.ts';
import { helloExtension } from './hello-extension.ts';
import { tellClientHello, tellServerHello, type HelloTeller } from './tell-hello.ts';
import { tellCertificates } from './tls-certificate.ts';
import { CLIENT_HELLO, SERVER_HELLO } from './tls-handshake.ts';

/** Records in one datagram: a flight of five messages, each in two or three. */
const MOST_RECORDS = 32;
const USE_SRTP = 14; // RFC 5764 section 4.1.1

/** DTLS 1.0 (RFC 4347), 1.2 (RFC 6347) and 1.3 (RFC 9147): the handshake that stands in the clear, epoch 0. Everything
 *  after it is counted opaque. */
export const dtls: Dissector = {
  name: 'dtls',
  transport: 'udp',
  begins: DTLS_BEGINS,
  recognise: scoreDtls,
  open: (flow, sink) => new DtlsSession(flow, sink),
};

class DtlsSession implements Session {
  readonly #sink: FieldSink;
  readonly #teller: HelloTeller;
  readonly #handshakes: Readonly<Record<Direction, DtlsHandshake>>;
  /** Who spoke as the server: either side may open a call's channel. */
  #server: Direction = 'in';

  constructor(flow: Flow, sink: FieldSink) {
    this.#sink = sink;
    this.#teller = { flow, sink, carrier: 'd' };
    this.#handshakes = { out: this.#handshakeOf('out'), in: this.#handshakeOf('in') };
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    let at = 0;
    for (let i = 0; i < MOST_RECORDS && at < bytes.length; i++) {
      const took = this.#record(direction, bytes, at, origin);
      if (took === 0) break;
      at += took;
    }
    this.#sink.count('opaque', bytes.length - at);
  }

  onGap(): void {}

  onEnd(): void {
    this.#handshakes.out.end();
    this.#handshakes.in.end();
  }

  /** Reads one record, counts it and returns its length; 0: the rest of the datagram is sealed. */
  #record(direction: Direction, bytes: Uint8Array, at: number, origin: Origin): number {
    const record = dtlsRecord(bytes, at);
    if (!record || record.type === WITH_ID) return 0;
    const { type, epoch } = record;
    const length = Math.min(HEADER + record.length, bytes.length - at);
    const isClear = epoch === 0 && (type === HANDSHAKE || type === ALERT || type === CHANGE_CIPHER_SPEC);
    this.#sink.count(isClear ? 'readable' : 'opaque', length);
    const isCut = length < HEADER + record.length;
    if (isCut) this.#problem('cut-short', direction, bytes, at, length, origin);
    if (!isClear) return length;
    const from = at + HEADER;
    if (type === HANDSHAKE && !this.#handshakes[direction].feed(bytes, from, at + length, origin) && !isCut)
      this.#problem('bad-length', direction, bytes, at, length, origin);
    if (type === ALERT && length === HEADER + 2) {
      this.#sink.begin(bytes, origin, direction);
      this.#sink.message({ type: 'tls-alert', level: bytes[from] ?? 0, code: bytes[from + 1] ?? 0 });
    }
    return length;
  }

  #problem(
    problem: Problem,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    length: number,
    origin: Origin,
  ): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length });
  }

  #handshakeOf(direction: Direction): DtlsHandshake {
    return new DtlsHandshake((type, bytes, at, end, origin, problem) => {
      this.#sink.begin(bytes, origin, direction);
      const said = this.#tell(type, direction, bytes, at, end, problem);
      const stopped = problem ?? said;
      if (stopped) this.#sink.problem(stopped, { at, length: end - at });
    });
  }

  #tell(
    type: number,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    end: number,
    before: Problem | null,
  ): Problem | null {
    if (type === CLIENT_HELLO) {
      const { message, problem } = tellClientHello(this.#teller, bytes, at, end, before);
      if (message) this.#mediaKeys('client', bytes, at, end);
      return problem;
    }
    if (type === SERVER_HELLO) {
      const { message, problem } = tellServerHello(this.#teller, bytes, at, end);
      if (!message) return problem;
      this.#server = direction;
      this.#mediaKeys('server', bytes, at, end);
      return problem;
    }
    return tellCertificates(this.#teller, direction === this.#server ? 'server' : 'client', bytes, at, end);
  }

  /** The handshake makes the keys of a call's sound and pictures. */
  #mediaKeys(of: 'client' | 'server', bytes: Uint8Array, at: number, end: number): void {
    const data = helloExtension(bytes, at, end, of, [USE_SRTP]);
    if (!data) return;
    const c = new Cursor(bytes, data.at, data.at + data.length);
    const list = c.sub(c.u16());
    const profiles: number[] = [];
    while (list.left >= 2) profiles.push(list.u16());
    this.#sink.message({ type: 'dtls-srtp', of, profiles });
  }
}
