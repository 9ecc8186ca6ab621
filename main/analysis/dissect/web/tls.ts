import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { perRecord, type RecordReader, type Step, type StreamControl } from '../per-record.ts';
import type { Session } from '../dissector.ts';
import { opaqueRest } from '../speak-as.ts';
import { parseSsl2Hello, SSL2_BEGINS, SSL2_HEADER } from './ssl2-hello.ts';
import { TlsDecryption } from './tls-decrypt.ts';
import { SessionWatch } from './tls-resumed.ts';
import { tellClientHello, tellServerHello, type HelloTeller } from './tell-hello.ts';
import { tellCertificates } from './tls-certificate.ts';
import { CLIENT_HELLO, HandshakeMessages, SERVER_HELLO, type HandshakeEars } from './tls-handshake.ts';
import {
  ALERT,
  APPLICATION_DATA,
  CHANGE_CIPHER_SPEC,
  HANDSHAKE,
  MAX_FRAGMENT,
  RECORD_HEADER,
  fragmentLength,
  recordHead,
  scoreTls,
  TLS_BEGINS,
} from './tls-record.ts';

const TLS_1_3 = 0x0304;

/** TLS over TCP, RFC 8446 and RFC 5246: the part of the handshake that stands in the clear. From the first encrypted
 *  octet of a direction on, that direction is counted opaque and never looked at again. */
export const tls = {
  ...perRecord({
    name: 'tls',
    mostWaiting: RECORD_HEADER + MAX_FRAGMENT,
    recognise: scoreTls,
    read: (flow, sink, control) => new TlsReader(flow, sink, control),
  }),
  begins: TLS_BEGINS,
};

