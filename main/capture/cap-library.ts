import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/** The part of the package `cap` (0.2.1) that is used here; it brings no types of its own. */
export interface CapLibrary {
  readonly Cap: new () => CapHandle;
  deviceList(): CapDevice[];
  /** The first device with an address that is not loopback. */
  findDevice(): string | undefined;
}

export interface CapHandle extends EventEmitter {
  /** Returns the link type's name. Throws an Error with libpcap's words. */
  open(device: string, filter: string, bufferSize: number, packet: Buffer): string;
  close(): boolean;
}

export interface CapDevice {
  readonly name: string;
  readonly description?: string;
  readonly addresses: readonly { readonly addr?: string }[];
  readonly flags?: string;
}

/** Null where the package was not built: it needs a compiler and libpcap's header at installation. */
export function loadCap(): CapLibrary | null {
  try {
    return createRequire(import.meta.url)('cap') as CapLibrary; // cannot be loaded in a worker thread
  } catch {
    return null;
  }
}
