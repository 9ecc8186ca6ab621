import type { DnsMessage } from '../model/message.ts';

/** Addresses remembered at most: a phone meets some thousands; a flood of forged answers must not fill the memory. */
const MOST_ADDRESSES = 50_000;
/** Names kept per address: a shared server has many, and more of them would not make it less shared. */
const MOST_NAMES = 16;

/** Names that DNS answers gave to addresses earlier in the capture. A later flow to such an address was very probably
 *  opened for one of them, and which one cannot be told where there are several. */
export class NamesOfAddress {
  readonly #names = new Map<string, string[]>();

  learn(message: DnsMessage): void {
    if (!message.response) return;
    for (const { name, ip } of message.addresses) {
      const names = this.#names.get(ip);
      if (names === undefined) {
        if (this.#names.size < MOST_ADDRESSES) this.#names.set(ip, [name]);
      } else if (names.length < MOST_NAMES && !names.includes(name)) names.push(name);
    }
  }

  /** In the order they were first answered; empty where none was. */
  of(ip: string): readonly string[] {
    return this.#names.get(ip) ?? [];
  }
}
