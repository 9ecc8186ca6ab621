import type { Span } from '../../bytes/cursor.ts';
import type { FieldOptions, FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { HelloTeller } from './tell-hello.ts';

const NOTHING: Uint8Array = new Uint8Array(0);
/** Read off an Initial packet, whose keys are public. */
const CHAIN = ['quic-initial'];

/** Tells what hellos said that were sealed. */
export class QuicHelloTeller implements HelloTeller {
  readonly flow: Flow;
  readonly sink: FieldSink;
  readonly carrier = 'q';
  #bytes = NOTHING;
  #behind = 0;

  constructor(flow: Flow, sink: FieldSink) {
    this.flow = flow;
    this.sink = sink;
  }

  /** From now on spans point into these opened octets. Octet i of them stood at `behind + i` of those that the sink has
   *  begun. */
  of(bytes: Uint8Array, behind: number): this {
    this.#bytes = bytes;
    this.#behind = behind;
    return this;
  }

  /** What was opened is no longer needed. */
  release(): void {
    this.#bytes = NOTHING;
  }

  field(path: string, key: string | null, span: Span): void {
    this.sink.field(path, key, this.place(span), this.options(span));
  }

  /** Where a span stood. */
  place({ at, length }: Span): Span {
    return { at: this.#behind + at, length };
  }

  options({ at, length }: Span): FieldOptions {
    const bytes = this.#bytes;
    const behind = this.#behind;
    const locate = (part: Span): Span => ({ at: behind + part.at, length: part.length });
    return { decoded: { chain: CHAIN, bytes, at, length, locate } };
  }
}
