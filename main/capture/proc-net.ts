/** Linux: /proc/net/{tcp,tcp6,udp,udp6}, /proc/<pid>/fd and /proc/<pid>/stat, as text. proc(5). */
import { addressOf, ANY_ADDRESSES } from './addresses.ts';
import type { End, SocketRow, Transport } from './socket-row.ts';

/** A row and the inode that names its socket under /proc/<pid>/fd. */
export interface ProcNetRow extends SocketRow {
  readonly inode: number;
}

const MAX_ROWS = 100_000; // a busy server has a tenth; past this we would rather know less than stall

/** Reads one table. Rows without inode (TIME_WAIT: nobody's any more) and lines of another shape are left out. */
export function parseProcNet(text: string, transport: Transport): ProcNetRow[] {
  const rows: ProcNetRow[] = [];
  for (const line of text.split('\n', MAX_ROWS)) {
    // sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …
    const fields = line.trim().split(/\s+/);
    const local = parseEnd(fields[1]),
      remote = parseEnd(fields[2]),
      inode = Number(fields[9]);
    if (local === null || remote === null || !Number.isSafeInteger(inode) || inode <= 0) continue;
    const connected = remote.port !== 0 || !ANY_ADDRESSES.has(remote.address);
    rows.push({ transport, local, remote: connected ? remote : null, inode });
  }
  return rows;
}

/** `0100007F:1F90`, or 32 digits for IPv6: words of 4 octets as the machine stores them; all that Node runs on is
 *  little-endian. The port is a plain number. */
function parseEnd(text: string | undefined): End | null {
  const [, words = '', port = ''] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/i.exec(text ?? '') ?? [];
  if (words === '') return null;
  const bytes = new Uint8Array(words.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const inWord = i & 3;
    bytes[i - inWord + (3 - inWord)] = Number.parseInt(words.slice(2 * i, 2 * i + 2), 16);
  }
  return { address: addressOf(bytes, 0, bytes.length === 4 ? 4 : 16), port: Number.parseInt(port, 16) };
}

/** `socket:[12345]`, the target of a link under /proc/<pid>/fd. Null: not a socket. */
export function parseSocketLink(target: string): number | null {
  const [, inode] = /^socket:\[(\d{1,15})\]$/.exec(target) ?? [];
  return inode === undefined ? null : Number(inode);
}

export interface ProcStat {
  readonly pid: number;
  readonly parent: number;
  /** At most 15 characters; the program may have changed it. */
  readonly name: string;
  /** Ticks since boot; with the pid it names one process for good. */
  readonly started: number;
}

/** /proc/<pid>/stat. The name stands in brackets and may itself hold brackets and spaces. */
export function parseProcStat(text: string): ProcStat | null {
  const open = text.indexOf('('),
    close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const rest = text
    .slice(close + 1)
    .trim()
    .split(/\s+/); // state ppid … starttime is field 22 of the whole
  const pid = Number(text.slice(0, open)),
    parent = Number(rest[1]),
    started = Number(rest[19]);
  if (![pid, parent, started].every(Number.isSafeInteger)) return null;
  return { pid, parent, name: text.slice(open + 1, close), started };
}

/** The program's file name from the target of /proc/<pid>/exe, else the name in stat. Firefox, Chromium and others
 *  rename their processes; the file says `firefox` where stat says `Socket Process`. */
export function programName(exe: string | null, stat: ProcStat | null): string | null {
  const file =
    exe
      ?.replace(/ \(deleted\)$/, '')
      .split('/')
      .at(-1) ?? '';
  return file !== '' ? file : (stat?.name ?? null);
}
