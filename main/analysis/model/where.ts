import type { Moment } from '../bytes/moment.ts';

export type { Moment };

/** Where bytes stood in the capture. `frame` is 1-based as Wireshark's frame.number, `offset` counts octets from the
 *  frame's first captured byte. A value split over packets has several. */
export interface Where {
  readonly frame: number;
  readonly offset: number;
  readonly length: number;
}

/** Says where a stretch of some bytes came from. Only asked on a hit: most bytes are never looked up. */
export interface Origin {
  /** The wire bytes behind `length` octets from `at`, in frame order, one entry per frame. */
  where(at: number, length: number): Where[];
  /** Time of the latest frame that holds one of these octets; null where the file gives none. */
  time(at: number, length: number): Moment | null;
}
