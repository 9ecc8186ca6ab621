/** macOS: `lsof -nP +c 0 -i -F pcPn` and `ps -axo pid=,ppid=,lstart=`, as text. (Written to lsof(8); not run on a Mac.) */
import { readAddress } from './addresses.ts';
import type { RunningProcess } from './own-flows.ts';
import type { End, SocketOwner, SocketRow } from './socket-row.ts';

export interface LsofRow extends SocketRow {
  readonly owner: SocketOwner;
}

export const LSOF_ARGUMENTS = ['-nP', '+c', '0', '-i', '-F', 'pcPn'] as const;
export const PS_ARGUMENTS = ['-axo', 'pid=,ppid=,lstart='] as const;

/** One field per line, its first letter says which: p pid, c command, f descriptor, P protocol, n name. */
export function parseLsof(text: string): LsofRow[] {
  const rows: LsofRow[] = [];
  let pid = 0,
    command = '',
    protocol = '';
  for (const line of text.split('\n')) {
    const value = line.slice(1);
    if (line.startsWith('p')) pid = Number(value);
    else if (line.startsWith('c')) command = value;
    else if (line.startsWith('f')) protocol = '';
    else if (line.startsWith('P')) protocol = value.toLowerCase();
    else if (line.startsWith('n') && (protocol === 'tcp' || protocol === 'udp')) {
      const [localText = '', remoteText] = value.split('->');
      const local = parseEnd(localText),
        remote = remoteText === undefined ? null : parseEnd(remoteText);
      if (local !== null && Number.isSafeInteger(pid)) {
        rows.push({ transport: protocol, local, remote, owner: { pid, name: command === '' ? null : command } });
      }
    }
  }
  return rows;
}

/** `10.0.0.2:443`, `[::1]:631`, `*:5353`. A port `*` names nothing. */
function parseEnd(text: string): End | null {
  const [, bracketed, plain, portText] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text.trim()) ?? [];
  const address = plain === '*' ? '0.0.0.0' : readAddress(bracketed ?? plain ?? '');
  const port = Number(portText);
  return address === null || !(port <= 65535) ? null : { address, port };
}

/** `lstart` is a text of fixed width (`Tue Nov 24 18:10:00 2026`); all that counts is that a later process has another. */
export function parsePs(text: string): Map<number, RunningProcess> {
  const running = new Map<number, RunningProcess>();
  for (const line of text.split('\n')) {
    const [, pid, parent, started = ''] = /^\s*(\d+)\s+(\d+)\s+(.+)$/.exec(line) ?? [];
    if (pid === undefined || parent === undefined) continue;
    const seconds = Date.parse(started) / 1000;
    running.set(Number(pid), { parent: Number(parent), started: Number.isFinite(seconds) ? seconds : 0 });
  }
  return running;
}
