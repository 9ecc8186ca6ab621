import { ACK, FIN, RST, SYN, type Segment } from '../packets/segment.ts';
import { isEphemeralPort } from './client.ts';
import type { HeldBudget } from './held-budget.ts';
import type { LiveFlow } from './live-flow.ts';
import { answer, ask } from './round-trip.ts';
import type { TcpSide } from './tcp-side.ts';

/** Seconds of packet time without a packet after which a flow without a connection is over (RFC 4787 REQ-5: a NAT keeps
 *  UDP for 2 minutes at least, 5 are recommended). */
export const IDLE_SECONDS = 300;

/** Does this segment show that the flow found under its addresses and ports is over, and another begins? `out`: it comes
 *  from that flow's client. */
export function endsBefore(flow: LiveFlow, segment: Segment, out: boolean): boolean {
  if (segment.own && !flow.own) return true; // known as our own only now
  if (flow.transport === 'tcp') {
    if ((segment.flags & (SYN | ACK)) !== SYN) return false;
    const side = out ? flow.out : flow.in;
    // Where nothing is known of this side's numbers, the SYN may be the other half of the same beginning.
    return side?.hasNumber ? side.isOther(segment.seq) : flow.closing;
  }
  const last = flow.lastTime;
  return last !== null && segment.time !== null && segment.time.seconds - last.seconds > IDLE_SECONDS;
}

/** Gives a segment's payload to the flow's listener, in order, and times answers. False: the segment cannot belong to this
 *  flow's connection. */
export function deliver(flow: LiveFlow, segment: Segment, out: boolean, budget: HeldBudget): boolean {
  if (flow.transport === 'tcp') return deliverTcp(flow, flow.side(out, budget), out ? flow.in : flow.out, segment, out);
  if (flow.transport === 'udp') deliverDatagram(flow, segment, out);
  else if (segment.echo >= 0) timeEcho(flow, segment, out);
  return true;
}

function deliverTcp(flow: LiveFlow, side: TcpSide, peer: TcpSide | null, segment: Segment, out: boolean): boolean {
  const { flags } = segment;
  if (flags & RST) {
    flow.closing = true; // its payload, if any, is no part of the stream (RFC 9293 section 3.10.7)
    return true;
  }
  if (flags & ACK && peer) {
    peer.acknowledged(segment.ack);
    if (out && (flags & SYN) === 0 && side.sawSyn && peer.sawSyn) flow.sawStart = true;
  }
  const before = side.next;
  const heldBefore = side.holds;
  if (!side.receive(segment)) return false;
  if (flags & FIN && side.sawFin && peer?.sawFin) flow.closing = true;
  if (side.isDone && peer?.isDone) flow.end();
  if (segment.wireLength === 0) return true;
  // Only octets that are new and in order can be timed: what fills a hole may have reached the server long before.
  const isNew = !heldBefore && !side.holds && side.next - before === segment.wireLength;
  if (out && isNew) ask(flow, side.next | 0, segment.time);
  if (!out) {
    if (flags & ACK && flow.askedAt && ((segment.ack - flow.question) | 0) >= 0) answer(flow, segment.time);
    else flow.hasAnswer = true; // a greeting, or the rest of an answer
  }
  return true;
}

function deliverDatagram(flow: LiveFlow, segment: Segment, out: boolean): void {
  timeFirstAnswer(flow, segment, out);
  const { bytes, at, length, wireLength } = segment;
  const direction = out ? 'out' : 'in';
  if (length > 0 && !flow.takesSealed(direction, length))
    flow.data(direction, bytes.subarray(at, at + length), segment.origin(0));
  if (wireLength > length) flow.gap(direction, wireLength - length);
}

/** UDP says nowhere what answers what: only the first answer to the first datagram is timed, and none where both ports are
 *  handed-out ones. Two peers that open a path through their NATs send to each other at once, and one's first datagram
 *  would pass for a very fast answer. */
function timeFirstAnswer(flow: LiveFlow, segment: Segment, out: boolean): void {
  if (flow.packetsIn > 0 || isEphemeralPort(flow.server.port)) return;
  if (out) ask(flow, 0, segment.time);
  else answer(flow, segment.time);
}

/** An echo's reply repeats its number, so each pair can be timed. */
function timeEcho(flow: LiveFlow, segment: Segment, out: boolean): void {
  if (out === segment.echoReply) return;
  if (out) {
    if (flow.question !== segment.echo) flow.askedAt = null; // the one before got no answer
    ask(flow, segment.echo, segment.time);
  } else if (flow.question === segment.echo) {
    answer(flow, segment.time);
  }
}
