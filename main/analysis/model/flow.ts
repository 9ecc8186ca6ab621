import type { KeyLog } from './key-log.ts';
import type { MediaOffers } from './media-offers.ts';
import type { Moment, Origin } from './where.ts';

export type Transport = 'tcp' | 'udp' | 'icmp' | 'other';
/** `out`: from the client, the side that opened the flow; `in`: the answer. */
export type Direction = 'out' | 'in';

/** One side of a flow. `ip` in its usual text form (RFC 5952 for IPv6). */
export interface Endpoint {
  readonly ip: string;
  readonly port: number;
}

/** What is known of one flow so far. Lives in `flows/`; dissectors, detectors and attribution read it. */
export interface Flow {
  /** 1-based, in order of first frame. */
  readonly id: number;
  readonly transport: Transport;
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** The name of the dissector that took it, `unknown` where none did, `none` where no payload came. */
  protocol: string;
  packetsOut: number;
  packetsIn: number;
  /** Octets on the wire, whole frames. */
  bytesOut: number;
  bytesIn: number;
  /** Octets of payload by what could be done with them; see `coverage` in the Assessment. */
  readableBytes: number;
  opaqueBytes: number;
  unknownBytes: number;
  /** See `FieldSink.seal`. */
  sealedOut: boolean;
  sealedIn: boolean;
  /** Octets missing from a TCP stream. */
  lostBytes: number;
  firstFrame: number;
  firstTime: Moment | null;
  lastTime: Moment | null;
  /** Lowest round trip that the server itself must have answered, in whole microseconds; null: none seen. */
  minRoundTripMicros: number | null;
  /** From the first octets that the client sent to the first that came back, where those answer them; null: not seen. A
   *  proxy on the way may answer later ones in the server's place. */
  firstAnswerMicros: number | null;
  /** Lowest time between a request and the answer that repeats its number, where a dissector matches them; null: none. */
  matchedMicros: number | null;
  /** A handshake was seen from its start: TCP's, TLS's, or one that a dissector knows. */
  sawStart: boolean;
  /** Names told by the flow's own bytes, and the one that DNS gave to the server's address before. */
  readonly names: {
    sni: string | null;
    httpHost: string | null;
    dns: string | null;
    /** The first name that the flow itself asked a resolver about: never one of its server. */
    asked?: string;
    /** Further names that the flow's own bytes tell: `tellName`. Never one of its server. */
    others?: string[];
  };
  tls: TlsFacts | null;
  /** The process or app that owned the socket, where the capture says so (PKTAP, PCAPdroid, our own blocks). */
  process: string | null;
  /** Secrets that open what was encrypted, from the user or from the capture itself. */
  keyLog?: KeyLog;
  /** What calls' descriptions in other flows say of the media in this one. */
  offers?: MediaOffers;
}

/** What handshake bytes say of a TLS flow, whatever carries it. */
export interface TlsFacts {
  version: string | null;
  /** What the client offered. */
  alpn: readonly string[];
  /** What the server took of it; hidden from TLS 1.3 on. */
  alpnChosen: string | null;
  cipher: string | null;
  ja3: string | null;
  ja4: string | null;
  /** The client's hello holds an encrypted one, or a decoy that looks so. */
  ech: boolean;
  /** An earlier session went on: whoever watched both knows that they are one client's. Null: not seen. */
  resumed: boolean | null;
  /** The server's, its own first; hidden from TLS 1.3 on. */
  certificates: readonly CertificateFacts[];
  /** The client showed one in the clear. */
  clientCertificate: boolean;
}

/** A certificate as it says of itself: nobody checked it. */
export interface CertificateFacts {
  /** Of its DER, in hex. */
  readonly sha1: string;
  readonly sha256: string;
  /** `C=US, O=Example, CN=example.org`, in the order sent. */
  readonly issuer: string;
  readonly subject: string;
  /** RFC 3339; null: not a time. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** Hosts and addresses it is for (subjectAltName). */
  readonly names: readonly string[];
}

/** Whoever listens to one flow's payload: a dissector's session behind the engine's dispatch. `bytes` and `origin` are
 *  valid only during the call. TCP payload arrives in order, each octet once (retransmissions removed); missing octets
 *  are told by `onGap` and never bridged. UDP payload arrives one datagram a call. */
export interface FlowListener {
  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void;
  onGap(direction: Direction, length: number): void;
  onEnd(): void;
}

/** What the flow table asks of the layer above. `closed` comes once per flow, after `onEnd`. */
export interface FlowConsumer {
  open(flow: Flow): FlowListener;
  closed(flow: Flow): void;
}
