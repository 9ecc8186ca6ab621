import { ACK, FIN_ACK, type Host, PSH_ACK, SYN } from './frames.ts';
import type { SeededRandom } from './random.ts';
import { clientHello, encrypted, serverHello } from './tls-bytes.ts';
import type { Wire } from './wire.ts';

/** Largest TCP payload in one of our frames. */
const MSS = 1360;

export interface HttpsVisit {
  readonly at: number;
  readonly client: Host;
  readonly server: Host;
  readonly serverName: string;
  /** Milliseconds to the server and back. */
  readonly roundTrip: number;
  /** Octets of each request and answer, in turn. */
  readonly exchanges: readonly { readonly out: number; readonly in: number }[];
  readonly process: string;
}

/** One encrypted web conversation from SYN to FIN. */
export function httpsVisit(wire: Wire, random: SeededRandom, visit: HttpsVisit): void {
  const { client, server, process, roundTrip } = visit;
  let now = visit.at;
  let seq = random.u32();
  let ack = random.u32();
  const out = (flags: number, payload: readonly number[] = []): void => {
    wire.tcp(now, client, server, { seq, ack, flags }, payload, true, process);
    seq = (seq + payload.length + (flags === SYN || flags === FIN_ACK ? 1 : 0)) >>> 0;
  };
  const back = (flags: number, payload: readonly number[] = []): void => {
    wire.tcp(now, server, client, { seq: ack, ack: seq, flags }, payload, false, process);
    ack = (ack + payload.length + (flags === (SYN | ACK) || flags === FIN_ACK ? 1 : 0)) >>> 0;
  };
  const send = (one: typeof out, payload: readonly number[]): void => {
    for (let from = 0; from < payload.length; from += MSS) one(PSH_ACK, payload.slice(from, from + MSS));
  };

  wire.tcp(now, client, server, { seq, ack: 0, flags: SYN }, [], true, process);
  seq = (seq + 1) >>> 0;
  now += roundTrip;
  back(SYN | ACK);
  out(ACK);
  send(out, clientHello(random, visit.serverName));
  now += roundTrip;
  send(back, [...serverHello(random), ...encrypted(random, 2400)]);
  out(ACK);
  for (const exchange of visit.exchanges) {
    now += 15;
    send(out, encrypted(random, exchange.out));
    now += roundTrip + 20;
    send(back, encrypted(random, exchange.in));
    out(ACK);
  }
  now += 30_000;
  out(FIN_ACK);
  now += roundTrip;
  back(FIN_ACK);
  out(ACK);
}
