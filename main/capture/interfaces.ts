import { networkInterfaces } from 'node:os';
import type { CapDevice, CapLibrary } from './cap-library.ts';
import { askHelper } from './helper-program.ts';

export interface CaptureInterface {
  readonly name: string;
  /** The system's own description; empty where it has none. */
  readonly description: string;
  readonly addresses: readonly string[];
  readonly loopback: boolean;
  readonly up: boolean;
  /** The one that carries the machine's traffic. At most one. */
  readonly isDefault: boolean;
}

/** The interfaces of this machine, the default one first. Asks the helper; else `cap`; else the system, through Node.
 *  Needs no right. */
export async function listInterfaces(helper: string | null, cap: CapLibrary | null): Promise<CaptureInterface[]> {
  const found = helper === null ? [] : await helperInterfaces(helper);
  if (found.length > 0) return defaultFirst(found);
  if (cap !== null) return defaultFirst(capInterfaces(cap.deviceList(), cap.findDevice()));
  return defaultFirst(nodeInterfaces());
}

async function helperInterfaces(helper: string): Promise<CaptureInterface[]> {
  const { code, stdout } = await askHelper(helper, ['--list']);
  return code === 0 ? parseHelperList(stdout) : [];
}

/** The helper's JSON lines. A line of another shape is left out. */
export function parseHelperList(text: string): CaptureInterface[] {
  return text.split('\n').flatMap((line) => {
    try {
      const said: unknown = JSON.parse(line);
      return isHelperLine(said) ? [fromHelper(said)] : [];
    } catch {
      return [];
    }
  });
}

interface HelperLine {
  readonly name: string;
  readonly description: string;
  readonly addresses: string[];
  readonly loopback: boolean;
  readonly up: boolean;
  readonly default: boolean;
}

function isHelperLine(said: unknown): said is HelperLine {
  if (typeof said !== 'object' || said === null) return false;
  const line: Partial<Record<string, unknown>> = { ...said };
  const texts = [line['name'], line['description']].every((text) => typeof text === 'string');
  const flags = [line['loopback'], line['up'], line['default']].every((flag) => typeof flag === 'boolean');
  const addresses: unknown = line['addresses'];
  return texts && flags && Array.isArray(addresses) && addresses.every((address) => typeof address === 'string');
}

function fromHelper({ name, description, addresses, loopback, up, default: isDefault }: HelperLine): CaptureInterface {
  return { name, description, addresses, loopback, up, isDefault };
}

/** cap names no default route; libpcap's first device with an address stands for it. Devices without address (USB,
 *  Bluetooth, netfilter) are no networks to choose from. */
export function capInterfaces(devices: readonly CapDevice[], first: string | undefined): CaptureInterface[] {
  return devices
    .filter(({ name, addresses }) => addresses.length > 0 && name !== 'any')
    .map(({ name, description = '', addresses, flags = '' }) => ({
      name,
      description,
      addresses: addresses.flatMap(({ addr }) => addr ?? []),
      loopback: flags.includes('LOOPBACK'),
      up: true,
      isDefault: name === first,
    }));
}

function nodeInterfaces(): CaptureInterface[] {
  const all = Object.entries(networkInterfaces()).map(([name, list = []]) => ({
    name,
    addresses: list.map(({ address }) => address),
    loopback: list.some(({ internal }) => internal),
  }));
  const first = all.find(({ loopback }) => !loopback)?.name;
  return all.map((one) => ({ ...one, description: '', up: true, isDefault: one.name === first }));
}

function defaultFirst(list: readonly CaptureInterface[]): CaptureInterface[] {
  const rank = (one: CaptureInterface) => (one.isDefault ? 0 : one.up && !one.loopback ? 1 : one.loopback ? 2 : 3);
  return list.toSorted((a, b) => rank(a) - rank(b));
}
