import { EarshotError } from '../contract/errors.ts';
import type { CaptureState } from '../contract/shell.ts';
import { loadCap } from './cap-library.ts';
import { CapSource } from './cap-source.ts';
import { grantCommand } from './grant-command.ts';
import { findHelper } from './helper-program.ts';
import { HelperSource } from './helper-source.ts';
import { type CaptureInterface, listInterfaces } from './interfaces.ts';
import type { PacketSource } from './packet-source.ts';
import { helperPermission, mayCaptureInProcess } from './permission.ts';

export interface CaptureOptions {
  /** Where a package keeps the helper; a checkout has it in native/build. */
  readonly helperPath?: string;
  /** For tests: whether this very process may record. */
  readonly mayInProcess?: () => Promise<boolean>;
}

/** What the home page needs to know before Start. */
export async function captureState(options: CaptureOptions = {}): Promise<CaptureState> {
  const helper = await findHelper(options.helperPath);
  const interfaces = await listInterfaces(helper, helper === null ? loadCap() : null);
  const usable = interfaces.find(({ isDefault }) => isDefault) ?? interfaces.find(({ up }) => up);
  const rows = interfaces.map(({ name, description, addresses, isDefault }) => ({
    name,
    label: description === '' ? name : `${description} (${name})`,
    addresses: [...addresses],
    isDefault,
  }));
  const { source, why } = await readiness(helper, usable, options.mayInProcess ?? mayCaptureInProcess);
  const grant = helper !== null && why === 'right-missing' ? grantCommand(helper) : null;
  return { source, interfaces: rows, grantCommand: grant, why };
}

type Readiness = Pick<CaptureState, 'source' | 'why'>;

/** The helper where it may; else this process where it may anyway. */
async function readiness(
  helper: string | null,
  usable: CaptureInterface | undefined,
  mayInProcess: () => Promise<boolean>,
): Promise<Readiness> {
  if (usable === undefined) return { source: null, why: 'no-interface' };
  const permission = helper === null ? null : await helperPermission(helper, usable.name);
  // Where the check failed for another reason than the right, Start tells which: better than a wrong guess here.
  if (permission === 'ready' || permission === 'failed') return { source: 'helper', why: 'ready' };
  if ((await mayInProcess()) && loadCap() !== null) return { source: 'cap', why: 'ready' };
  if (helper === null) return { source: null, why: 'helper-missing' };
  return { source: null, why: permission === 'no-interface' ? 'no-interface' : 'right-missing' };
}

/** A source for one recording. Throws EarshotError `no-capture-source` where there is none at all; a missing right shows
 *  when the source is opened. */
export async function chooseSource(kind: CaptureState['source'], helperPath?: string): Promise<PacketSource> {
  const helper = kind === 'cap' ? null : await findHelper(helperPath);
  if (helper !== null) return new HelperSource(helper);
  const cap = kind === 'helper' ? null : loadCap();
  if (cap === null) throw new EarshotError('no-capture-source');
  return new CapSource(cap);
}
