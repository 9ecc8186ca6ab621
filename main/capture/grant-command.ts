/** A path as one word for a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The one command that gives the capture helper, and nothing else, the right to record. A person types it; Earshot
 *  never runs it. Null where we know no such command for this system.
 *
 *  Linux: one file capability. It belongs to this very file and is lost when the file is built again.
 *  macOS: there are no file capabilities, and only root opens /dev/bpf*. So the helper alone becomes set-uid root; it
 *  opens the device and drops root before it reads a packet. Opening /dev/bpf* to a group, as Wireshark's installer
 *  does, would give the right to every program of that group instead. (Not run: no Mac was at hand.) */
export function grantCommand(helper: string, platform: NodeJS.Platform = process.platform): string | null {
  const path = shellWord(helper);
  if (platform === 'linux') return `sudo setcap cap_net_raw+ep ${path}`;
  if (platform === 'darwin') return `sudo chown root:wheel ${path} && sudo chmod 4755 ${path}`;
  return null;
}
