/** Makes the synthetic capture: `node bench/synthetic/make.ts OUT [FLOWS]`. The same seed makes the same file on every
 *  machine. Prints what it holds, the planted values' number among it. */
import { CaptureWriter, type Side } from './frames.ts';
import { MIX, type Conversation, type Turn, type Way } from './conversations.ts';
import { SeededRandom } from './random.ts';

export interface Made {
  readonly bytes: number;
  readonly packets: number;
  readonly flows: number;
  /** Every planted value and how often it was sent. */
  readonly planted: ReadonlyMap<string, number>;
}

const SEED = 20_261_124;
const AT_A_TIME = 2500;
const SEGMENT = 1400;
const START = 1_790_000_000;
const SYN = 2;
const ACK = 16;
const PSH_ACK = 24;
const FIN_ACK = 17;
/** One segment in so many is sent twice; one flow in so many speaks IPv6. */
const RETRANSMITTED = 400;
const ONE_IN_IPV6 = 4;

interface Running {
  readonly conversation: Conversation;
  readonly turns: Iterator<Turn>;
  readonly sides: Readonly<Record<Way, Side>>;
  readonly seq: Record<Way, number>;
}

export function makeSynthetic(path: string, flows: number): Made {
  const maker = new Maker(path);
  for (let begun = 0; begun < flows; begun++) maker.begin(begun);
  return maker.finish(flows);
}

class Maker {
  readonly #random = new SeededRandom(SEED);
  readonly #writer: CaptureWriter;
  readonly #planted = new Map<string, number>();
  readonly #running: Running[] = [];
  #micros = 0;

  constructor(path: string) {
    this.#writer = new CaptureWriter(path);
  }

  begin(number: number): void {
    while (this.#running.length >= AT_A_TIME) this.#stepOne();
    const random = this.#random;
    const conversation = this.#pick();
    const version6 = random.chance(ONE_IN_IPV6);
    const note = (value: string): void => void this.#planted.set(value, (this.#planted.get(value) ?? 0) + 1);
    const turns = conversation.turns(random, note)[Symbol.iterator]();
    const running: Running = {
      conversation,
      turns,
      sides: {
        out: { ip: clientAddress(number, version6), port: 1024 + (number % 60_000) },
        in: { ip: serverAddress(random, version6), port: conversation.port },
      },
      seq: { out: random.word(), in: random.word() },
    };
    this.#running.push(running);
    if (conversation.transport === 'udp') return;
    this.#segment(running, 'out', SYN, NOTHING);
    this.#segment(running, 'in', SYN | ACK, NOTHING);
    this.#segment(running, 'out', ACK, NOTHING);
  }

  finish(flows: number): Made {
    while (this.#running.length > 0) this.#stepOne();
    this.#writer.close();
    return { bytes: this.#writer.bytes, packets: this.#writer.packets, flows, planted: this.#planted };
  }

  #pick(): Conversation {
    let left = this.#random.below(1000);
    for (const [conversation, share] of MIX) {
      if (left < share) return conversation;
      left -= share;
    }
    return MIX[0]?.[0] ?? noConversation();
  }

  #stepOne(): void {
    const running = this.#running;
    const at = this.#random.below(running.length);
    const one = running[at];
    if (!one) return;
    const turn = one.turns.next();
    if (turn.done !== true) return this.#send(one, turn.value);
    running[at] = running.at(-1) ?? one;
    running.pop();
    if (one.conversation.transport === 'udp') return;
    this.#segment(one, 'out', FIN_ACK, NOTHING);
    this.#segment(one, 'in', FIN_ACK, NOTHING);
    this.#segment(one, 'out', ACK, NOTHING);
  }

  #send(one: Running, [way, payload]: Turn): void {
    if (one.conversation.transport === 'udp') return this.#write(one, way, null, payload);
    for (let at = 0; at < payload.length; at += SEGMENT)
      this.#segment(one, way, PSH_ACK, payload.subarray(at, at + SEGMENT));
    if (this.#random.chance(2)) this.#segment(one, way === 'out' ? 'in' : 'out', ACK, NOTHING);
  }

  #segment(one: Running, way: Way, flags: number, payload: Uint8Array): void {
    const tcp = { seq: one.seq[way], ack: one.seq[way === 'out' ? 'in' : 'out'], flags };
    this.#write(one, way, tcp, payload);
    if (payload.length > 0 && this.#random.chance(RETRANSMITTED)) this.#write(one, way, tcp, payload);
    one.seq[way] = (one.seq[way] + payload.length + (flags & (SYN | 1) ? 1 : 0)) >>> 0;
  }

  #write(one: Running, way: Way, tcp: { seq: number; ack: number; flags: number } | null, payload: Uint8Array): void {
    this.#micros += 20 + (this.#random.word() & 31);
    const time = { seconds: START + Math.floor(this.#micros / 1e6), micros: this.#micros % 1e6 };
    this.#writer.write(time, one.sides[way], one.sides[way === 'out' ? 'in' : 'out'], tcp, payload);
  }
}

const NOTHING = new Uint8Array(0);

/** Addresses for benchmarks (RFC 2544) and for documentation (RFC 3849); each flow has its own pair of address and port. */
function clientAddress(number: number, version6: boolean): Uint8Array {
  const device = Math.floor(number / 60_000);
  if (!version6) return Uint8Array.of(198, 18, 0, 10 + device);
  return Uint8Array.of(0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10 + device);
}

function serverAddress(random: SeededRandom, version6: boolean): Uint8Array {
  const [high, low] = [random.below(8), random.below(250)];
  if (!version6) return Uint8Array.of(198, 19, high, low + 1);
  return Uint8Array.of(0x20, 1, 0x0d, 0xb8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, high, low + 1);
}

function noConversation(): never {
  throw new Error('the mix of conversations is empty');
}

const [out, flows = '100000'] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && out !== undefined) {
  const { planted, ...made } = makeSynthetic(out, Number(flows));
  process.stdout.write(
    `${JSON.stringify({ ...made, planted: [...planted.values()].reduce((sum, one) => sum + one, 0) })}\n`,
  );
}
