import { unsigned64 } from './drops.ts';
import { MAX_PROCESS_OCTETS, OWN_MARK, PROCESS_MARK, SYNTHETIC_MARK, processName } from './marks.ts';
import { COMMENT, beginsWith, characters, eachOption, isText } from './pcapng-options.ts';

/** pcapng section 4.3: packets lost between this one and the one before it, 64 bits. */
const EPB_DROPCOUNT = 4;

/** Reads our own marks out of options. One reader per file: it remembers the last process name, since neighbouring
 *  packets mostly share one and decoding it anew for each would cost a string per packet. */
export class CommentReader {
  process: string | null = null;
  own = false;
  /** Packets lost just before this one, as the packet's own options say; 0 where they do not. */
  dropped = 0;
  #lastBytes: Uint8Array = new Uint8Array(0);
  #lastName = '';
  #bytes = this.#lastBytes;
  #little = true;

  sectionIsSynthetic(bytes: Uint8Array, at: number, end: number, little: boolean): boolean {
    let found = false;
    eachOption(bytes, at, end, little, (code, value, length) => {
      if (code === COMMENT && isText(bytes, value, length, SYNTHETIC_MARK)) found = true;
    });
    return found;
  }

  /** Fills `process`, `own` and `dropped` from the options of a packet block. */
  readPacket(bytes: Uint8Array, at: number, end: number, little: boolean): void {
    this.process = null;
    this.own = false;
    this.dropped = 0;
    if (at >= end) return;
    this.#bytes = bytes;
    this.#little = little;
    eachOption(bytes, at, end, little, this.#option);
  }

  readonly #option = (code: number, at: number, length: number): void => {
    const bytes = this.#bytes;
    if (code === EPB_DROPCOUNT && length === 8) this.dropped = unsigned64(bytes, at, this.#little);
    if (code !== COMMENT) return;
    if (isText(bytes, at, length, OWN_MARK)) this.own = true;
    else if (beginsWith(bytes, at, length, PROCESS_MARK)) {
      this.process = this.#name(
        bytes,
        at + PROCESS_MARK.length,
        Math.min(length - PROCESS_MARK.length, MAX_PROCESS_OCTETS),
      );
    }
  };

  #name(bytes: Uint8Array, at: number, length: number): string | null {
    if (length === 0) return null;
    if (!sameBytes(this.#lastBytes, bytes, at, length)) {
      this.#lastBytes = bytes.slice(at, at + length);
      this.#lastName = processName(characters(bytes, at, length));
    }
    return this.#lastName;
  }
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, at: number, length: number): boolean {
  if (known.length !== length) return false;
  for (let i = 0; i < length; i++) if (known[i] !== bytes[at + i]) return false;
  return true;
}
