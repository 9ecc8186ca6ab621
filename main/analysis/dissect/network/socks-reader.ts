import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Direction, Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/message.ts';
import type { Origin } from '../../model/where.ts';
import { indexOfOctet } from '../ascii.ts';
import type { Session } from '../dissector.ts';
import type { RecordReader, Step, StreamControl } from '../per-record.ts';
import { openTunnel } from '../tunnel.ts';
import { unknown } from '../unknown.ts';

const SOCKS_5 = 5;
const PASSWORDS = 2; // RFC 1928 section 3: X'02'
const REFUSED = 0xff;
const IPV4 = 1;
const NAME = 3;
const IPV6 = 4;
const GRANTED_4 = 0x5a;
const LAST_CODE_4 = 0x5d;
const REPLY_4 = 8;

/** What comes next in a direction. `stop`: nothing that this reader knows. */
type Next = 'greeting' | 'login' | 'request' | 'stop';

/** Reads both sides up to the server's consent. The client's first octets wait until the server answered them as SOCKS
 *  does: until then the stream may be anything. */
export class SocksReader implements RecordReader {
  readonly #flow: Flow;
  readonly #sink: FieldSink;
  readonly #control: StreamControl;
  readonly #next: Record<Direction, Next> = { out: 'greeting', in: 'greeting' };
  /** What the server's choice of a method asks of the client. */
  #afterGreeting: Next = 'request';
  #isSure = false;
  #isRefuted = false;
  #carried: Session | null = null;

  constructor(flow: Flow, sink: FieldSink, control: StreamControl) {
    this.#flow = flow;
    this.#sink = sink;
    this.#control = control;
  }

  step(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin): Step {
    if (direction === 'out' && !this.#isSure && !this.#isRefuted) return 0;
    if (this.#isRefuted || this.#next[direction] === 'stop') return 'lost';
    const c = new Cursor(bytes, at, end);
    this.#sink.begin(bytes, origin, direction);
    const took = direction === 'in' ? this.#answer(c) : this.#question(c);
    if (took === 'lost') return this.#refute();
    if (took === 0) return 0;
    this.#sink.count('readable', c.at - at);
    return c.at - at;
  }

  cutShort(direction: Direction, bytes: Uint8Array, at: number, end: number, origin: Origin, problem: Problem): void {
    let from = at;
    // A request that the server granted is still unread where the client said no more.
    for (let took: Step = 1; from < end && this.#isSure && typeof took === 'number' && took > 0;) {
      took = this.step(direction, bytes, from, end, origin);
      if (typeof took === 'number') from += took;
    }
    if (from === end) return;
    const rest = { at: from, length: end - from };
    this.#sink.begin(bytes, origin, direction);
    this.#sink.problem(problem, rest);
    this.#sink.field('cut', null, rest, { unclaimed: true });
    this.#sink.count(this.#isSure ? 'readable' : 'unknown', rest.length);
    this.#refute();
  }

  onGap(): boolean {
    return false;
  }

  resumes(): boolean {
    return false;
  }

  /** Nobody agreed that this is SOCKS: then the flow must not be called so. */
  #refute(): 'lost' {
    if (!this.#isSure) {
      this.#isRefuted = true;
      this.#flow.protocol = unknown.name;
    }
    return 'lost';
  }

  #question(c: Cursor): Step {
    switch (this.#next.out) {
      case 'greeting':
        return c.bytes[c.at] === SOCKS_5 ? this.#greeting(c) : this.#request4(c);
      case 'login':
        return this.#login(c);
      default:
        return this.#request(c);
    }
  }