class TlsReader implements RecordReader, HandshakeEars {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #control: StreamControl;
  readonly #teller: HelloTeller;
  readonly #handshakes: Readonly<Record<Direction, HandshakeMessages>> = {
    out: new HandshakeMessages('out', this),
    in: new HandshakeMessages('in', this),
  };
  /** Octets of a broken handshake record that are still to come: reading goes on behind a gap inside it. */
  readonly #behind: Record<Direction, number> = { out: 0, in: 0 };
  readonly #session: SessionWatch;
  /** Where there is a key log. */
  readonly #decryption: TlsDecryption | null;
  /** What follows in either direction once it is sealed. */
  #opaque: Session | null = null;
  /** Known to be TLS 1.3, where ChangeCipherSpec means nothing and sealed records are all application data. */
  #isModern = false;
  /** The side that spoke as the server: a capture of one direction may have its ends the wrong way round. */
  #server: Direction = 'in';

  constructor(flow: Flow, sink: FieldSink, control: StreamControl) {
    this.#flow = flow;
    this.#sink = sink;
    this.#control = control;
    this.#teller = { flow, sink, carrier: 't' };
    this.#session = new SessionWatch(flow);
    this.#decryption = flow.keyLog ? new TlsDecryption(flow.keyLog, flow, sink, control.inner) : null;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (this.#behind[direction] > 0) return this.#restOfRecord(direction, bytes, at, end, origin);
    if (end - at < RECORD_HEADER) return -RECORD_HEADER;
    const type = bytes[at] ?? 0;
    const length = fragmentLength(bytes, at);
    if (length < 0) return this.#oldHello(direction, bytes, at, end, origin);
    const size = RECORD_HEADER + length;
    if (type === APPLICATION_DATA) return this.#sealed(direction);
    if (end - at < size) return -size;
    if (type === HANDSHAKE) {
      if (!this.#handshakes[direction].feed(bytes, at + RECORD_HEADER, at + size, origin)) return this.#seal(direction);
    } else if (type === CHANGE_CIPHER_SPEC) this.#changeCipher(direction);
    else if (type !== ALERT || length !== 2) return this.#seal(direction);
    else this.#alert(direction, bytes, at + RECORD_HEADER, origin);
    this.#sink.count('readable', size);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const head = end - at >= RECORD_HEADER ? recordHead(bytes, at) : null;
    if (head?.type === HANDSHAKE) {
      this.#handshakes[direction].feed(bytes, at + RECORD_HEADER, end, origin);
      this.#behind[direction] = RECORD_HEADER + head.length - (end - at);
    }
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#sink.count('readable', end - at);
  }

  /** A gap inside one message is stepped over. What follows a larger one may be a handshake's middle or sealed: it is not
   *  guessed. */
  onGap(direction: Direction, length: number): boolean {
    const behind = this.#behind[direction];
    this.#behind[direction] = 0;
    if (length > behind || !this.#handshakes[direction].lose(length)) this.#seal(direction);
    else this.#behind[direction] = behind - length;
    return true;
  }

  /** A session caught in its middle is in step again with a segment that begins with a record. */
  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return scoreTls(segment, this.#flow) > 0;
  }

  onEnd(): void {
    this.#handshakes.out.end();
    this.#handshakes.in.end();
  }

  onHandshake(
    type: number,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
    problem: Problem | null,
  ): void {
    this.#sink.begin(bytes, origin, direction);
    const said = this.#tell(type, direction, bytes, at, end, problem);
    const stopped = problem ?? said;
    if (stopped) this.#sink.problem(stopped, { at, length: end - at });
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
      if (message) this.#session.clientHello(message, bytes);
      this.#decryption?.clientHello(bytes, at);
      return problem;
    }
    if (type === SERVER_HELLO) {
      const { message, problem } = tellServerHello(this.#teller, bytes, at, end);
      if (!message) return problem;
      this.#server = direction;
      this.#isModern ||= message.retry || message.version >= TLS_1_3;
      this.#session.serverHello(message, bytes);
      this.#decryption?.serverHello(message, bytes, at);
      return problem;
    }
    const from = direction === this.#server ? 'server' : 'client';
    return tellCertificates(this.#teller, from, bytes, at, end);
  }

  #restOfRecord(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const took = Math.min(this.#behind[direction], end - at);
    this.#behind[direction] -= took;
    if (!this.#handshakes[direction].feed(bytes, at, at + took, origin)) return this.#seal(direction);
    this.#sink.count('readable', took);
    return took;
  }

  /** The hello that old clients begin with. What answers it is TLS. */
  #oldHello(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (end - at < SSL2_HEADER) return SSL2_BEGINS.has(bytes[at] ?? 0) ? -SSL2_HEADER : 'lost';
    const hello = parseSsl2Hello(bytes, at);
    if (!hello) return 'lost';
    if (end - at < hello.length) return -hello.length;
    const { version, length } = hello;
    this.#flow.sawStart = true;
    this.#sink.begin(bytes, origin, direction);
    this.#sink.message({ type: 'tls-client-hello', sni: null, alpn: [], version, ech: false, ja3: null, ja4: null });
    this.#sink.count('readable', length);
    return length;
  }

  #alert(direction: Direction, bytes: Uint8Array, at: number, origin: Origin): void {
    this.#sink.begin(bytes, origin, direction);
    this.#sink.message({ type: 'tls-alert', level: bytes[at] ?? 0, code: bytes[at + 1] ?? 0 });
  }

  #changeCipher(direction: Direction): void {
    if (this.#isModern) return;
    if (direction === this.#server) this.#session.changeCipher(this.#handshakes[direction].sawHelloDone);
    this.#sealed(direction);
  }

  /** The direction is encrypted from the next octet on, which begins a record. */
  #sealed(direction: Direction): 0 {
    const opened = this.#decryption?.half(direction !== this.#server);
    if (!opened) return this.#seal(direction);
    this.#handshakes[direction].end();
    this.#control.handOver(direction, opened);
    return 0;
  }

  /** The direction is encrypted somewhere from here on. */
  #seal(direction: Direction): 0 {
    this.#handshakes[direction].end();
    this.#control.handOver(direction, (this.#opaque ??= opaqueRest(this.#sink)));
    this.#sink.seal(direction);
    return 0;
  }
}
