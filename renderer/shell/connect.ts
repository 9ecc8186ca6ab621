import type { Shell } from '../../main/contract/shell.ts';
import { checkedShell } from './checked-shell.ts';
import { openWebSocketShell } from './web-socket-shell.ts';

/** The shell that carries this window: Electron's, or the local web shell's. Every message is checked on this side too. */
export async function connectShell(): Promise<Shell> {
  return checkedShell(window.earshot ?? (await openWebSocketShell(window.location)));
}
