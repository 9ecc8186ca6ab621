import { ip4Text } from '../bytes/address.ts';

/** Pairs kept: a network's devices ask for some hundred; a scan of one asks for all. */
const MOST = 4_096;

/** Which IPv4 devices stand on one link: one asked for the other's link address (ARP), which it does only for addresses of its
 *  own subnet. */
export class OnLink {
  readonly #pairs = new Set<string>();

  note(asker: number, asked: number): void {
    if (this.#pairs.size < MOST) this.#pairs.add(`${ip4Text(asker)} ${ip4Text(asked)}`);
  }

  /** Addresses as text, in either order. */
  has(one: string, other: string): boolean {
    return this.#pairs.has(`${one} ${other}`) || this.#pairs.has(`${other} ${one}`);
  }
}
