import { interfaceDescription, packetBlock, sectionHeader } from '../../main/formats/pcapng-writer.ts';
import { ACK, FIN_ACK, type Host, PSH_ACK, SYN, tcpFrame, udpFrame } from '../sample/frames.ts';
import { ascii } from '../sample/octets.ts';

const ETHERNET = 1;
const START = 1_700_000_000;
/** Largest TCP payload in one of our frames. */
const MSS = 1200;

/** What one side says in a TCP conversation. */
export interface Said {
  readonly out: boolean;
  readonly text: string | readonly number[];
}

/** Frames in the order they are added, a millisecond apart, as one pcapng. Made-up traffic for tests. */
export class FrameList {
  readonly #frames: { bytes: number[]; process: string | null }[] = [];
  #id = 1;
  #port = 40_000;

  get length(): number {
    return this.#frames.length;
  }

  /** A port that no earlier flow has. */
  nextPort(): number {
    return this.#port++;
  }

  add(bytes: number[], process: string | null = null): void {
    this.#frames.push({ bytes, process });
  }

  udp(from: Host, to: Host, payload: readonly number[], process: string | null = null): void {
    this.add(udpFrame(from, to, payload, true, this.#id++ & 0xffff), process);
  }

  /** One conversation from SYN to FIN. */
  tcp(client: Host, server: Host, talk: readonly Said[], process: string | null = null): void {
    let [out, back] = [1_000, 9_000];
    const send = (isOut: boolean, flags: number, payload: readonly number[] = []): void => {
      const [from, to, seq, ack] = isOut ? [client, server, out, back] : [server, client, back, out];
      this.add(
        tcpFrame(from, to, { seq, ack: flags === SYN ? 0 : ack, flags }, payload, isOut, this.#id++ & 0xffff),
        process,
      );
      const step = payload.length + (flags === SYN || flags === (SYN | ACK) || flags === FIN_ACK ? 1 : 0);
      if (isOut) out += step;
      else back += step;
    };
    send(true, SYN);
    send(false, SYN | ACK);
    send(true, ACK);
    for (const { out: isOut, text } of talk) {
      const octets = typeof text === 'string' ? [...Buffer.from(text, 'utf8')] : text;
      for (let at = 0; at < octets.length; at += MSS) send(isOut, PSH_ACK, octets.slice(at, at + MSS));
    }
    send(true, FIN_ACK);
    send(false, FIN_ACK);
    send(true, ACK);
  }

  /** A request and a short answer. */
  http(client: Host, server: Host, request: string, process: string | null = null): void {
    this.tcp(
      client,
      server,
      [
        { out: true, text: request },
        { out: false, text: ascii('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok') },
      ],
      process,
    );
  }

  pcapng(): Uint8Array {
    const packets = this.#frames.map(({ bytes, process }, i) =>
      packetBlock({
        interfaceId: 0,
        time: { seconds: START + Math.floor(i / 1000), nanos: (i % 1000) * 1_000_000 },
        bytes: Uint8Array.from(bytes),
        wireLength: bytes.length,
        process,
      }),
    );
    return Buffer.concat([sectionHeader(), interfaceDescription(ETHERNET), ...packets]);
  }
}
