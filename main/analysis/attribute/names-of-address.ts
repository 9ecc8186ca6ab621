import { isBefore, type Moment, microsBetween } from '../bytes/moment.ts';
import type { DnsMessage } from '../model/message.ts';

/** Addresses remembered at most: a phone meets some thousands; a flood of forged answers must not fill the memory. */
const MOST_ADDRESSES = 50_000;
/** Names kept per address: a shared server has many, and more of them would not make it less shared. */
const MOST_NAMES = 16;
/** A program connects within moments of the answer that it waited for; slow networks and a second try are allowed for. */
const RECENT_MICROS = 10_000_000;

/** Names that DNS answers gave to addresses earlier in the capture. A later flow to such an address was very probably
 *  opened for one of them, and which one cannot be told where there are several. */
export class NamesOfAddress {
  readonly #names = new Map<string, string[]>();
  readonly #last = new Map<string, { name: string; at: Moment }>();

  /** @param at when the answer was seen; null: not known. */
  learn(message: DnsMessage, at: Moment | null = null): void {
    if (!message.response) return;
    for (const { name, ip } of message.addresses) {
      const names = this.#names.get(ip);
      if (names === undefined) {
        if (this.#names.size < MOST_ADDRESSES) this.#names.set(ip, [name]);
      } else if (names.length < MOST_NAMES && !names.includes(name)) names.push(name);
      if (at !== null && this.#names.has(ip)) this.#last.set(ip, { name, at });
    }
  }

  /** The name that the address was answered for last, if that was just before `at`: the one a flow that begins then was
   *  opened for. */
  justBefore(ip: string, at: Moment): string | null {
    const last = this.#last.get(ip);
    return last && !isBefore(at, last.at) && microsBetween(last.at, at) <= RECENT_MICROS ? last.name : null;
  }

  /** In the order they were first answered; empty where none was. */
  of(ip: string): readonly string[] {
    return this.#names.get(ip) ?? [];
  }
}
