import type { FieldSink } from '../model/field.ts';
import { decodeLatin1 } from '../bytes/text.ts';

const CODED = { encodings: ['base64'] } as const;
/** Names of mechanisms (RFC 4422 section 3.1: 20 characters) as they may stand in a path. */
const MECHANISM = /^[\w-]{1,20}$/;
const LONGEST_MECHANISM = 20;

/** One login by SASL inside a protocol of lines (RFC 4422): what the client says is base64, one answer a line. Emits
 *  `sasl.plain`, `sasl.scram-sha-1`, …; of LOGIN (two questions, never a standard; draft-murchison-sasl-login-00)
 *  `sasl.login.user` and `sasl.login.password`. */
export class SaslDialog {
  #mechanism: string | null = null;
  #answers = 0;
  readonly #sink: FieldSink;

  constructor(sink: FieldSink) {
    this.#sink = sink;
  }

  get isOpen(): boolean {
    return this.#mechanism !== null;
  }

  /** The client named a mechanism; it may answer at once on the same line. */
  begin(bytes: Uint8Array, at: number, end: number): void {
    const name = decodeLatin1(bytes, at, Math.min(end, at + LONGEST_MECHANISM + 1));
    this.#mechanism = MECHANISM.test(name) ? name.toLowerCase() : 'other';
    this.#answers = 0;
  }

  end(): void {
    this.#mechanism = null;
  }

  /** @param key the command's name as sent */
  answer(key: string, at: number, end: number): void {
    // RFC 4954 section 4: `=` is an empty answer, `*` gives up; IRC says `+` for an empty one.
    const isEmpty = end - at <= 1;
    if (this.#mechanism === 'login') {
      const path = this.#answers === 0 ? 'sasl.login.user' : 'sasl.login.password';
      if (!isEmpty) this.#sink.field(path, key, { at, length: end - at }, CODED);
    } else if (!isEmpty) this.#sink.field(`sasl.${this.#mechanism}`, key, { at, length: end - at }, CODED);
    if (!(isEmpty && this.#answers === 0)) this.#answers++;
  }
}
