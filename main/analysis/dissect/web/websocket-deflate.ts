import { inflate, type Inflated } from '../../bytes/inflate.ts';

/** RFC 1951: how far back a stream may refer. */
const WINDOW = 32 * 1024;
/** Octets one message may unpack to: twice what is shown of it, so that the ones behind a long message can still be read. */
const MOST_UNPACKED = 2 * 1024 * 1024;

const NOTHING = new Uint8Array(0);

/** What both sides agreed on, RFC 7692 section 7.1: does a sender begin each message anew? */
export interface DeflateTerms {
  readonly clientStartsAnew: boolean;
  readonly serverStartsAnew: boolean;
}

/** Reads the terms off the server's `Sec-WebSocket-Extensions`. Null: messages are not packed. */
export function deflateTerms(extensions: string | null): DeflateTerms | null {
  const terms = (extensions ?? '').split(',').find((one) => /^\s*permessage-deflate\b/i.test(one));
  if (terms === undefined) return null;
  return {
    clientStartsAnew: /\bclient_no_context_takeover\b/i.test(terms),
    serverStartsAnew: /\bserver_no_context_takeover\b/i.test(terms),
  };
}

/** One sender's messages, each of which may refer back to those before it (RFC 7692 section 7.2). A reference to what was
 *  not seen cannot be resolved by zlib and ends the reading: nothing is guessed. */
export class MessageInflater {
  readonly #startsAnew: boolean;
  #window: Uint8Array = NOTHING;

  constructor(startsAnew: boolean) {
    this.#startsAnew = startsAnew;
  }

  read(packed: Uint8Array): Inflated {
    const dictionary = this.#window;
    const out = inflate('raw', packed, MOST_UNPACKED, dictionary.length > 0 ? dictionary : undefined);
    if (out.state !== 'whole') this.forget();
    else if (!this.#startsAnew) this.#window = lastOf(dictionary, out.bytes);
    return out;
  }

  /** Octets of this sender are missing. */
  forget(): void {
    this.#window = NOTHING;
  }
}

/** The last 32 KiB of both. */
function lastOf(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (after.length >= WINDOW) return after.slice(after.length - WINDOW);
  const kept = before.subarray(Math.max(0, before.length + after.length - WINDOW));
  const both = new Uint8Array(kept.length + after.length);
  both.set(kept);
  both.set(after, kept.length);
  return both;
}
