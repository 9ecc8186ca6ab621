import { networkInterfaces } from 'node:os';
import { u16be } from '../analysis/bytes/plain.ts';
import { addressOf, ANY_ADDRESSES, readAddress } from './addresses.ts';
import { type PacketEnds, packetEnds } from './packet-ends.ts';
import type { ProcessTable } from './process-table.ts';
import { agreed, type Owner } from './socket-index.ts';
import type { End } from './socket-row.ts';

export const NOBODY: Owner = { process: null, own: false };

const LOOK_AGAIN_MS = 100; // a look costs some milliseconds; a storm of new flows must not become one of looks
const RETRY_MS = 1_000; // a flow without owner is asked for again: its socket may have been in the making
const MAX_FLOWS = 50_000; // remembered; then all is forgotten and asked for again, which costs time and no truth

interface Known {
  readonly owner: Owner;
  /** Ask again from then on. */
  readonly until: number;
}

/** Says for each packet which process caused it and whether that is Earshot itself. One per recording. */
export class PacketMarker {
  readonly #table: ProcessTable;
  readonly #locals: () => ReadonlySet<string>;
  readonly #now: () => number;
  readonly #flows = new Map<string, Known>();
  #local: ReadonlySet<string> = new Set();

  constructor(table: ProcessTable, options: { locals?: () => ReadonlySet<string>; now?: () => number } = {}) {
    this.#table = table;
    this.#locals = options.locals ?? localAddresses;
    this.#now = options.now ?? (() => performance.now());
  }

  /** The owner of each packet, in order. Looks at the system's sockets at most once for all of them. */
  async mark(packets: readonly Uint8Array[], linkType: number): Promise<Owner[]> {
    const found = packets.map((bytes) => packetEnds(bytes, linkType));
    const keys = packets.map((bytes, i) => flowKey(bytes, found[i] ?? null));
    const now = this.#now();
    if (keys.some((key) => key !== '' && !this.#fresh(key, now))) {
      await this.#table.refresh(LOOK_AGAIN_MS);
      this.#local = this.#locals();
    }
    return packets.map((bytes, i) => this.#owner(bytes, found[i] ?? null, keys[i] ?? '', now));
  }

  #fresh(key: string, now: number): boolean {
    const known = this.#flows.get(key);
    return known !== undefined && now < known.until;
  }

  #owner(bytes: Uint8Array, ends: PacketEnds | null, key: string, now: number): Owner {
    if (ends === null) return NOBODY;
    const known = this.#flows.get(key);
    if (known !== undefined && now < known.until) return known.owner;
    const owner = this.#ask(bytes, ends) ?? known?.owner ?? NOBODY;
    if (this.#flows.size >= MAX_FLOWS) this.#flows.clear();
    this.#flows.set(key, { owner, until: now + RETRY_MS });
    return owner;
  }

  /** Both ends may be ours (loopback). The sender caused the packet; it is Earshot's own only where nothing else has an
   *  end in it, or the other end is Earshot too. */
  #ask(bytes: Uint8Array, ends: PacketEnds): Owner | null {
    const source = end(bytes, ends, ends.sourceAt, ends.portsAt),
      target = end(bytes, ends, ends.targetAt, ends.portsAt + 2);
    const sender = this.#isLocal(source) ? this.#table.find(ends.transport, source, target) : null;
    const receiver = this.#isLocal(target) ? this.#table.find(ends.transport, target, source) : null;
    if (sender === null || receiver === null) return sender ?? receiver;
    return { process: sender.process, own: agreed(sender, receiver).own };
  }

  /** A device without an address yet sends DHCP from 0.0.0.0. */
  #isLocal({ address }: End): boolean {
    return this.#local.has(address) || ANY_ADDRESSES.has(address) || address.startsWith('127.');
  }
}

function end(bytes: Uint8Array, ends: PacketEnds, at: number, portAt: number): End {
  return { address: addressOf(bytes, at, ends.addressLength), port: u16be(bytes, portAt) };
}

/** Transport, addresses and ports as one string of octets. Empty: no flow. */
function flowKey(bytes: Uint8Array, ends: PacketEnds | null): string {
  if (ends === null) return '';
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const addresses = view.toString('latin1', ends.sourceAt, ends.sourceAt + 2 * ends.addressLength);
  return ends.transport + addresses + view.toString('latin1', ends.portsAt, ends.portsAt + 4);
}

function localAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return new Set(all.flatMap(({ address }) => readAddress(address) ?? []));
}
