import type { Dissector } from '../dissector.ts';

/** Mail and file transfer: lines of text. */
export const mail: readonly Dissector[] = [];
