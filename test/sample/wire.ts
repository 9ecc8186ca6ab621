import type { Moment } from '../../main/analysis/bytes/moment.ts';
import {
  interfaceDescription,
  interfaceStatistics,
  packetBlock,
  sectionHeader,
} from '../../main/formats/pcapng-writer.ts';
import { type Host, tcpFrame, type TcpOptions, udpFrame } from './frames.ts';

const ETHERNET = 1;

interface Sent {
  readonly millis: number;
  readonly bytes: number[];
  readonly process: string | null;
}

/** Collects frames in any order and writes them as one pcapng, by time. */
export class Wire {
  readonly #start: Moment;
  readonly #sent: Sent[] = [];
  #id = 1;

  /** @param start the moment that `millis` counts from */
  constructor(start: Moment) {
    this.#start = start;
  }

  udp(
    millis: number,
    from: Host,
    to: Host,
    payload: readonly number[],
    outbound: boolean,
    process: string | null,
  ): void {
    this.#sent.push({ millis, bytes: udpFrame(from, to, payload, outbound, this.#nextId()), process });
  }

  tcp(
    millis: number,
    from: Host,
    to: Host,
    options: TcpOptions,
    payload: readonly number[],
    outbound: boolean,
    process: string | null,
  ): void {
    this.#sent.push({ millis, bytes: tcpFrame(from, to, options, payload, outbound, this.#nextId()), process });
  }

  /** @param synthetic whether the file says of itself that it is made up; only a test leaves it out */
  pcapng(synthetic: boolean): Uint8Array {
    const ordered = this.#sent.toSorted((a, b) => a.millis - b.millis);
    const packets = ordered.map(({ millis, bytes, process }) =>
      packetBlock({
        interfaceId: 0,
        time: this.#at(millis),
        bytes: Uint8Array.from(bytes),
        wireLength: bytes.length,
        process,
      }),
    );
    const end = interfaceStatistics(0, this.#at(ordered.at(-1)?.millis ?? 0), ordered.length, 0);
    return Buffer.concat([sectionHeader({ synthetic }), interfaceDescription(ETHERNET), ...packets, end]);
  }

  #at(millis: number): Moment {
    return { seconds: this.#start.seconds + Math.floor(millis / 1000), nanos: (millis % 1000) * 1_000_000 };
  }

  #nextId(): number {
    return (this.#id = (this.#id + 1) & 0xffff);
  }
}
