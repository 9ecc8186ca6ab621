import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { spells } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord, type Step } from '../per-record.ts';
import { SealedFrames, type SealedFrame, type SealedFraming } from './sealed-frames.ts';

/** In front of the greeting, where the server gave the client a hint for its next visit. */
const ROUTING = 'ED\0\x01';
const ROUTING_HEAD = 7; // octets: the word and a length of 3
const GREETING = 'WA';
const GREETING_OCTETS = 4; // `WA`, version, version of the word list
/** Version 1 is the protocol of before 2017 (`whatsapp.ts`). */
const FIRST_VERSION = 2;
const LAST_VERSION = 32;
const LENGTH = 3;
/** A hint is some ten octets. */
const LONGEST_ROUTING = 4096;
const LONGEST_HELLO = 0xffff;

/** WhatsApp over plain TCP since 2017: a greeting, then frames of a Noise handshake and of what it seals. Sources:
 *  docs/protocols/whatsapp.md. */
export const whatsappNoise = {
  ...perRecord({
    name: 'whatsapp-noise',
    mostWaiting: ROUTING_HEAD + LONGEST_ROUTING,
    recognise(first) {
      const greeting = spells(first, 0, first.length, ROUTING) ? ROUTING_HEAD + routingLength(first, 0) : 0;
      return isGreeting(first, greeting) && isHello(first, greeting + GREETING_OCTETS) ? 0.97 : 0;
    },
    read(flow, sink) {
      flow.sawStart = true;
      return new SealedFrames(new NoiseFraming(), sink);
    },
  }),
  begins: octetsOf('WE'),
};

class NoiseFraming implements SealedFraming {
  #greeted = false;

  frame(direction: Direction, bytes: Uint8Array, at: number, end: number): SealedFrame | Step {
    if (direction === 'out' && !this.#greeted) {
      if (end - at < GREETING_OCTETS) return -GREETING_OCTETS;
      if (isGreeting(bytes, at)) return { open: GREETING_OCTETS, sealed: 0 };
      if (!spells(bytes, at, end, ROUTING)) return 'lost';
      if (end - at < ROUTING_HEAD) return -ROUTING_HEAD;
      const length = routingLength(bytes, at);
      return length <= LONGEST_ROUTING ? { open: ROUTING_HEAD + length, sealed: 0 } : 'lost';
    }
    return end - at < LENGTH ? -LENGTH : { open: LENGTH, sealed: new Cursor(bytes, at, end).u24() };
  }

  tell(direction: Direction, bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
    const isIntroduction = direction === 'out' && !this.#greeted;
    if (!isIntroduction) sink.message({ type: 'chat-packet', kind: 'frame' });
    else if (isGreeting(bytes, at)) {
      this.#greeted = true;
      sink.message({ type: 'chat-packet', kind: 'greeting' });
    } else {
      sink.message({ type: 'chat-packet', kind: 'routing' });
      sink.field('routing', null, { at: at + ROUTING_HEAD, length: end - at - ROUTING_HEAD }, { unclaimed: true });
    }
  }
}

function isGreeting(bytes: Uint8Array, at: number): boolean {
  const version = bytes[at + 2] ?? 0;
  return spells(bytes, at, bytes.length, GREETING) && version >= FIRST_VERSION && version <= LAST_VERSION;
}

function routingLength(bytes: Uint8Array, at: number): number {
  return new Cursor(bytes, at + 4).u24();
}

/** A frame with a client's hello: protobuf, field 2 of the message, in it field 1, a key of 32 octets. */
function isHello(bytes: Uint8Array, at: number): boolean {
  const c = new Cursor(bytes, Math.min(at, bytes.length));
  const length = c.u24();
  if (c.u8() !== 0x12 || length > LONGEST_HELLO) return false;
  while (c.u8() >= 0x80); // the hello's own length: at most three octets, or `ok` ends it
  return c.u8() === 0x0a && c.u8() === 32 && c.ok;
}
