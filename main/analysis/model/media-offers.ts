import type { Flow } from './flow.ts';
import type { MediaOffer } from './messages/calls.ts';

/** Ends of media kept: a call has four, a switchboard's hour some thousands. */
const MOST_ENDS = 20_000;

interface End {
  /** By payload type; null: some description of this end speaks of keys. */
  codecs: Map<number, string> | null;
}

/** What session descriptions, read in the clear, say of the media that follows in other flows. Added to while the capture is
 *  read. */
export class MediaOffers {
  readonly #ends = new Map<string, End>();

  /** @param flow the one that carried the description. Media that comes in it has no port of its own (RFC 2326 section
   *  10.12) */
  add(offer: MediaOffer, flow: Flow): void {
    const name = offer.port === 0 ? within(flow) : endName(offer.ip, offer.port);
    let end = this.#ends.get(name);
    if (!end) {
      if (this.#ends.size >= MOST_ENDS) return;
      this.#ends.set(name, (end = { codecs: new Map() }));
    }
    // Of two descriptions of one end the one with keys holds: it may have been chosen.
    if (!offer.isPlain) end.codecs = null;
    else for (const { payloadType, codec } of offer.formats) end.codecs?.set(payloadType, codec);
  }

  /** The codec that goes without encryption in this flow under this number, by what an end of it was described as; null:
   *  none was, or there were keys. */
  codecOf(flow: Flow, payloadType: number): string | null {
    if (this.#ends.size === 0) return null;
    const { client, server } = flow;
    const ends = [endName(client.ip, client.port), endName(server.ip, server.port), within(flow)].flatMap(
      (name) => this.#ends.get(name) ?? [],
    );
    if (ends.some(({ codecs }) => codecs === null)) return null;
    for (const { codecs } of ends) {
      const codec = codecs?.get(payloadType);
      if (codec !== undefined) return codec;
    }
    return null;
  }
}

function endName(ip: string, port: number): string {
  return `${ip} ${port}`;
}

function within(flow: Flow): string {
  return `flow ${flow.id}`;
}
