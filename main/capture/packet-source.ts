/** What to record. `interface` is a name from the list of interfaces; `filter` a BPF expression with numbers only. */
export interface SourceRequest {
  readonly interface: string;
  readonly filter: string | null;
}

/** Where packets come from. One object makes one recording.
 *
 *  The bytes are one pcapng section, little-endian, cut anywhere: section header, interface, packets, and statistics
 *  where the source has them. */
export interface PacketSource {
  readonly kind: 'helper' | 'cap';
  /** True where the statistics blocks say how many packets were lost. False: nobody knows. */
  readonly tellsDrops: boolean;
  /** Starts on the first step of the iteration. Ends after `stop()`, when all that was still held has been handed on.
   *  Throws EarshotError: `no-capture-source`, `no-capture-right`, `no-interface`, `capture-failed`. Leaving the
   *  iteration early stops the source as well. */
  open(request: SourceRequest): AsyncIterable<Uint8Array>;
  /** Resolves when nothing of the source is running any more; the last bytes may still wait to be read. May be called
   *  at any time, also twice, while somebody else goes on reading. */
  stop(): Promise<void>;
}
