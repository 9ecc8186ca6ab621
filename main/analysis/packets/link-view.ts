import type { UndecodedReason } from './segment.ts';

/** Reads on behind a link header: fills the view, or says why it could not. */
export type LinkReader = (bytes: Uint8Array, at: number, end: number, view: LinkView) => UndecodedReason | null;

/** Links that carry others, and are carried by them: each is handed to the others here, since files that import one another
 *  in a circle have no order to be read in. */
export interface NestingLinks {
  readonly ppp: LinkReader;
  readonly mpls: LinkReader;
}

/** Where the network layer begins, and which it is. Reused. */
export class LinkView {
  readonly nesting: NestingLinks;
  version: 4 | 6 = 4;
  at = 0;
  /** Sent to a group address of the link. */
  toMany = false;
  /** Process or app that the link's own header names (PKTAP). */
  process: string | null = null;
  /** Where the next part of a frame that holds several packets begins (802.11 A-MSDU); -1: none. */
  nextAt = -1;
  /** Link headers inside link headers so far: MPLS, PPPoE, provider bridges, and capture headers nest. */
  depth = 0;

  constructor(nesting: NestingLinks) {
    this.nesting = nesting;
  }

  /** Call before a frame, or the inside of a tunnel, is read. */
  begin(): void {
    this.toMany = false;
    this.process = null;
    this.nextAt = -1;
    this.depth = 0;
  }
}

/** A carrier's tags, MPLS with Ethernet inside, PPPoE: four are seen, more is an attack. */
const MAX_LINKS = 8;

/** Counts one more link header inside another. False: too many. */
export function goDeeper(view: LinkView): boolean {
  return ++view.depth <= MAX_LINKS;
}
