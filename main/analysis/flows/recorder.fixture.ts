import type { Packet } from '../../formats/packet.ts';
import type { Flow, FlowConsumer } from '../model/flow.ts';
import { ACK, FIN, RST, SYN } from '../packets/segment.ts';
import { CLIENT4, SERVER4, ip4, packetOf, tcp, text, udp } from '../packets/frames.fixture.ts';
import { FlowTable } from './flow-table.ts';

export interface Recorded {
  flow: Flow;
  events: string[];
  closed: number;
}

/** Writes down what a consumer hears, and complains where it hears it out of turn. */
export function recorder(): { consumer: FlowConsumer; flows: Recorded[] } {
  const flows: Recorded[] = [];
  const consumer: FlowConsumer = {
    open(flow) {
      const recorded: Recorded = { flow, events: [], closed: 0 };
      flows.push(recorded);
      let ended = false;
      const note = (event: string) => {
        if (ended) throw new Error('heard something after the end');
        recorded.events.push(event);
      };
      return {
        onData: (direction, bytes) => note(`${direction} ${String.fromCharCode(...bytes)}`),
        onGap: (direction, length) => note(`${direction} gap ${length}`),
        onEnd: () => {
          note('end');
          ended = true;
        },
      };
    },
    closed(flow) {
      const recorded = flows.find((other) => other.flow === flow);
      if (!recorded || recorded.events.at(-1) !== 'end') throw new Error('closed before its end');
      recorded.closed++;
    },
  };
  return { consumer, flows };
}

/** A conversation: packets between one client and one server, one millisecond after the other unless told. */
export class Talk {
  readonly packets: Packet[] = [];
  readonly #clientPort: number;
  readonly #serverPort: number;
  #millis: number;

  constructor(clientPort = 50000, serverPort = 443, startMillis = 0) {
    this.#clientPort = clientPort;
    this.#serverPort = serverPort;
    this.#millis = startMillis;
  }

  wait(millis: number): this {
    this.#millis += millis;
    return this;
  }

  tcp(out: boolean, seq: number, ack: number, flags: number, payload = '', rest: Partial<Packet> = {}): this {
    const [from, to] = this.#ports(out);
    return this.#add(out, 6, tcp(from, to, seq, ack, flags, text(payload)), rest);
  }

  udp(out: boolean, payload: string, rest: Partial<Packet> = {}): this {
    const [from, to] = this.#ports(out);
    return this.#add(out, 17, udp(from, to, text(payload)), rest);
  }

  ip(out: boolean, protocol: number, body: Uint8Array, rest: Partial<Packet> = {}): this {
    return this.#add(out, protocol, body, rest);
  }

  /** SYN, SYN-ACK, ACK: the client's first octet is number 101, the server's 501. */
  handshake(): this {
    return this.tcp(true, 100, 0, SYN)
      .tcp(false, 500, 101, SYN | ACK)
      .tcp(true, 101, 501, ACK);
  }

  /** Both sides say they are done, after so many octets. */
  farewell(sent: number, received: number): this {
    return this.tcp(true, 101 + sent, 501 + received, FIN | ACK)
      .tcp(false, 501 + received, 102 + sent, FIN | ACK)
      .tcp(true, 102 + sent, 502 + received, ACK);
  }

  reset(out: boolean, seq: number): this {
    return this.tcp(out, seq, 0, RST);
  }

  #ports(out: boolean): [number, number] {
    return out ? [this.#clientPort, this.#serverPort] : [this.#serverPort, this.#clientPort];
  }

  #add(out: boolean, protocol: number, body: Uint8Array, rest: Partial<Packet>): this {
    this.#millis++;
    const time = { seconds: 1_700_000_000 + Math.floor(this.#millis / 1000), nanos: (this.#millis % 1000) * 1_000_000 };
    const addresses = out ? {} : { source: SERVER4, destination: CLIENT4 };
    this.packets.push(packetOf(ip4(protocol, body, addresses), { time, ...rest }));
    return this;
  }
}

/** Runs packets through a table; frames are numbered as they come. */
export function run(packets: readonly Packet[]): { table: FlowTable; flows: Recorded[] } {
  const { consumer, flows } = recorder();
  const table = new FlowTable(consumer);
  for (const [index, packet] of packets.entries()) table.packet({ ...packet, frame: index + 1 });
  table.end();
  return { table, flows };
}
