import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import { perRecord, type Step } from '../per-record.ts';
import { beginsObfuscated, OBFUSCATION_OCTETS, obfuscatedTransport, reveal } from './mtproto-obfuscation.ts';
import {
  firstMessage,
  MARK_OCTETS,
  mtprotoFrame,
  PLAIN_HEAD,
  SEALED_HEAD,
  transportOf,
  type MtprotoTransport,
} from './mtproto-transport.ts';
import { SealedFrames, type SealedFrame, type SealedFraming } from './sealed-frames.ts';

const AUTH_KEY_ID = 8;
/** The longest message of a key exchange has some 700 octets. */
const LONGEST_PLAIN = 4096;
/** The obfuscation's 64 octets, a frame's head of at most 4, the key's number: the shortest message is longer. */
const OBFUSCATED_START = OBFUSCATION_OCTETS + 4 + AUTH_KEY_ID;
/** Telegram's ports: the second sign where one octet and a length are the whole mark. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 5222]);

/** Telegram's MTProto over TCP, in the clear or under its obfuscation. Sources: docs/protocols/telegram.md. */
export const mtproto = perRecord({
  name: 'mtproto',
  mostWaiting: LONGEST_PLAIN + OBFUSCATED_START,
  recognise(first, flow) {
    const transport = transportOf(first, 0);
    if (transport !== null) return scoreOf(transport, first, flow);
    return flow.protocol !== 'unknown' && beginsObfuscated(first, flow) ? 0.97 : 0; // in the middle nothing begins
  },
  read(flow, sink) {
    flow.sawStart = true;
    return new SealedFrames(new MtprotoFraming(), sink);
  },
});

function scoreOf(transport: MtprotoTransport, first: Uint8Array, flow: Flow): number {
  const at = MARK_OCTETS[transport];
  const frame = mtprotoFrame(transport, 'out', first, at, first.length);
  if (frame === null || typeof frame === 'number') return 0;
  const message = firstMessage(transport, first, at + frame.head, frame.length);
  if (message === 'certain') return 0.97;
  if (message === null || first.length < at + frame.head + SEALED_HEAD) return 0;
  if (transport !== 'abridged') return 0.92;
  return PORTS.has(flow.server.port) && first.length === at + frame.head + frame.length ? 0.7 : 0;
}

class MtprotoFraming implements SealedFraming {
  #transport: MtprotoTransport | null = null;
  #isObfuscated = false;
  /** The key's number is the same in every message. */
  readonly #told: Record<Direction, boolean> = { out: false, in: false };

  frame(direction: Direction, bytes: Uint8Array, at: number, end: number): SealedFrame | Step {
    if (this.#isObfuscated) return { open: 0, sealed: Infinity };
    if (this.#transport === null) return direction === 'out' ? this.#begin(bytes, at, end) : 'lost';
    const frame = mtprotoFrame(this.#transport, direction, bytes, at, end);
    if (frame === null) return 'lost';
    if (typeof frame === 'number') return frame;
    const { head, length } = frame;
    const start = head + Math.min(length, AUTH_KEY_ID);
    if (end - at < start) return -start;
    const isOpen = length < SEALED_HEAD || (isPlain(bytes, at + head) && length <= LONGEST_PLAIN);
    return isOpen ? { open: head + length, sealed: 0 } : { open: head + SEALED_HEAD, sealed: length - SEALED_HEAD };
  }

  /** The transport's mark alone, or the obfuscation with the beginning of the first message. */
  #begin(bytes: Uint8Array, at: number, end: number): SealedFrame | Step {
    if (end - at < 8) return -8;
    const transport = transportOf(bytes, at);
    if (transport !== null) {
      this.#transport = transport;
      const open = MARK_OCTETS[transport];
      return open > 0 ? { open, sealed: 0 } : this.frame('out', bytes, at, end);
    }
    if (end - at < OBFUSCATED_START) return -OBFUSCATED_START;
    this.#transport = obfuscatedTransport(bytes.subarray(at, at + OBFUSCATED_START));
    this.#isObfuscated = true;
    return this.#transport === null ? 'lost' : { open: OBFUSCATED_START, sealed: Infinity };
  }

  tell(direction: Direction, bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
    if (this.#isObfuscated) this.#tellObfuscated(bytes, at, sink);
    else if (end - at <= 4) sink.message({ type: 'chat-packet', kind: 'framing' });
    else this.#tellMessage(direction, bytes, at, end, sink);
  }

  #tellMessage(direction: Direction, bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
    const frame = mtprotoFrame(this.#transport ?? 'full', direction, bytes, at, end);
    if (frame === null || typeof frame === 'number') return;
    const start = at + frame.head;
    if (end - start < SEALED_HEAD || isPlain(bytes, start)) {
      sink.message({ type: 'chat-packet', kind: 'plain' });
      const body = { at: start + PLAIN_HEAD, length: end - start - PLAIN_HEAD };
      if (body.length > 0) sink.field('plain', null, body, { unclaimed: true });
      return;
    }
    sink.message({ type: 'chat-packet', kind: 'sealed' });
    if (!this.#told[direction])
      sink.field('auth-key-id', null, { at: start, length: AUTH_KEY_ID }, { unclaimed: true });
    this.#told[direction] = true;
  }

  #tellObfuscated(bytes: Uint8Array, at: number, sink: FieldSink): void {
    sink.message({ type: 'chat-packet', kind: 'obfuscated' });
    const stream = bytes.subarray(at, at + OBFUSCATED_START);
    const plain = reveal(stream, 0, OBFUSCATED_START);
    const transport = this.#transport;
    if (plain === null || transport === null) return;
    const frame = mtprotoFrame(transport, 'out', plain, OBFUSCATION_OCTETS, plain.length);
    if (frame === null || typeof frame === 'number' || frame.length < SEALED_HEAD) return;
    const key = OBFUSCATION_OCTETS + frame.head;
    if (isPlain(plain, key)) return;
    sink.field(
      'auth-key-id',
      null,
      { at: at + key, length: AUTH_KEY_ID },
      {
        unclaimed: true,
        decoded: {
          chain: ['mtproto-obfuscation'],
          bytes: plain,
          at: key,
          length: AUTH_KEY_ID,
          locate: (part) => ({ at: at + part.at, length: part.length }),
        },
      },
    );
  }
}

/** A message whose key's number is zero is not encrypted. */
function isPlain(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + AUTH_KEY_ID; i++) if (bytes[i] !== 0) return false;
  return true;
}
