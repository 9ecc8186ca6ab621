import { u32be, u32le } from '../analysis/bytes/plain.ts';
import type { FileFacts, Secret } from './packet.ts';
import { problem } from './problems.ts';
import { PCAPDROID_ENTERPRISE, type ProcessNames, readUidMap } from './process-names.ts';
import { countResolvedNames } from './resolved-names.ts';
import { SecretReader } from './secrets.ts';

const NAME_RESOLUTION = 4;
const DECRYPTION_SECRETS = 10;
/** To be copied by programs that do not know it, and not to be. */
const CUSTOM = 0xbad;
const CUSTOM_NO_COPY = 0x40000bad;
/** Apple's tcpdump. */
const DARWIN_PROCESS = 0x80000001;
/** Not packets, but Wireshark numbers them as frames (tried with tshark 4.0.17): systemd's journal, and sysdig's events.
 *  So it does custom blocks. Without counting them, every later frame number would differ from Wireshark's. */
const OTHER_FRAMES: readonly number[] = [9, 0x204, 0x216, 0x221];

/** The blocks of a pcapng that are neither packets nor needed to find them. */
export class BesideBlocks {
  /** PCAPdroid wrote this section: its header says so, or a block of its own shows it. */
  ofPcapdroid = false;
  readonly #facts: FileFacts;
  readonly #names: ProcessNames;
  readonly #secrets: SecretReader;

  constructor(facts: FileFacts, names: ProcessNames, secrets: Secret[]) {
    this.#facts = facts;
    this.#names = names;
    this.#secrets = new SecretReader(facts, secrets);
  }

  /** `at`..`end`: a block's body. True where Wireshark gives the block a frame number. */
  read(type: number, bytes: Uint8Array, at: number, end: number, little: boolean): boolean {
    const { beside } = this.#facts;
    switch (type) {
      case DECRYPTION_SECRETS:
        this.#secrets.read(bytes, at, end, little);
        return false;
      case DARWIN_PROCESS:
        if (!this.#names.addDarwin(bytes, at, end, little)) problem(this.#facts, 'too-many-processes');
        return false;
      case NAME_RESOLUTION:
        beside.resolvedNames += countResolvedNames(bytes, at, end, little);
        return false;
      case CUSTOM:
      case CUSTOM_NO_COPY:
        beside.customBlocks++;
        this.#custom(bytes, at, end, little);
        return true;
      default:
        beside.otherBlocks++;
        return OTHER_FRAMES.includes(type);
    }
  }

  #custom(bytes: Uint8Array, at: number, end: number, little: boolean): void {
    if (end - at < 4 || (little ? u32le : u32be)(bytes, at) !== PCAPDROID_ENTERPRISE) return;
    this.ofPcapdroid = true;
    if (!readUidMap(this.#names, bytes, at, end, little)) problem(this.#facts, 'too-many-processes');
  }
}
