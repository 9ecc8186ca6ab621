import { type AddressClass, addressClass } from '../bytes/address.ts';
import { withoutAddresses } from './addresses-in-text.ts';

/** Client addresses kept: a forged capture may bring any number. Past this, every address that is not public counts as one. */
export const MOST_CLIENTS = 200_000;

/** Names for the client side, so that no address of a person's device is printed: `client-1`, … in order of asking. */
export class ClientNames {
  readonly #reveal: boolean;
  readonly #names = new Map<string, string>();
  readonly #clients: ReadonlySet<string>;
  /** Of addresses that opened no flow: a server's is asked for with each finding. */
  readonly #kinds = new Map<string, AddressClass | null>();

  /** @param clients every address that opened a flow */
  constructor(clients: ReadonlySet<string>, reveal: boolean) {
    this.#clients = clients;
    this.#reveal = reveal;
  }

  client(ip: string): string {
    if (this.#reveal) return ip;
    let name = this.#names.get(ip);
    if (name === undefined) this.#names.set(ip, (name = `client-${this.#names.size + 1}`));
    return name;
  }

  /** A server's address is public, unless it is somebody's device, too: an address that opened a flow anywhere in the
   *  capture (a phone on a mobile network has a public one, and is the server of a call that its peer begins), or a
   *  link-local one, which may be made from a network card's number (RFC 4291 appendix A). */
  server(ip: string): string {
    return this.#isPrivate(ip) ? this.client(ip) : ip;
  }

  /** The text with every address that has a private name under that name. */
  inText(text: string): string {
    if (this.#reveal) return text;
    return withoutAddresses(text, (ip) => (this.#isPrivate(ip) ? this.client(ip) : null));
  }

  #isPrivate(ip: string): boolean {
    if (this.#clients.has(ip)) return true;
    let kind = this.#kinds.get(ip);
    if (kind === undefined) {
      kind = addressClass(ip);
      if (this.#kinds.size < MOST_CLIENTS) this.#kinds.set(ip, kind);
    }
    return kind === 'link-local' || (this.#clients.size >= MOST_CLIENTS && kind !== 'public');
  }
}
