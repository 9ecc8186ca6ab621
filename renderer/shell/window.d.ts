import type { Shell } from '../../main/contract/shell.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in the local web shell. */
    readonly earshot?: Shell;
  }
}