  #greeting(c: Cursor): Step {
    c.skip(1);
    c.skip(c.u8());
    if (c.ok) this.#next.out = this.#afterGreeting;
    return Number(c.ok);
  }

  /** RFC 1929 section 2. */
  #login(c: Cursor): Step {
    if (c.u8() !== 1 && c.ok) return 'lost';
    const user = c.span(c.u8());
    const password = c.span(c.u8());
    if (!c.ok) return 0;
    this.#field('login.user', user);
    this.#field('login.password', password);
    this.#next.out = 'request';
    return 1;
  }

  /** RFC 1928 section 4. */
  #request(c: Cursor): Step {
    const version = c.u8();
    c.skip(2);
    if (version !== SOCKS_5 && c.ok) return 'lost';
    if (!this.#address(c, 'target')) return c.ok ? 'lost' : 0;
    this.#sink.message({ type: 'socks', version: SOCKS_5 });
    this.#next.out = 'stop';
    if (this.#carried) this.#control.handOver('out', this.#carried);
    return 1;
  }

  #request4(c: Cursor): Step {
    c.skip(4);
    const ip = c.u32();
    const user = untilNul(c);
    const name = ip < 256 ? untilNul(c) : null;
    if (!c.ok) return 0;
    this.#sink.message({ type: 'socks', version: 4 });
    this.#field('login.user', user);
    if (name) this.#field('target.name', name);
    else this.#field('target.address', { at: user.at - 4, length: 4 }, true);
    this.#next.out = 'stop';
    if (this.#carried) this.#control.handOver('out', this.#carried);
    return 1;
  }

  #answer(c: Cursor): Step {
    if (this.#next.in === 'greeting' && c.bytes[c.at] === 0) return this.#answer4(c);
    const version = c.u8();
    if (this.#next.in === 'login') {
      // RFC 1929 section 2: a version of its own, and 0 for yes.
      c.skip(1);
      if (c.ok) this.#next.in = 'request';
      return version === 1 ? Number(c.ok) : 'lost';
    }
    if (version !== SOCKS_5) return 'lost';
    if (this.#next.in === 'request') return this.#consent(c);
    const method = c.u8();
    if (!c.ok) return 0;
    if (method > PASSWORDS + 7 && method !== REFUSED) return 'lost';
    this.#isSure = true;
    const next = method === PASSWORDS ? 'login' : method === 0 ? 'request' : 'stop';
    this.#next.in = next;
    this.#afterGreeting = next;
    return 1;
  }

  /** RFC 1928 section 6. */
  #consent(c: Cursor): Step {
    const code = c.u8();
    c.skip(1);
    if (!this.#address(c, 'bound')) return c.ok ? 'lost' : 0;
    if (code === 0) this.#tunnel();
    this.#next.in = 'stop';
    return 1;
  }

  #answer4(c: Cursor): Step {
    c.skip(1);
    const code = c.u8();
    c.skip(REPLY_4 - 2);
    if (!c.ok) return 0;
    if (code < GRANTED_4 || code > LAST_CODE_4) return 'lost';
    this.#isSure = true;
    this.#next.in = 'stop';
    if (code === GRANTED_4) this.#tunnel();
    return 1;
  }

  /** An address by its type, and a port. False: unknown type, or not all of it is there (then the cursor says so). */
  #address(c: Cursor, path: string): boolean {
    const type = c.u8();
    const isName = type === NAME;
    if (type !== IPV4 && type !== IPV6 && !isName) return false;
    const value = c.span(isName ? c.u8() : type === IPV4 ? 4 : 16);
    c.skip(2);
    if (!c.ok) return false;
    this.#field(`${path}.${isName ? 'name' : 'address'}`, value, !isName);
    return true;
  }

  /** What follows is asked of everybody. The client's octets that wait are its request, which this reader still takes. */
  #tunnel(): void {
    const session = openTunnel(this.#flow, this.#sink, this.#control.inner);
    this.#carried = session;
    this.#control.handOver('in', session);
    if (this.#next.out === 'stop') this.#control.handOver('out', session);
  }

  #field(path: string, span: Span, unclaimed = false): void {
    if (span.length > 0) this.#sink.field(path, null, span, unclaimed ? { unclaimed } : {});
  }
}

/** A text and its NUL. */
function untilNul(c: Cursor): Span {
  const stop = indexOfOctet(c.bytes, 0, c.at, c.end);
  const text = c.span(stop - c.at);
  c.skip(1);
  return text;
}
