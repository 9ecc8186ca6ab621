import { hex } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { readChlo, tellChlo } from './gquic-chlo.ts';
import type { QuicAgreed } from './quic-decrypt.ts';
import { QuicHelloTeller } from './quic-hello-teller.ts';
import type { LongHeader } from './quic-header.ts';
import { InitialStream, type InitialMessage } from './quic-initial-stream.ts';
import type { OpenedInitial } from './quic-initials.ts';
import { takesAnyFixedBit } from './quic-recognise.ts';
import type { QuicVersion } from './quic-version.ts';
import { GREASE_QUIC_BIT, isUnexplained, transportParameters, USER_AGENT } from './quic-transport-parameters.ts';
import { tellClientHello, tellServerHello } from './tell-hello.ts';
import { CLIENT_HELLO, SERVER_HELLO } from './tls-handshake.ts';

/** A hello begins with two octets of version and the random. */
const RANDOM_AT = 2;
const RANDOM = 32;
const HEADER = 4; // type and 24-bit length, RFC 8446 section 4

/** The hellos of a flow's Initial packets, one stream for each side. */
export class QuicHellos {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #teller: QuicHelloTeller;
  #version: QuicVersion | null = null;
  #versionNumber = 0;
  #client = new InitialStream();
  #server = new InitialStream();
  #sawClient = false;
  #sawServer = false;
  /** For a key log: the client's random in hex, and the suite that the server took. */
  #clientRandom = '';
  #cipher: number | null = null;

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
    this.#teller = new QuicHelloTeller(flow, sink);
  }

  /** Nothing is left to be read. */
  get areRead(): boolean {
    return this.#sawClient && this.#sawServer;
  }

  /** Null: no ClientHello was read. */
  get agreed(): QuicAgreed | null {
    const version = this.#version;
    if (!version || this.#clientRandom === '') return null;
    return { clientRandom: this.#clientRandom, client: this.#client.direction, version, cipher: this.#cipher };
  }

  /** A connection's first packet was opened: what came before belongs to another. */
  begin(head: LongHeader): void {
    this.#version = head.version;
    this.#versionNumber = head.versionNumber;
    this.#client = new InitialStream();
    this.#server = new InitialStream();
    this.#sawClient = this.#sawServer = false;
    this.#clientRandom = '';
    this.#cipher = null;
  }

  read(opened: OpenedInitial, sealed: Uint8Array, direction: Direction, origin: Origin): void {
    const { isClient, payloadAt, plain } = opened;
    const stream = isClient ? this.#client : this.#server;
    stream.direction = direction;
    const problem = stream.read(opened, this.#version?.hasGoogleFrames ?? false, sealed, origin);
    if (problem) {
      this.#sink.begin(sealed, origin, direction);
      this.#sink.problem(problem, { at: payloadAt, length: plain.length });
    }
    if (this.#version?.hasTags) this.#google(stream, isClient);
    else {
      for (let one = stream.next(); one; one = stream.next()) this.#message(one, direction, null);
    }
    this.#teller.release();
    if (this.areRead) this.#forget();
  }

  /** A flow lasts long after its hellos, and what they stood in is most of what is kept of it. */
  #forget(): void {
    const { direction } = this.#client;
    this.#client = new InitialStream();
    this.#client.direction = direction;
    this.#server = new InitialStream();
  }

  /** Nothing follows: tells what is there of a hello. */
  end(): void {
    if (this.#version?.hasTags) return;
    for (const stream of [this.#client, this.#server]) {
      const rest = stream.rest();
      if (rest && rest.end - rest.at > HEADER) this.#message(rest, stream.direction, 'cut-short');
    }
  }

  #message(
    { bytes, at, end, sealed, origin, behind }: InitialMessage,
    direction: Direction,
    before: Problem | null,
  ): void {
    const type = bytes[at] ?? 0;
    if (type !== CLIENT_HELLO && type !== SERVER_HELLO) return;
    const teller = this.#teller.of(bytes, behind);
    const body = at + HEADER;
    this.#sink.begin(sealed, origin, direction);
    let said: Problem | null;
    if (type === CLIENT_HELLO) {
      said = tellClientHello(teller, bytes, body, end, before).problem;
      this.#parameters(bytes, body, end);
      this.#sawClient ||= before === null;
      if (this.#flow.keyLog && before === null) this.#clientRandom = hex(bytes, body + RANDOM_AT, RANDOM);
    } else {
      const { message, problem } = tellServerHello(teller, bytes, body, end);
      said = problem;
      // After a request to try again, a second hello follows.
      if (message) {
        this.#sawServer = !message.retry;
        this.#cipher = message.cipher;
        this.#sawClient &&= !message.retry;
      }
    }
    const stopped = before ?? said;
    if (stopped) this.#sink.problem(stopped, teller.place({ at, length: end - at }));
  }

  #parameters(bytes: Uint8Array, at: number, end: number): void {
    const teller = this.#teller;
    for (const parameter of transportParameters(bytes, at, end, isBeforeDraft27(this.#versionNumber))) {
      const { id, value } = parameter;
      if (id === GREASE_QUIC_BIT) takesAnyFixedBit(this.#flow);
      if (id === USER_AGENT) teller.field('client-hello.user-agent', 'user_agent', value);
      else if (isUnexplained(parameter)) {
        const options = { ...teller.options(value), unclaimed: true };
        this.#sink.field('client-hello.transport-parameter', null, teller.place(value), options);
      }
    }
  }

  /** Q050: tags instead of TLS, one message in one packet. */
  #google(stream: InitialStream, isClient: boolean): void {
    const rest = stream.rest();
    if (!rest || rest.end === 0 || (isClient ? this.#sawClient : this.#sawServer)) return;
    const { bytes, end, sealed, origin } = rest;
    const { message: chlo, problem } = readChlo(bytes, 0, end);
    if (problem === 'cut-short') return;
    this.#sink.begin(sealed, origin, stream.direction);
    const teller = this.#teller.of(bytes, 0);
    if (chlo && isClient) tellChlo(chlo, this.#flow, this.#sink, bytes, (span) => teller.options(span));
    if (isClient) this.#sawClient = true;
    else this.#sawServer = true;
  }
}

/** Facebook's 0xfaceb001 is draft 22. */
function isBeforeDraft27(version: number): boolean {
  return version === 0xfaceb001 || (version >= 0xff000000 && version < 0xff00001b) || version === 0x54303530;
}
