import { u32be, u32le } from '../analysis/bytes/plain.ts';
import { unsigned64 } from './drops.ts';
import { MAX_PROCESS_OCTETS, OWN_MARK, PROCESS_MARK, processName } from './marks.ts';
import type { Beside } from './packet.ts';
import { COMMENT, beginsWith, characters, eachOption, isText } from './pcapng-options.ts';
import type { ProcessNames } from './process-names.ts';

/** pcapng section 4.3: packets lost between this one and the one before it, 64 bits. */
const EPB_DROPCOUNT = 4;
/** Apple's additions: the process block (32 bits, its number in the section) of the socket's owner, and of the program on
 *  whose behalf it acted (libpcap, pcap/pcap-ng.h: PCAPNG_EPB_PIB_INDEX, PCAPNG_EPB_E_PIB_INDEX). */
const DARWIN_PROCESS = 0x8001;
const DARWIN_EFFECTIVE_PROCESS = 0x8003;

/** PCAPdroid's comment that names an app by its user number: `u-10123`. */
const ANDROID_MARK = 'u-';
const ANDROID_DIGITS = 10;

/** Reads what the options of a packet block say. One reader per file: it remembers the last process name, since
 *  neighbouring packets mostly share one and decoding it anew for each would cost a string per packet. */
export class PacketOptions {
  process: string | null = null;
  own = false;
  /** Packets lost just before this one, as the packet's own options say; 0 where they do not. */
  dropped = 0;
  readonly #names: ProcessNames;
  readonly #beside: Beside;
  /** From the file's own tables; our own mark goes first, then the program that was acted for. */
  #effective: string | null = null;
  #owner: string | null = null;
  #lastBytes: Uint8Array = new Uint8Array(0);
  #lastName = '';
  #bytes = this.#lastBytes;
  #little = true;

  constructor(names: ProcessNames, beside: Beside) {
    this.#names = names;
    this.#beside = beside;
  }

  /** Fills `process`, `own` and `dropped`. */
  read(bytes: Uint8Array, at: number, end: number, little: boolean): void {
    this.process = null;
    this.own = false;
    this.dropped = 0;
    if (at >= end) return;
    this.#effective = null;
    this.#owner = null;
    this.#bytes = bytes;
    this.#little = little;
    eachOption(bytes, at, end, little, this.#option);
    this.process ??= this.#effective ?? this.#owner;
  }

  readonly #option = (code: number, at: number, length: number): void => {
    if (code === COMMENT) return this.#comment(at, length);
    if (code === EPB_DROPCOUNT && length === 8) this.dropped = unsigned64(this.#bytes, at, this.#little);
    else if (code === DARWIN_PROCESS && length === 4) this.#owner = this.#names.darwin(this.#u32(at));
    else if (code === DARWIN_EFFECTIVE_PROCESS && length === 4) this.#effective = this.#names.darwin(this.#u32(at));
  };

  #u32(at: number): number {
    return (this.#little ? u32le : u32be)(this.#bytes, at);
  }

  #comment(at: number, length: number): void {
    const bytes = this.#bytes;
    if (isText(bytes, at, length, OWN_MARK)) this.own = true;
    else if (beginsWith(bytes, at, length, PROCESS_MARK)) {
      this.process = this.#name(
        bytes,
        at + PROCESS_MARK.length,
        Math.min(length - PROCESS_MARK.length, MAX_PROCESS_OCTETS),
      );
    } else {
      const named = this.#androidName(at, length);
      if (named === null) this.#beside.comments++;
      else this.#owner ??= named;
    }
  }

  /** Null for every other comment, and for a number that the file's table does not hold. */
  #androidName(at: number, length: number): string | null {
    const bytes = this.#bytes;
    const first = at + ANDROID_MARK.length;
    const digits = length - ANDROID_MARK.length;
    if (digits < 1 || digits > ANDROID_DIGITS || !beginsWith(bytes, at, length, ANDROID_MARK)) return null;
    let uid = 0;
    for (let i = first; i < first + digits; i++) {
      const digit = (bytes[i] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return null;
      uid = uid * 10 + digit;
    }
    return this.#names.android(uid);
  }

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
