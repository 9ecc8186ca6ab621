import type { Flow } from '../../model/flow.ts';
import { octetRange } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';
import { Nobodys } from './nobodys.ts';

/** LINE's own packets around a call's RTP; no public specification (docs/protocols/line-call.md). */
interface LinePacket {
  readonly counter: number;
}

const HEAD = 4; // octets: mark, length (11 bits), counter (16)
const MARK = 0xd;
/** Packets whose counters follow each other before a flow is taken for LINE. */
const IN_ORDER = 3;
/** A counter of the other direction, or a lost packet. */
const LONGEST_STEP = 8;

interface Seen {
  counter: number;
  inOrder: number;
}
/** Per flow, the two directions' counters: they are far apart. Gone with the flow. */
const seen = new WeakMap<Flow, Seen[]>();

/** The framing alone: 15 bits of mark and length, and a counter that goes on. What is inside looks random, and is left
 *  to the search for own values. */
export const lineCall = perDatagram<LinePacket>({
  name: 'line-call',
  begins: octetRange(0xd0, 0xdf),
  recognise: (first, flow) => (isFramed(first) && countsOn(first, flow) ? 0.8 : 0),
  parse: (bytes) =>
    isFramed(bytes)
      ? { message: { counter: counterOf(bytes) }, problem: null }
      : { message: null, problem: 'not-this-protocol' },
  count(_message, sink) {
    sink.count('readable', HEAD);
  },
  emit(_message, sink, { bytes, direction, flow, origin }) {
    sink.message({ type: 'call-packet', kind: 'frame' });
    new Nobodys(flow, sink).tell(direction, bytes, HEAD, origin);
  },
});

function isFramed(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return bytes.length > HEAD && first >> 4 === MARK && (((first & 7) << 8) | second) === bytes.length - HEAD;
}

function counterOf(bytes: Uint8Array): number {
  return ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
}

/** Asking twice about one packet changes nothing. */
function countsOn(bytes: Uint8Array, flow: Flow): boolean {
  const counter = counterOf(bytes);
  let known = seen.get(flow);
  if (!known) seen.set(flow, (known = []));
  const side = known.find((one) => ((counter - one.counter) & 0xffff) <= LONGEST_STEP);
  if (!side) {
    if (known.length < 2) known.push({ counter, inOrder: 1 });
    return false;
  }
  if (side.counter !== counter) side.inOrder = Math.min(side.inOrder + 1, IN_ORDER);
  side.counter = counter;
  return known.some((one) => one.inOrder >= IN_ORDER);
}
