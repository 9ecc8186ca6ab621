import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow, TlsFacts } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { perRecord, type RecordReader, type Step, type StreamControl } from '../per-record.ts';
import { opaqueRest } from '../speak-as.ts';
import { highestVersion, parseClientHello } from './tls-client-hello.ts';
import { ja3, ja4 } from './tls-fingerprint.ts';
import { CLIENT_HELLO, HandshakeMessages, type HandshakeEars } from './tls-handshake.ts';
import {
  ALERT,
  APPLICATION_DATA,
  CHANGE_CIPHER_SPEC,
  HANDSHAKE,
  MAX_FRAGMENT,
  RECORD_HEADER,
  recordHead,
  scoreTls,
} from './tls-record.ts';
import { parseServerHello } from './tls-server-hello.ts';

const TLS_1_3 = 0x0304;
const VERSION_NAMES: Readonly<Record<number, string>> = {
  0x0300: 'SSLv3',
  0x0301: 'TLSv1',
  0x0302: 'TLSv1.1',
  0x0303: 'TLSv1.2',
  0x0304: 'TLSv1.3',
};

/** TLS over TCP, RFC 8446 and RFC 5246: the part of the handshake that stands in the clear. From the first encrypted
 *  octet of a direction on, that direction is counted opaque and never looked at again. */
export const tls = perRecord({
  name: 'tls',
  mostWaiting: RECORD_HEADER + MAX_FRAGMENT,
  recognise: scoreTls,
  read: (flow, sink, control) => new TlsReader(flow, sink, control),
});

class TlsReader implements RecordReader, HandshakeEars {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #control: StreamControl;
  readonly #handshakes: Readonly<Record<Direction, HandshakeMessages>> = {
    out: new HandshakeMessages('out', this),
    in: new HandshakeMessages('in', this),
  };
  /** Known to be TLS 1.3, where ChangeCipherSpec means nothing and sealed records are all application data. */
  #isModern = false;

  constructor(flow: Flow, sink: FieldSink, control: StreamControl) {
    this.#flow = flow;
    this.#sink = sink;
    this.#control = control;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (end - at < RECORD_HEADER) return -RECORD_HEADER;
    const head = recordHead(bytes, at);
    if (!head) return 'lost';
    const size = RECORD_HEADER + head.length;
    if (head.type === APPLICATION_DATA) return this.#seal(direction);
    if (end - at < size) return -size;
    if (head.type === HANDSHAKE) {
      if (!this.#handshakes[direction].feed(bytes, at + RECORD_HEADER, at + size, origin)) return this.#seal(direction);
    } else if (head.type === CHANGE_CIPHER_SPEC && !this.#isModern) this.#seal(direction);
    else if (head.type === ALERT && head.length !== 2) return this.#seal(direction);
    this.#sink.count('readable', size);
    return size;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const head = end - at >= RECORD_HEADER ? recordHead(bytes, at) : null;
    if (head?.type === HANDSHAKE) this.#handshakes[direction].feed(bytes, at + RECORD_HEADER, end, origin);
    this.#handshakes[direction].end();
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, { at, length: end - at });
    this.#sink.count('readable', end - at);
  }

  /** What follows may be a handshake's middle or sealed: it is not guessed. */
  onGap(direction: Direction): boolean {
    this.#handshakes[direction].end();
    this.#control.handOver(direction, opaqueRest(this.#sink));
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

  onHello(
    type: number,
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Origin,
    problem: Problem | null,
  ): void {
    this.#sink.begin(bytes, origin, direction);
    const said = type === CLIENT_HELLO ? this.#clientHello(bytes, at, end, problem) : this.#serverHello(bytes, at, end);
    const stopped = problem ?? said;
    if (stopped) this.#sink.problem(stopped, { at, length: end - at });
  }

  /** The direction is encrypted from the next octet on. */
  #seal(direction: Direction): 0 {
    this.#handshakes[direction].end();
    this.#control.handOver(direction, opaqueRest(this.#sink));
    return 0;
  }

  #clientHello(bytes: Uint8Array, at: number, end: number, before: Problem | null): Problem | null {
    const { message: hello, problem } = parseClientHello(bytes, at, end);
    if (!hello) return problem;
    const sni = hello.sni ? decodeText(bytes, hello.sni.at, hello.sni.length) : null;
    const alpn = hello.alpn.map((name) => decodeText(bytes, name.at, name.length));
    // A fingerprint of half a hello would be another program's.
    const whole = problem === null && before === null;
    const prints = { ja3: whole ? ja3(hello) : null, ja4: whole ? ja4(hello, bytes) : null };
    const facts = factsOf(this.#flow);
    if (whole && facts.ja3 === null) Object.assign(facts, prints, { alpn, ech: hello.ech });
    if (sni !== null) this.#flow.names.sni ??= sni.toLowerCase();
    this.#flow.sawStart = true;
    this.#sink.message({
      type: 'tls-client-hello',
      sni,
      alpn,
      version: highestVersion(hello),
      ech: hello.ech,
      ...prints,
    });
    if (hello.sni) this.#sink.field('client-hello.sni', 'sni', hello.sni);
    for (const name of hello.alpn) this.#sink.field('client-hello.alpn', 'alpn', name);
    return problem;
  }

  #serverHello(bytes: Uint8Array, at: number, end: number): Problem | null {
    const { message: hello, problem } = parseServerHello(bytes, at, end);
    if (!hello) return problem;
    this.#isModern ||= hello.retry || hello.version >= TLS_1_3;
    const facts = factsOf(this.#flow);
    facts.version = VERSION_NAMES[hello.version] ?? hexName(hello.version);
    facts.cipher = hexName(hello.cipher);
    this.#sink.message({ type: 'tls-server-hello', version: hello.version, cipher: hello.cipher });
    return problem;
  }
}

function factsOf(flow: Flow): TlsFacts {
  return (flow.tls ??= { version: null, alpn: [], cipher: null, ja3: null, ja4: null, ech: false });
}

function hexName(codePoint: number): string {
  return `0x${codePoint.toString(16).padStart(4, '0')}`;
}
