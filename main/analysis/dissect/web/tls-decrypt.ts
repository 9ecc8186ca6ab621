import { hex } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { KeyLabel, KeyLog } from '../../model/key-log.ts';
import type { Origin } from '../../model/where.ts';
import { DecryptedSink, decryptedFlow } from '../decrypted-sink.ts';
import type { Inner, Session } from '../dissector.ts';
import { MOST_TUNNELS, StreamConversation } from '../stream-conversation.ts';
import type { RecordOpener } from './tls-opener.ts';
import { SealedRecords } from './tls-sealed-records.ts';
import type { ServerHello } from './tls-server-hello.ts';
import { suiteOf, type TlsSuite } from './tls-suite.ts';
import { tls12Opener } from './tls12-opener.ts';
import { Tls13Opener, type Level } from './tls13-opener.ts';

const TLS_1_3 = 0x0304;
/** Both hellos begin with two octets of version and 32 of random, RFC 8446 section 4.1.2. */
const RANDOM_AT = 2;
const RANDOM = 32;
/** Early data is sent before its suite is known: those of each length of secret, RFC 8446 appendix B.4. */
const EARLY_SUITES: Readonly<Record<number, readonly number[]>> = { 32: [0x1301, 0x1303], 48: [0x1302] };
/** Nobody to ask: what comes out is unknown. */
const NOBODY: Inner = { registry: [], depth: 0 };

/** What was agreed on in the clear, in as far as it was seen. */
interface Agreed {
  readonly version: number;
  readonly suite: TlsSuite | null;
  readonly encryptThenMac: boolean;
}

/** One connection's secrets, and the stream that comes out when its records are opened. Both hellos are to be told first. */
export class TlsDecryption implements Session {
  readonly #keyLog: KeyLog;
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #inner: Inner | undefined;
  #clientRandom: Uint8Array | null = null;
  #serverRandom: Uint8Array | null = null;
  #agreed: Agreed | null = null;
  #content: Session | null = null;
  #hasEnded = false;

  constructor(keyLog: KeyLog, flow: Flow, sink: FieldSink, inner: Inner | undefined) {
    this.#keyLog = keyLog;
    this.#flow = flow;
    this.#sink = sink;
    this.#inner = inner;
  }

  /** The hello's body begins at `at`. */
  clientHello(bytes: Uint8Array, at: number): void {
    this.#clientRandom = randomAt(bytes, at);
  }

  serverHello(hello: ServerHello, bytes: Uint8Array, at: number): void {
    if (hello.retry) return;
    const { version, cipher, encryptThenMac } = hello;
    this.#serverRandom = randomAt(bytes, at);
    this.#agreed = { version, suite: suiteOf(cipher), encryptThenMac };
  }

  /** What reads a side from its first sealed record on. Null: the log has nothing for this connection. */
  half(isClient: boolean): Session | null {
    const opener = this.#openerOf(isClient);
    return opener && new SealedRecords(this, this.#keyLog.tally, this.#sink, opener);
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#stream().onData(direction, bytes, origin);
  }

  onGap(direction: Direction, length: number): void {
    this.#content?.onGap(direction, length);
  }

  onEnd(): void {
    if (!this.#hasEnded) this.#content?.onEnd();
    this.#hasEnded = true;
  }

  #stream(): Session {
    if (this.#content) return this.#content;
    const flow = decryptedFlow(this.#flow);
    const { registry, depth } = this.#inner ?? NOBODY;
    const asked = depth < MOST_TUNNELS ? registry : [];
    return (this.#content = new StreamConversation(
      asked,
      flow,
      new DecryptedSink(this.#flow, flow, this.#sink),
      depth + 1,
    ));
  }

  #openerOf(isClient: boolean): RecordOpener | null {
    const agreed = this.#agreed;
    if (agreed && agreed.version < TLS_1_3) return this.#opener12(agreed, isClient);
    const side = isClient ? 'CLIENT' : 'SERVER';
    const levels = (): Level[][] => [
      isClient ? this.#early() : [],
      this.#level(`${side}_HANDSHAKE_TRAFFIC_SECRET`),
      this.#level(`${side}_TRAFFIC_SECRET_0`),
    ];
    return levels().some((level) => level.length > 0) ? new Tls13Opener(levels) : null;
  }

  #opener12({ version, suite, encryptThenMac }: Agreed, isClient: boolean): RecordOpener | null {
    const master = this.#secret('CLIENT_RANDOM');
    const [client, server] = [this.#clientRandom, this.#serverRandom];
    if (!master || !suite || !client || !server) return null;
    const randoms = new Uint8Array(2 * RANDOM);
    randoms.set(server);
    randoms.set(client, RANDOM);
    return tls12Opener({ version, suite, encryptThenMac, master, randoms }, isClient);
  }

  #level(label: KeyLabel): Level[] {
    const suite = this.#agreed?.suite;
    const secret = suite && this.#secret(label);
    return secret ? [{ suite, secret }] : [];
  }

  #early(): Level[] {
    const secret = this.#secret('CLIENT_EARLY_TRAFFIC_SECRET');
    if (!secret) return [];
    return (EARLY_SUITES[secret.length] ?? []).flatMap((cipher) => {
      const suite = suiteOf(cipher);
      return suite ? [{ suite, secret }] : [];
    });
  }

  #secret(label: KeyLabel): Uint8Array | null {
    return this.#clientRandom && this.#keyLog.secret(label, hex(this.#clientRandom));
  }
}

function randomAt(bytes: Uint8Array, at: number): Uint8Array | null {
  const from = at + RANDOM_AT;
  return from + RANDOM <= bytes.length ? Uint8Array.from(bytes.subarray(from, from + RANDOM)) : null;
}
