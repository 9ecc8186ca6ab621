import { i32be, u16be } from '../../bytes/plain.ts';
import type { Flow } from '../../model/flow.ts';
import { couldBeRtp, SSRC_AT } from './rtp-header.ts';

/** Packets of one source in unbroken order before they are taken for RTP. RFC 3550 appendix A.1 asks for two; a wrong
 *  claim would hide an app's own text, and the third makes chance meaningless: 32 bits of source twice, 16 of order. */
const IN_SEQUENCE = 3;
/** Appendix A.1: a jump of so many is still the same stream, and so is a packet so late. */
const MAX_DROPOUT = 3000;
const MAX_MISORDER = 100;
/** Between neighbours: six minutes of a 90 kHz clock. */
const LONGEST_STEP = 2 ** 25;
/** Sources watched per flow. A conference's relay sends a few dozen; of more, the oldest is forgotten. */
const MOST_SOURCES = 32;

interface Source {
  readonly ssrc: number;
  sequence: number;
  timestamp: number;
  inSequence: number;
}

/** What was seen of a flow's sources so far. Kept beside the flow, and gone with it. */
const watched = new WeakMap<Flow, Source[]>();

/** One RTP head alone proves nothing: a datagram continues a stream when it is the third or later of its source in
 *  order. The ones before are told as unknown. Asking twice about one datagram changes nothing. */
export function continuesStream(bytes: Uint8Array, flow: Flow): boolean {
  if (!couldBeRtp(bytes)) return false;
  const ssrc = i32be(bytes, SSRC_AT);
  let sources = watched.get(flow);
  if (!sources) watched.set(flow, (sources = []));
  for (const source of sources) if (source.ssrc === ssrc) return follows(source, u16be(bytes, 2), i32be(bytes, 4));
  if (sources.length >= MOST_SOURCES) sources.shift();
  sources.push({ ssrc, sequence: u16be(bytes, 2), timestamp: i32be(bytes, 4), inSequence: 1 });
  return false;
}

/** Has the flow carried RTP for sure? */
export function carriesRtp(flow: Flow): boolean {
  return watched.get(flow)?.some((one) => one.inSequence >= IN_SEQUENCE) ?? false;
}

function follows(source: Source, sequence: number, timestamp: number): boolean {
  const step = (sequence - source.sequence) & 0xffff;
  const isSure = source.inSequence >= IN_SEQUENCE;
  if (step === 0 || (isSure && step > 0xffff - MAX_MISORDER)) return isSure;
  const inOrder = isSure
    ? step < MAX_DROPOUT
    : step === 1 && Math.abs((timestamp - source.timestamp) | 0) < LONGEST_STEP;
  source.inSequence = inOrder ? Math.min(source.inSequence + 1, IN_SEQUENCE) : 1;
  source.sequence = sequence;
  source.timestamp = timestamp;
  return source.inSequence >= IN_SEQUENCE;
}
