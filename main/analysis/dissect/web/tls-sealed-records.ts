import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import type { KeyLog } from '../../model/key-log.ts';
import type { Origin } from '../../model/where.ts';
import type { Session } from '../dissector.ts';
import { originFrom } from '../kept-origin.ts';
import { StreamBuffer } from '../stream-buffer.ts';
import type { RecordOpener } from './tls-opener.ts';
import { APPLICATION_DATA, RECORD_HEADER, recordHead } from './tls-record.ts';

/** Records that may fail before anything was opened: two flights of a handshake whose secrets the log lacks. Then the log is
 *  another connection's, and trying on would cost a try for every record. */
const MOST_FAILED = 64;

/** One direction's sealed records. To an observer all of it is opaque, opened or not: so it is counted. */
export class SealedRecords implements Session {
  readonly #content: Session;
  readonly #tally: KeyLog['tally'];
  readonly #sink: FieldSink;
  readonly #opener: RecordOpener;
  readonly #waiting = new StreamBuffer();
  #isOver = false;
  #opened = 0;
  #failed = 0;
  /** Octets to come of a record whose other octets are lost. */
  #skip = 0;

  /** @param content who hears the octets inside; its `onEnd` may come from both directions */
  constructor(content: Session, tally: KeyLog['tally'], sink: FieldSink, opener: RecordOpener) {
    this.#content = content;
    this.#tally = tally;
    this.#sink = sink;
    this.#opener = opener;
  }

  onData(direction: Direction, bytes: Uint8Array, origin: Origin): void {
    this.#sink.count('opaque', bytes.length);
    if (this.#isOver) return;
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    const waiting = this.#waiting;
    waiting.append(bytes, skipped, bytes.length, origin);
    let at = 0;
    while (waiting.length - at >= RECORD_HEADER && !this.#isOver) {
      const head = recordHead(waiting.bytes, at);
      if (!head) this.#stop(direction);
      else if (waiting.length - at < RECORD_HEADER + head.length) break;
      else {
        this.#record(direction, at, at + RECORD_HEADER + head.length);
        at += RECORD_HEADER + head.length;
      }
    }
    waiting.drop(this.#isOver ? waiting.length : at);
  }

  /** A gap inside one record costs that record. Behind a larger one no number and no border is known. */
  onGap(direction: Direction, length: number): void {
    if (this.#isOver) return;
    const waiting = this.#waiting;
    const head = waiting.length >= RECORD_HEADER ? recordHead(waiting.bytes, 0) : null;
    const left = this.#skip > 0 ? this.#skip : head ? RECORD_HEADER + head.length - waiting.length : 0;
    if (left < length) {
      this.#stop(direction);
      return;
    }
    if (this.#skip === 0) {
      this.#opener.skip();
      this.#content.onGap(direction, head?.length ?? length);
      this.#tally.failedRecords++;
    }
    waiting.drop(waiting.length);
    this.#skip = left - length;
  }

  onEnd(): void {
    this.#content.onEnd();
  }

  #stop(direction: Direction): void {
    this.#isOver = true;
    if (this.#opened > 0) this.#content.onGap(direction, this.#waiting.length);
    this.#waiting.drop(this.#waiting.length);
  }

  #record(direction: Direction, at: number, end: number): void {
    const { bytes, origin } = this.#waiting;
    const record = this.#opener.open(bytes, at, end);
    const tally = this.#tally;
    if (!record) {
      if (bytes[at] !== APPLICATION_DATA) return; // a ChangeCipherSpec that means nothing, an alert in the clear
      tally.failedRecords++;
      if (this.#opened > 0) this.#content.onGap(direction, end - at - RECORD_HEADER);
      if (++this.#failed >= MOST_FAILED && this.#opened === 0) this.#stop(direction);
      return;
    }
    this.#opened++;
    tally.records++;
    if (record.type !== APPLICATION_DATA || record.length === 0) return;
    tally.octets += record.length;
    const plain = record.bytes.subarray(record.at, record.at + record.length);
    this.#content.onData(direction, plain, originFrom(origin, at + record.placeAt));
  }
}
