import { type Moment, microsBetween } from '../../bytes/moment.ts';
import { hex } from '../../bytes/text.ts';
import type { Flow } from '../../model/flow.ts';
import type { Told } from '../per-datagram.ts';
import type { StunParts } from './stun-message.ts';

/** Behind the type, the length and the cookie; in the old form the cookie's octets are a part of it (RFC 3489 section 11.1). */
const TRANSACTION = { at: 4, end: 20 } as const;
/** Requests that wait at a time: a device asks a few servers, and each once or twice. */
const MOST_WAITING = 16;

/** Times answers by the number of their request (RFC 8489 section 5), whatever else the flow carries. */
export class StunClock {
  readonly #asked = new Map<string, Moment>();

  see({ class: kind }: StunParts, { flow, direction, bytes, origin }: Told): void {
    const isQuestion = kind === 'request' && direction === 'out';
    if (!isQuestion && !(kind === 'success' && direction === 'in')) return;
    const at = origin.time(0, 1);
    const key = hex(bytes, TRANSACTION.at, TRANSACTION.end - TRANSACTION.at);
    const asked = this.#asked.get(key);
    if (isQuestion) {
      // A request that is sent again keeps its number: the first time makes the trip longer, never shorter.
      if (at && !asked && this.#asked.size < MOST_WAITING) this.#asked.set(key, at);
      return;
    }
    this.#asked.delete(key);
    if (asked && at) note(flow, microsBetween(asked, at));
  }
}

function note(flow: Flow, micros: number): void {
  if (micros >= 0 && (flow.matchedMicros === null || micros < flow.matchedMicros)) flow.matchedMicros = micros;
}
