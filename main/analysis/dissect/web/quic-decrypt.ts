import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { KeyLabel, KeyLog } from '../../model/key-log.ts';
import type { Origin } from '../../model/where.ts';
import type { Inner } from '../dissector.ts';
import { originFrom } from '../kept-origin.ts';
import { readAppFrames } from './quic-app-frames.ts';
import { QuicContent } from './quic-content.ts';
import { LONG, readLongHeader } from './quic-header.ts';
import { nextSecret, packetKeys, type PacketKeys, type Suite } from './quic-keys.ts';
import { openPacket, type OpenedPacket } from './quic-packet.ts';
import type { QuicVersion } from './quic-version.ts';
import { suiteOf } from './tls-suite.ts';

/** Packets in one datagram, as in `quic.ts`. */
const MOST_COALESCED = 8;
/** Suites by the length of their secrets, where the ServerHello was not seen or comes later: RFC 8446 appendix B.4. */
const SUITES: Readonly<Record<number, readonly number[]>> = { 32: [0x1301, 0x1303, 0x1304], 48: [0x1302] };
/** Packets that may fail before any was opened: then the log is another connection's. */
const MOST_FAILED = 64;

/** What the hellos of a connection said in its Initial packets. */
export interface QuicAgreed {
  /** In hex digits. */
  readonly clientRandom: string;
  readonly client: Direction;
  readonly version: QuicVersion;
  /** Null: no ServerHello was read. */
  readonly cipher: number | null;
}

/** One direction's keys for packets of application data. */
interface Side {
  readonly label: KeyLabel;
  secret: Uint8Array | null;
  keys: PacketKeys | null;
  /** Of before the last key update: packets come late. */
  before: PacketKeys | null;
  largest: number;
  opened: number;
  failed: number;
}

/** A connection's, by its client random. */
interface Sides {
  readonly of: string;
  readonly out: Side;
  readonly in: Side;
  readonly early: Side;
}

/** Opens the 0-RTT and 1-RTT packets of one connection, RFC 9001, and hands on what its streams carry. */
export class QuicDecryption {
  readonly #keyLog: KeyLog;
  readonly #agreed: () => QuicAgreed | null;
  readonly #content: QuicContent;
  #sides: Sides | null = null;
  /** Octets of the connection ID that each side chose for itself, which stands in packets to it without its length. */
  readonly #idLengths: Record<Direction, number> = { out: 0, in: 0 };

  /** @param agreed what is known by now; another client random is another connection over the same ports */
  constructor(keyLog: KeyLog, flow: Flow, sink: FieldSink, inner: Inner | undefined, agreed: () => QuicAgreed | null) {
    this.#keyLog = keyLog;
    this.#agreed = agreed;
    this.#content = new QuicContent(flow, sink, inner, keyLog.held);
  }

  datagram(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    let at = 0;
    for (let i = 0; i < MOST_COALESCED && at < bytes.length; i++) {
      if (((bytes[at] ?? 0) & LONG) === 0) {
        this.#short(direction, bytes, at, origin);
        return;
      }
      const { message: head } = readLongHeader(bytes, at);
      if (!head || head.end > bytes.length) return;
      this.#idLengths[direction] = head.source.length;
      if (head.type === 'zero-rtt') this.#open('early', direction, bytes, at, head.numberAt, head.end, origin);
      at = head.end;
    }
  }

  end(): void {
    this.#content.end();
  }

  #short(direction: Direction, bytes: Uint8Array, at: number, origin: Origin): void {
    const numberAt = at + 1 + this.#idLengths[direction === 'out' ? 'in' : 'out'];
    this.#open(direction, direction, bytes, at, numberAt, bytes.length, origin);
  }

  #open(
    level: Direction | 'early',
    direction: Direction,
    bytes: Uint8Array,
    at: number,
    numberAt: number,
    end: number,
    origin: Origin,
  ): void {
    const agreed = this.#agreed();
    if (!agreed) return;
    const side = this.#sidesOf(agreed)[level];
    const secret = (side.secret ??= this.#keyLog.secret(side.label, agreed.clientRandom));
    if (!secret || (side.opened === 0 && side.failed >= MOST_FAILED)) return;
    const opened = tryKeys(side, secret, agreed, (keys) => openPacket(bytes, at, numberAt, end, keys, side.largest));
    if (!opened) {
      side.failed++;
      this.#keyLog.tally.failedRecords++;
      return;
    }
    side.opened++;
    side.largest = Math.max(side.largest, opened.number);
    this.#keyLog.tally.records++;
    this.#frames(direction, opened, originFrom(origin, opened.payloadAt));
  }

  #frames(direction: Direction, { plain }: OpenedPacket, origin: Origin): void {
    readAppFrames(plain, (stream, offset, at, length, isLast) => {
      this.#keyLog.tally.octets += length;
      this.#content.add(stream, direction, offset, plain, at, at + length, isLast, origin);
    });
  }

  #sidesOf({ clientRandom, client }: QuicAgreed): Sides {
    if (this.#sides?.of === clientRandom) return this.#sides;
    if (this.#sides) this.#content.end();
    const side = (label: KeyLabel): Side => ({
      label,
      secret: null,
      keys: null,
      before: null,
      largest: -1,
      opened: 0,
      failed: 0,
    });
    const [mine, theirs] = [side('CLIENT_TRAFFIC_SECRET_0'), side('SERVER_TRAFFIC_SECRET_0')];
    const ends = client === 'out' ? { out: mine, in: theirs } : { out: theirs, in: mine };
    return (this.#sides = { of: clientRandom, early: side('CLIENT_EARLY_TRAFFIC_SECRET'), ...ends });
  }
}

/** Tries the keys in use, those before, and those that a key update makes (section 6); at first, those of each suite that
 *  may have been agreed on. At most three tries. */
function tryKeys(
  side: Side,
  secret: Uint8Array,
  { cipher, version }: QuicAgreed,
  open: (keys: PacketKeys) => OpenedPacket | null,
): OpenedPacket | null {
  const { keys } = side;
  if (!keys) {
    for (const suite of suites(cipher, secret.length)) {
      const first = packetKeys(secret, suite, version.labels);
      const opened = open(first);
      if (!opened) continue;
      side.keys = first;
      return opened;
    }
    return null;
  }
  const known = open(keys) ?? (side.before && open(side.before));
  if (known) return known;
  const next = nextSecret(secret, keys.suite, version.labels);
  const updated = { ...packetKeys(next, keys.suite, version.labels), hp: keys.hp };
  const opened = open(updated);
  if (opened) Object.assign(side, { secret: next, before: keys, keys: updated });
  return opened;
}

function suites(cipher: number | null, secretSize: number): Suite[] {
  const numbers = cipher === null ? (SUITES[secretSize] ?? []) : [cipher];
  return numbers.flatMap((number) => {
    const suite = suiteOf(number);
    return suite && typeof suite.seal === 'string' ? [{ ...suite, aead: suite.seal }] : [];
  });
}
