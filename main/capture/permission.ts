import { constants, readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { askHelper, parseHelperProblem } from './helper-program.ts';

/** What the helper could do right now. `no-interface`: the device is gone or switched off. */
export type HelperPermission = 'ready' | 'right-missing' | 'no-interface' | 'failed';

/** Asks the helper to open the device and close it again: no guess from attributes, which a `nosuid` mount, a container
 *  or a hardened kernel may make void. No packet is read. */
export async function helperPermission(helper: string, interfaceName: string): Promise<HelperPermission> {
  const { code, stderr } = await askHelper(helper, ['--check', '--device', interfaceName]);
  if (code === 0) return 'ready';
  const error = parseHelperProblem(stderr)?.error;
  if (error === 'no-permission') return 'right-missing';
  return error === 'no-device' ? 'no-interface' : 'failed';
}

const CAP_NET_RAW = 13n; // linux/capability.h

/** True where this very process may record already. Earshot never asks for that; it is so for root in a container. */
export async function mayCaptureInProcess(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform === 'linux') return hasNetRaw(readStatus());
  if (platform !== 'darwin') return false;
  return access('/dev/bpf0', constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Reads the effective set from /proc/self/status. */
export function hasNetRaw(status: string): boolean {
  const [, digits] = /^CapEff:\s*([0-9a-f]{1,16})$/m.exec(status) ?? [];
  return digits !== undefined && ((BigInt(`0x${digits}`) >> CAP_NET_RAW) & 1n) === 1n;
}

function readStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'latin1');
  } catch {
    return '';
  }
}
