import { addressClass } from '../packets/address.ts';

/** Names for the client side, so that no address of a person's device is printed: `client-1`, … in order of asking. */
export class ClientNames {
  readonly #reveal: boolean;
  readonly #names = new Map<string, string>();
  readonly #clients: ReadonlySet<string>;

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

  /** A server's address is public, unless it is (also) somebody's device: a private address that opened flows, or a
   *  link-local one, which may be made from a network card's number (RFC 4291 appendix A). */
  server(ip: string): string {
    const kind = addressClass(ip);
    if (kind === 'link-local') return this.client(ip);
    return kind !== 'public' && this.#clients.has(ip) ? this.client(ip) : ip;
  }
}
