import { execFile } from 'node:child_process';
import { LinuxSockets } from './linux-sockets.ts';
import { LSOF_ARGUMENTS, parseLsof, parsePs, PS_ARGUMENTS } from './lsof.ts';
import { OwnProcesses } from './own-flows.ts';
import { type Owner, SocketIndex } from './socket-index.ts';
import type { End, SocketOwner, SocketRow, Transport } from './socket-row.ts';
import type { RunningProcess } from './own-flows.ts';

/** What the system lists at one moment. */
export interface Snapshot {
  readonly sockets: readonly { readonly row: SocketRow; readonly owner: SocketOwner }[];
  readonly running: ReadonlyMap<number, RunningProcess>;
}

/** Lists the open sockets and who holds them. Never throws: what cannot be read is left out. */
export interface SocketLister {
  list(): Promise<Snapshot>;
}

const LSOF_MS = 5_000;
const MAX_LISTING = 16 * 1024 * 1024; // octets

/** macOS. Not run there. */
const macSockets: SocketLister = {
  async list() {
    const [lsof, ps] = await Promise.all([output('/usr/sbin/lsof', LSOF_ARGUMENTS), output('/bin/ps', PS_ARGUMENTS)]);
    const sockets = parseLsof(lsof).map((row) => ({ row, owner: row.owner }));
    return { sockets, running: parsePs(ps) };
  },
};

/** lsof exits 1 when a single file could not be read; what it printed still stands. */
function output(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { timeout: LSOF_MS, maxBuffer: MAX_LISTING, env: { LC_ALL: 'C' } };
    execFile(program, args, options, (_error, stdout) => resolve(stdout));
  });
}

const noSockets: SocketLister = { list: () => Promise.resolve({ sockets: [], running: new Map() }) };

function listerFor(platform: NodeJS.Platform): SocketLister {
  if (platform === 'linux') return new LinuxSockets();
  return platform === 'darwin' ? macSockets : noSockets;
}

/** Which process caused a packet, from the system's list of sockets. It is asked for anew when a packet of an unknown
 *  flow comes; a socket that opened and closed between two looks stays unknown. */
export class ProcessTable {
  readonly #lister: SocketLister;
  readonly #own: OwnProcesses;
  readonly #index = new SocketIndex();
  readonly #now: () => number;
  #running: Promise<void> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(options: { lister?: SocketLister; own?: OwnProcesses; now?: () => number } = {}) {
    this.#lister = options.lister ?? listerFor(process.platform);
    this.#own = options.own ?? new OwnProcesses();
    this.#now = options.now ?? (() => performance.now());
  }

  /** Looks again, unless the last look is younger than `olderThanMs`. Calls at the same time share one look. */
  async refresh(olderThanMs = 0): Promise<void> {
    if (this.#running === null && this.#now() - this.#lookedAt < olderThanMs) return;
    this.#running ??= this.#look().finally(() => (this.#running = null));
    await this.#running;
  }

  async #look(): Promise<void> {
    const { sockets, running } = await this.#lister.list();
    this.#own.update(running);
    this.#lookedAt = this.#now();
    const owned = sockets.map(({ row, owner }) => ({
      row,
      owner: { process: owner.name, own: this.#own.has(owner.pid) },
    }));
    this.#index.update(owned, this.#lookedAt);
  }

  find(transport: Transport, local: End, remote: End): Owner | null {
    return this.#index.find(transport, local, remote);
  }
}
