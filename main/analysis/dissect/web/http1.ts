import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { indexOfOctet } from '../ascii.ts';
import { planBody } from './http1-body-plan.ts';
import { Http1Body } from './http1-body.ts';
import { emitHead } from './http1-emit.ts';
import { endOfHead, parseHead, type Head } from './http1-head.ts';
import { HTTP1_BEGINS, scoreHttp1, scoreHttp1At, skipEmptyLines } from './http1-recognise.ts';
import { openUpgraded } from './http1-upgrade.ts';
import { perRecord, type RecordReader, type Step, type StreamControl } from '../per-record.ts';

/** A head's octets. Servers refuse more than 8 to 16 KiB; some cookies come near. */
const MAX_HEAD = 64 * 1024;
/** Requests whose answers are awaited. Pipelines of more than a few are not seen in practice. */
const MOST_AWAITED = 256;
/** So much of a first line must look like one. */
const FEW = 16;

/** HTTP/1.0 and 1.1 over TCP, RFC 9110 and RFC 9112. After a gap it goes on behind a body whose length is known, else with
 *  the next segment that begins with a start line. */
export const http1 = perRecord({
  name: 'http',
  mostWaiting: MAX_HEAD,
  begins: HTTP1_BEGINS,
  recognise: scoreHttp1,
  read: (flow, sink, control) => new Http1Reader(flow, sink, control),
});

interface Half {
  body: Http1Body | null;
  /** Octets of the waiting head that hold no end of it. */
  scanned: number;
}

class Http1Reader implements RecordReader {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #control: StreamControl;
  readonly #halves: Readonly<Record<Direction, Half>> = {
    out: { body: null, scanned: 0 },
    in: { body: null, scanned: 0 },
  };
  /** Methods of requests not answered yet, oldest first. */
  readonly #awaited: string[] = [];

  constructor(flow: Flow, sink: FieldSink, control: StreamControl) {
    this.#flow = flow;
    this.#sink = sink;
    this.#control = control;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const half = this.#halves[direction];
    const { body } = half;
    if (!body) return this.#head(half, direction, bytes, at, end, origin);
    const took = body.step(bytes, at, end, origin);
    if (took === 'lost') body.end('bad-length');
    if (body.done || took === 'lost') half.body = null;
    return took;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    const half = this.#halves[direction];
    half.scanned = 0;
    const head = half.body ? null : parseHead(bytes, at, end);
    this.#sink.begin(bytes, origin, direction);
    if (head) emitHead(head, this.#sink, bytes, this.#flow);
    this.#sink.problem(problem, { at, length: end - at });
    this.#sink.count(head || half.body ? 'readable' : 'unknown', end - at);
  }

  onGap(direction: Direction, length: number): boolean {
    const half = this.#halves[direction];
    const { body } = half;
    const knows = body?.gap(length) ?? false;
    if (!knows) body?.end('cut-short');
    if (!knows || body?.done) half.body = null;
    return knows;
  }

  resumes(_direction: Direction, segment: Uint8Array): boolean {
    return scoreHttp1(segment) > 0.5;
  }

  onEnd(): void {
    for (const { body } of [this.#halves.out, this.#halves.in]) body?.end(body.endsWithStream ? null : 'cut-short');
  }

  #head(half: Half, direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    const empty = skipEmptyLines(bytes, at, end);
    if (empty > 0) {
      this.#sink.count('readable', empty);
      return empty;
    }
    if (half.scanned === 0 && !couldBegin(bytes, at, end)) return 'lost';
    const stop = endOfHead(bytes, at + Math.max(0, half.scanned - 3), end);
    if (stop === 0) {
      half.scanned = end - at;
      return 0;
    }
    half.scanned = 0;
    const head = parseHead(bytes, at, stop);
    if (!head) return 'lost';
    this.#sink.begin(bytes, origin, direction);
    emitHead(head, this.#sink, bytes, this.#flow);
    this.#sink.count('readable', stop - at);
    this.#follow(half, direction, head, bytes);
    return stop - at;
  }

  /** What comes after this head in its direction. */
  #follow(half: Half, direction: Direction, head: Head, bytes: Uint8Array): void {
    const { start } = head;
    const method = start.kind === 'request' ? start.method : (this.#awaited[0] ?? null);
    if (start.kind === 'request') {
      if (this.#awaited.length < MOST_AWAITED) this.#awaited.push(start.method);
    } else if (start.status >= 200 || start.status === 101) this.#awaited.shift();
    if (start.kind === 'response' && switches(start.status, method)) {
      const tunnel = openUpgraded(head, bytes, direction, this.#flow, this.#sink, this.#control.inner);
      this.#control.handOver('out', tunnel);
      this.#control.handOver('in', tunnel);
      return;
    }
    const plan = planBody(head, bytes, method);
    half.body = plan.framing === 'none' ? null : new Http1Body(plan, this.#sink, direction);
  }
}

/** RFC 9110 sections 9.3.6 and 15.2.2: the stream is another protocol's from here on. */
function switches(status: number, method: string | null): boolean {
  return status === 101 || (method === 'CONNECT' && status >= 200 && status < 300);
}

function couldBegin(bytes: Uint8Array, at: number, end: number): boolean {
  const hasLine = indexOfOctet(bytes, 0x0a, at, end) < end;
  return (!hasLine && end - at < FEW) || scoreHttp1At(bytes, at, end) > 0;
}
