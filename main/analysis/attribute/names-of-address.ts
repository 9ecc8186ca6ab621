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
  readonly #known = new Map<string, Answered>();

  /** @param at when the answer was seen; null: not known. */
  learn(message: DnsMessage, at: Moment | null = null): void {
    if (!message.response) return;
    for (const { name, ip } of message.addresses) {
      const known = this.#known.get(ip) ?? this.#new(ip);
      if (!known) continue;
      if (known.names.length < MOST_NAMES && !known.names.includes(name)) known.names.push(name);
      if (at === null) continue;
      known.last = name;
      known.at = at;
    }
  }

  /** The name that the address was answered for last, if that was just before `at`: the one a flow that begins then was
   *  opened for. */
  justBefore(ip: string, at: Moment): string | null {
    const known = this.#known.get(ip);
    if (!known?.at || isBefore(at, known.at)) return null;
    return microsBetween(known.at, at) <= RECENT_MICROS ? known.last : null;
  }

  /** In the order they were first answered; empty where none was. */
  of(ip: string): readonly string[] {
    return this.#known.get(ip)?.names ?? NO_NAMES;
  }

  #new(ip: string): Answered | null {
    if (this.#known.size >= MOST_ADDRESSES) return null;
    const known = { names: [], last: null, at: null };
    this.#known.set(ip, known);
    return known;
  }
}

interface Answered {
  readonly names: string[];
  last: string | null;
  at: Moment | null;
}

const NO_NAMES: readonly string[] = [];
