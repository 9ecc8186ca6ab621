import { u16be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction } from '../../model/flow.ts';
import { octetRange } from '../first-octets.ts';
import { perRecord, type Step } from '../per-record.ts';
import { HELLO_START, mmtlsHello, ticketsOf } from './mmtls-hello.ts';
import { SealedFrames, type SealedFrame, type SealedFraming } from './sealed-frames.ts';

/** Type, `f1`, version, length (2). */
const HEAD = 5;
const MARK = 0xf1;
const FIRST_TYPE = 0x14;
const LAST_TYPE = 0x19;
/** As in TLS (RFC 8446 section 5.2), which the format follows. */
const LONGEST = 16_384 + 256;

/** mmtls on a long-lived TCP stream, as WeChat speaks it: TLS 1.3 in a form of its own. Only hellos are readable. Sources:
 *  docs/protocols/mmtls.md. */
export const mmtls = {
  ...perRecord({
    name: 'mmtls',
    mostWaiting: HEAD + LONGEST,
    recognise(first) {
      if (!isRecord(first, 0)) return 0;
      const length = u16be(first, 3);
      if (mmtlsHello(first, HEAD, length) !== null) return 0.97;
      return first.length === HEAD + length || isRecord(first, HEAD + length) ? 0.93 : 0;
    },
    read: (flow, sink) => new SealedFrames(new MmtlsFraming(() => (flow.sawStart = true)), sink),
  }),
  begins: octetRange(FIRST_TYPE, LAST_TYPE),
};

class MmtlsFraming implements SealedFraming {
  readonly #sawHello: () => void;

  constructor(sawHello: () => void) {
    this.#sawHello = sawHello;
  }

  frame(_direction: Direction, bytes: Uint8Array, at: number, end: number): SealedFrame | Step {
    if (end - at < HEAD) return -HEAD;
    if (!isRecord(bytes, at)) return 'lost';
    const length = u16be(bytes, at + 3);
    const told = HEAD + Math.min(length, HELLO_START);
    if (end - at < told) return -told;
    const isHello = mmtlsHello(bytes, at + HEAD, length) !== null;
    return isHello ? { open: HEAD + length, sealed: 0 } : { open: HEAD, sealed: length };
  }

  tell(_direction: Direction, bytes: Uint8Array, at: number, end: number, sink: FieldSink): void {
    const body = at + HEAD;
    const kind = body < end ? mmtlsHello(bytes, body, end - body) : null;
    sink.message({ type: 'chat-packet', kind: kind ?? `record-${bytes[at] ?? 0}` });
    if (kind !== null) this.#sawHello();
    if (kind !== 'client-hello') return;
    for (const ticket of ticketsOf(bytes, body, end))
      sink.field('client-hello.ticket', null, ticket, { unclaimed: true });
  }
}

function isRecord(bytes: Uint8Array, at: number): boolean {
  const type = bytes[at] ?? 0;
  if (bytes.length - at < HEAD || type < FIRST_TYPE || type > LAST_TYPE || bytes[at + 1] !== MARK) return false;
  const [version, length] = [bytes[at + 2] ?? 0, u16be(bytes, at + 3)];
  return (version === 3 || version === 4) && length > 0 && length <= LONGEST;
}
