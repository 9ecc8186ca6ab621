import type { Span } from '../../bytes/cursor.ts';
import { hex } from '../../bytes/text.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { originFrom } from '../kept-origin.ts';
import { readChlo, tellChlo } from './gquic-chlo.ts';
import type { QuicAgreed } from './quic-decrypt.ts';
import { OrderedOctets } from './ordered-octets.ts';
import { readFrames } from './quic-frames.ts';
import type { LongHeader } from './quic-header.ts';
import type { OpenedInitial } from './quic-initials.ts';
import { takesAnyFixedBit } from './quic-recognise.ts';
import type { QuicVersion } from './quic-version.ts';
import { GREASE_QUIC_BIT, isUnexplained, transportParameters, USER_AGENT } from './quic-transport-parameters.ts';
import { tellClientHello, tellServerHello, type HelloTeller } from './tell-hello.ts';
import { CLIENT_HELLO, SERVER_HELLO } from './tls-handshake.ts';

/** A ClientHello with post-quantum key shares has some 2,000 octets; nothing else comes before a second one. */
const MAX_STREAM = 32 * 1024;
/** A hello begins with two octets of version and the random. */
const RANDOM_AT = 2;
const RANDOM = 32;
const HEADER = 4; // type and 24-bit length, RFC 8446 section 4
/** Read off an Initial packet, whose keys are public. */
const CHAIN = ['quic-initial'];

interface Half {
  /** What was sent, and what an observer saw in its place: the same pieces, octet by octet. */
  readonly plain: OrderedOctets;
  readonly sealed: OrderedOctets;
  direction: Direction;
  /** Octets of the stream that were told. */
  told: number;
}

/** The hellos of a flow's Initial packets, put together from CRYPTO frames in any order. */
export class QuicHellos {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  #version: QuicVersion | null = null;
  #versionNumber = 0;
  #client = newHalf();
  #server = newHalf();
  #sawClient = false;
  #sawServer = false;
  /** For a key log: the client's random in hex, and the suite that the server took. */
  #clientRandom = '';
  #cipher: number | null = null;

  constructor(flow: Flow, sink: FieldSink) {
    this.#flow = flow;
    this.#sink = sink;
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
    this.#client = newHalf();
    this.#server = newHalf();
    this.#sawClient = this.#sawServer = false;
    this.#clientRandom = '';
    this.#cipher = null;
  }

  read(opened: OpenedInitial, sealed: Uint8Array, direction: Direction, origin: Origin): void {
    const { plain, payloadAt, numberSize, isClient } = opened;
    const half = isClient ? this.#client : this.#server;
    half.direction = direction;
    let fits = true;
    const isWhole = readFrames(plain, this.#version?.hasGoogleFrames ?? false, numberSize, (offset, at, length) => {
      const wireAt = payloadAt + at;
      half.sealed.add(offset, sealed, wireAt, wireAt + length, origin);
      fits = half.plain.add(offset, plain, at, at + length, originFrom(origin, payloadAt)) && fits;
    });
    if (!isWhole || !fits) {
      this.#sink.begin(sealed, origin, direction);
      this.#sink.problem(fits ? 'bad-length' : 'too-long', { at: payloadAt, length: plain.length });
    }
    if (this.#version?.hasTags) this.#google(half, isClient);
    else this.#messages(half);
    if (this.areRead) this.#forget();
  }

  /** A flow lasts long after its hellos, and what they stood in is most of what is kept of it. */
  #forget(): void {
    const { direction } = this.#client;
    this.#client = { ...newHalf(), direction };
    this.#server = newHalf();
  }

  /** Nothing follows: tells what is there of a hello. */
  end(): void {
    for (const half of [this.#client, this.#server]) {
      const plain = half.plain.buffer;
      if (plain.length - half.told > HEADER && !this.#version?.hasTags)
        this.#message(half, half.told, plain.length, 'cut-short');
    }
  }

  #messages(half: Half): void {
    const plain = half.plain.buffer;
    for (;;) {
      const at = half.told;
      if (plain.length - at < HEADER) return;
      const { bytes } = plain;
      const length = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      const end = at + HEADER + length;
      if (end > plain.length) return;
      half.told = end;
      this.#message(half, at, end, null);
    }
  }

  #message(half: Half, at: number, end: number, before: Problem | null): void {
    const plain = half.plain.buffer;
    const sealed = half.sealed.buffer;
    const type = plain.bytes[at] ?? 0;
    if (type !== CLIENT_HELLO && type !== SERVER_HELLO) return;
    const body = at + HEADER;
    const options = (span: Span) => sealedAs(plain.bytes, span);
    const teller: HelloTeller = { flow: this.#flow, sink: this.#sink, carrier: 'q', options };
    this.#sink.begin(sealed.bytes, sealed.origin, half.direction);
    let said: Problem | null;
    if (type === CLIENT_HELLO) {
      said = tellClientHello(teller, plain.bytes, body, end, before).problem;
      this.#parameters(plain.bytes, body, end);
      this.#sawClient ||= before === null;
      if (this.#flow.keyLog && before === null) this.#clientRandom = hex(plain.bytes, body + RANDOM_AT, RANDOM);
    } else {
      const { message, problem } = tellServerHello(teller, plain.bytes, body, end);
      said = problem;
      // After a request to try again, a second hello follows.
      if (message) {
        this.#sawServer = !message.retry;
        this.#cipher = message.cipher;
        this.#sawClient &&= !message.retry;
      }
    }
    const stopped = before ?? said;
    if (stopped) this.#sink.problem(stopped, { at, length: end - at });
  }

  #parameters(bytes: Uint8Array, at: number, end: number): void {
    for (const parameter of transportParameters(bytes, at, end, isBeforeDraft27(this.#versionNumber))) {
      const { id, value } = parameter;
      const options = sealedAs(bytes, value);
      if (id === GREASE_QUIC_BIT) takesAnyFixedBit(this.#flow);
      if (id === USER_AGENT) this.#sink.field('client-hello.user-agent', 'user_agent', value, options);
      else if (isUnexplained(parameter))
        this.#sink.field('client-hello.transport-parameter', null, value, { ...options, unclaimed: true });
    }
  }

  /** Q050: tags instead of TLS, one message in one packet. */
  #google(half: Half, isClient: boolean): void {
    const plain = half.plain.buffer;
    const sealed = half.sealed.buffer;
    if (half.told > 0 || plain.length === 0) return;
    const { message: chlo, problem } = readChlo(plain.bytes, 0, plain.length);
    if (problem === 'cut-short') return;
    half.told = plain.length;
    this.#sink.begin(sealed.bytes, sealed.origin, half.direction);
    if (chlo && isClient) tellChlo(chlo, this.#flow, this.#sink, plain.bytes, (span) => sealedAs(plain.bytes, span));
    if (isClient) this.#sawClient = true;
    else this.#sawServer = true;
  }
}

function newHalf(): Half {
  return { plain: new OrderedOctets(MAX_STREAM), sealed: new OrderedOctets(MAX_STREAM), direction: 'out', told: 0 };
}

/** The octets of a span, which stood sealed in the same place. */
function sealedAs(bytes: Uint8Array, { at, length }: Span): FieldOptions {
  return { decoded: { chain: CHAIN, bytes, at, length, locate: (part) => part } };
}

/** Facebook's 0xfaceb001 is draft 22. */
function isBeforeDraft27(version: number): boolean {
  return version === 0xfaceb001 || (version >= 0xff000000 && version < 0xff00001b) || version === 0x54303530;
}
