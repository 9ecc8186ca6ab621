import { ANY_ADDRESSES } from './addresses.ts';
import type { End, SocketRow, Transport } from './socket-row.ts';

/** Who caused a packet. */
export interface Owner {
  /** Null: not known, or several processes could be meant. */
  readonly process: string | null;
  readonly own: boolean;
}

interface Entry {
  owner: Owner;
  seen: number;
}

const KEEP_MS = 30_000; // packets of a closed socket still come: retransmissions, answers, our own buffers

/** Sockets by their addresses, also those that closed a moment ago. Pure: times come from outside. */
export class SocketIndex {
  readonly #entries = new Map<string, Entry>();

  /** Takes the sockets that are open at `now` (milliseconds of any steady clock). */
  update(rows: Iterable<{ readonly row: SocketRow; readonly owner: Owner }>, now: number): void {
    for (const { row, owner } of rows) {
      const key = keyOf(row.transport, row.local, row.remote);
      const known = this.#entries.get(key);
      if (known === undefined || known.seen !== now) this.#entries.set(key, { owner, seen: now });
      else known.owner = agreed(known.owner, owner);
    }
    for (const [key, entry] of this.#entries) if (now - entry.seen > KEEP_MS) this.#entries.delete(key);
  }

  /** The owner of the socket at `local` that would get or send this packet: a connected one first, then one bound to
   *  the address, then one bound to every address. Null: none known. */
  find(transport: Transport, local: End, remote: End): Owner | null {
    const entry =
      this.#entries.get(keyOf(transport, local, remote)) ??
      this.#entries.get(keyOf(transport, local, null)) ??
      this.#entries.get(`${transport} * ${local.port}`);
    return entry?.owner ?? null;
  }
}

function keyOf(transport: Transport, local: End, remote: End | null): string {
  if (remote !== null) return `${transport} ${local.address} ${local.port} ${remote.address} ${remote.port}`;
  const address = ANY_ADDRESSES.has(local.address) ? '*' : local.address;
  return `${transport} ${address} ${local.port}`;
}

/** Two processes at one address (mDNS listeners share port 5353; a child inherits a socket): a name only where both
 *  agree, and "own" only where both are ours, so that nothing of another app is ever set apart. */
export function agreed(a: Owner, b: Owner): Owner {
  return { process: a.process === b.process ? a.process : null, own: a.own && b.own };
}
