import { type Consent, consentSchema } from '../contract/session.ts';
import { EarshotError } from '../contract/errors.ts';
import {
  BlockCutter,
  blockType,
  droppedIn,
  ENHANCED_PACKET,
  INTERFACE_DESCRIPTION,
  INTERFACE_STATISTICS,
  linkTypeOf,
  packetBytes,
} from './block-cutter.ts';
import { CaptureFile, createGrowingFile, type GrowingFile, removeFile } from './capture-file.ts';
import { markBlock } from './mark-block.ts';
import { NOBODY, PacketMarker } from './packet-marker.ts';
import type { PacketSource } from './packet-source.ts';
import { ProcessTable } from './process-table.ts';
import type { Owner } from './socket-index.ts';

export interface RecordingProgress {
  readonly packets: number;
  /** Null: the source cannot tell. */
  readonly dropped: number | null;
  /** Octets in the file. */
  readonly bytes: number;
  /** Packets that Earshot itself caused. */
  readonly ownPackets: number;
  readonly seconds: number;
}

export interface RecordingRequest {
  readonly source: PacketSource;
  readonly interface: string;
  readonly filter: string | null;
  /** What the person answered before the first packet. */
  readonly consent: Consent | null;
  /** Where capture.pcapng is made; must not exist yet. */
  readonly path: string;
  /** Called twice a second. */
  readonly onProgress?: (progress: RecordingProgress) => void;
  /** The same bytes as in the file, whole blocks, after they were written. For the live analysis; must not keep them. */
  readonly onBytes?: (bytes: Uint8Array) => void;
  readonly marker?: PacketMarker;
  readonly createFile?: (path: string) => Promise<GrowingFile>;
}

export interface Recording {
  /** Drains the source, finishes the file. */
  stop(): Promise<RecordingProgress>;
  /** Settles when the recording has ended, whoever ended it. Rejects with EarshotError when it failed; what was written
   *  before stays in the file: a full disk is then `recording-disk-full`. */
  readonly done: Promise<RecordingProgress>;
}

const PROGRESS_MS = 500;

/** Starts to record; resolves when the first bytes are in the file. Throws EarshotError: `consent-missing` before
 *  anything is opened, what the source throws, `disk-full`, `write-failed`. Leaves no file where nothing was recorded. */
export async function startRecording(request: RecordingRequest): Promise<Recording> {
  if (!consentSchema.safeParse(request.consent).success) throw new EarshotError('consent-missing');
  const file = new CaptureFile(await (request.createFile ?? createGrowingFile)(request.path));
  const recorder = new Recorder(request, file);
  const done = recorder.run();
  done.catch(() => undefined); // whoever awaits `done` or `stop()` hears of it
  await Promise.race([recorder.started, done]);
  return {
    done,
    stop: async () => {
      await request.source.stop();
      return done;
    },
  };
}

/** `disk-full` says that nothing was left behind. A recording that had begun stays. */
function keptProblem(error: unknown): unknown {
  return error instanceof EarshotError && error.code === 'disk-full'
    ? new EarshotError('recording-disk-full', error.values, { cause: error })
    : error;
}

class Recorder {
  readonly started: Promise<void>;
  readonly #request: RecordingRequest;
  readonly #file: CaptureFile;
  readonly #marker: PacketMarker;
  readonly #cutter = new BlockCutter();
  #hasStarted: () => void = () => undefined;
  #startedAt: number | null = null;
  #linkType = -1;
  #packets = 0;
  #ownPackets = 0;
  #dropped: number | null;
  #live: ((bytes: Uint8Array) => void) | undefined;

  constructor(request: RecordingRequest, file: CaptureFile) {
    this.#request = request;
    this.#file = file;
    this.#marker = request.marker ?? new PacketMarker(new ProcessTable());
    this.#dropped = request.source.tellsDrops ? 0 : null;
    this.#live = request.onBytes;
    this.started = new Promise((resolve) => (this.#hasStarted = resolve));
  }

  async run(): Promise<RecordingProgress> {
    const timer = setInterval(() => this.#tick(), PROGRESS_MS);
    try {
      for await (const chunk of this.#request.source.open(this.#request)) await this.#take(chunk);
    } catch (error) {
      await this.#file.finish().catch(() => undefined); // the first error is the one to tell
      if (this.#startedAt === null) await removeFile(this.#request.path);
      throw this.#startedAt === null ? error : keptProblem(error);
    } finally {
      clearInterval(timer);
    }
    await this.#file.finish().catch((error: unknown) => {
      throw keptProblem(error);
    });
    if (this.#startedAt === null) {
      await removeFile(this.#request.path); // stopped before it began
      throw new EarshotError('capture-failed', { reason: 'nothing-came' });
    }
    const end = this.progress();
    this.#request.onProgress?.(end);
    return end;
  }

  #tick(): void {
    this.#file.syncWhenDue().catch(() => undefined); // a disk that fails makes the next append fail, which is told
    this.#request.onProgress?.(this.progress());
  }

  progress(): RecordingProgress {
    const seconds = this.#startedAt === null ? 0 : (performance.now() - this.#startedAt) / 1000;
    const { length: bytes } = this.#file;
    return { packets: this.#packets, dropped: this.#dropped, bytes, ownPackets: this.#ownPackets, seconds };
  }

  async #take(chunk: Uint8Array): Promise<void> {
    const blocks = this.#cutter.push(chunk);
    if (blocks.length === 0) return;
    for (const block of blocks) if (blockType(block) === INTERFACE_DESCRIPTION) this.#linkType = linkTypeOf(block);
    const owners = await this.#owners(blocks);
    const bytes = await this.#file.append(blocks.map((block, i) => markBlock(block, owners[i] ?? NOBODY)));
    this.#count(blocks, owners);
    this.#startedAt ??= performance.now();
    this.#hasStarted();
    this.#hand(bytes);
  }

  /** Per block, nobody for what is no packet. One look at the system's sockets serves all packets of a chunk. */
  async #owners(blocks: readonly Uint8Array[]): Promise<Owner[]> {
    const packets = blocks.filter((block) => blockType(block) === ENHANCED_PACKET);
    const owners = await this.#marker.mark(packets.map(packetBytes), this.#linkType);
    let next = 0;
    return blocks.map((block) => (blockType(block) === ENHANCED_PACKET ? (owners[next++] ?? NOBODY) : NOBODY));
  }

  /** What is in the file now. */
  #count(blocks: readonly Uint8Array[], owners: readonly Owner[]): void {
    blocks.forEach((block, i) => {
      const type = blockType(block);
      if (type === INTERFACE_STATISTICS) this.#dropped = droppedIn(block) ?? this.#dropped;
      if (type !== ENHANCED_PACKET) return;
      this.#packets++;
      if (owners[i]?.own === true) this.#ownPackets++;
    });
  }

  /** A fault of the live view must not end the recording: it gets no more bytes, the file grows on. */
  #hand(bytes: Uint8Array): void {
    try {
      this.#live?.(bytes);
    } catch {
      this.#live = undefined;
    }
  }
}
