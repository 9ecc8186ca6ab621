import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  parseProcNet,
  parseProcStat,
  parseSocketLink,
  type ProcNetRow,
  type ProcStat,
  programName,
} from './proc-net.ts';
import type { Snapshot, SocketLister } from './process-table.ts';
import type { RunningProcess } from './own-flows.ts';
import type { SocketOwner } from './socket-row.ts';

const TABLES = [
  ['tcp', 'tcp'],
  ['tcp6', 'tcp'],
  ['udp', 'udp'],
  ['udp6', 'udp'],
] as const;
const TURN_MS = 5; // then other work of this process has its turn; reading /proc cannot wait, so it is done at once
const MAX_DESCRIPTORS = 4096; // looked at per process: a server with more would stall every look

/** Sockets of this machine from /proc. The descriptors of other users' processes cannot be read without root; their
 *  sockets have no name then. */
export class LinuxSockets implements SocketLister {
  readonly #root: string;
  /** Who holds which open socket; null: nobody whose descriptors we may read. An inode names one socket for as long as
   *  that is open, so only new ones are searched for. */
  #owners: ReadonlyMap<number, SocketOwner | null> = new Map();

  constructor(root = '/proc') {
    this.#root = root;
  }

  async list(): Promise<Snapshot> {
    const rows = TABLES.flatMap(([file, transport]) => parseProcNet(this.#read(`net/${file}`), transport));
    const stats = await this.#processes();
    this.#owners = await this.#ownersOf(rows, stats);
    const running = new Map<number, RunningProcess>(
      stats.map(({ pid, parent, started }) => [pid, { parent, started }]),
    );
    return { sockets: this.#join(rows), running };
  }

  #join(rows: readonly ProcNetRow[]): { row: ProcNetRow; owner: SocketOwner }[] {
    return rows.flatMap((row) => {
      const owner = this.#owners.get(row.inode) ?? null;
      return owner === null ? [] : [{ row, owner }];
    });
  }

  async #processes(): Promise<ProcStat[]> {
    const found: ProcStat[] = [];
    for await (const pid of inTurns(this.#numbers(''))) {
      const stat = parseProcStat(this.#read(`${pid}/stat`));
      if (stat !== null) found.push(stat);
    }
    return found;
  }

  /** Keeps what is known and searches the processes for the rest: the newest first, and only until each new socket has
   *  a holder (where a fork made two, one of them). */
  async #ownersOf(rows: readonly ProcNetRow[], stats: readonly ProcStat[]): Promise<Map<number, SocketOwner | null>> {
    const owners = new Map<number, SocketOwner | null>();
    const missing = new Set<number>();
    for (const { inode } of rows) {
      const known = this.#owners.get(inode);
      if (known === undefined) missing.add(inode);
      else owners.set(inode, known);
    }
    for await (const stat of inTurns(missing.size === 0 ? [] : stats.toSorted((a, b) => b.started - a.started))) {
      const held = this.#socketsOf(stat.pid, missing);
      if (held.length === 0) continue;
      const owner = { pid: stat.pid, name: programName(this.#link(`${stat.pid}/exe`), stat) };
      for (const inode of held) {
        owners.set(inode, owner);
        missing.delete(inode);
      }
      if (missing.size === 0) break;
    }
    for (const inode of missing) owners.set(inode, null);
    return owners;
  }

  #socketsOf(pid: number, wanted: ReadonlySet<number>): number[] {
    const inodes: number[] = [];
    for (const fd of this.#numbers(`${pid}/fd`).slice(0, MAX_DESCRIPTORS)) {
      const inode = parseSocketLink(this.#link(`${pid}/fd/${fd}`) ?? '');
      if (inode !== null && wanted.has(inode)) inodes.push(inode);
    }
    return inodes;
  }

  #read(path: string): string {
    try {
      return readFileSync(`${this.#root}/${path}`, 'latin1');
    } catch {
      return ''; // gone, or not ours to read
    }
  }

  #link(path: string): string | null {
    try {
      return readlinkSync(`${this.#root}/${path}`);
    } catch {
      return null;
    }
  }

  #numbers(path: string): number[] {
    try {
      return readdirSync(`${this.#root}/${path}`)
        .filter((name) => /^\d+$/.test(name))
        .map(Number);
    } catch {
      return [];
    }
  }
}

/** The items one by one, with a pause for other work every few milliseconds. */
async function* inTurns<T>(items: readonly T[]): AsyncGenerator<T> {
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since > TURN_MS) {
      await breathe();
      since = performance.now();
    }
    yield item;
  }
}
