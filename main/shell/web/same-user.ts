import { readFile } from 'node:fs/promises';

/** A connection to 127.0.0.1, as the one who was called sees it. */
export interface LocalConnection {
  readonly remotePort?: number | undefined;
  readonly localPort?: number | undefined;
}

/** Linux lists every socket with its user; numbers are in hex, addresses in the machine's own byte order (proc(5)). */
const TABLE = '/proc/net/tcp';
const LOOPBACK = /^(?:0100007F|7F000001)$/;

/** Whether the other end of a connection on this machine belongs to our own user. The one-time token stands in the
 *  arguments of the window's program for a moment, and those are visible to all users: this keeps another's hands off it.
 *  Null: the system does not tell (macOS, Windows). */
export async function isSameUser(
  { remotePort, localPort }: LocalConnection,
  table = TABLE,
  uid = process.getuid?.(),
): Promise<boolean | null> {
  const text = await readFile(table, 'latin1').catch(() => null);
  if (text === null || uid === undefined) return null;
  for (const line of text.split('\n').slice(1)) {
    const [, local, remote, , , , , owner] = line.trim().split(/\s+/);
    if (portOf(local) === remotePort && portOf(remote) === localPort && remotePort !== undefined)
      return Number(owner) === uid;
  }
  return false;
}

/** The port of `0100007F:1F90`; null where the address is another. */
function portOf(end: string | undefined): number | null {
  const [address = '', port = ''] = (end ?? '').split(':');
  return LOOPBACK.test(address) ? Number.parseInt(port, 16) : null;
}
