import type { Dissector } from '../dissector.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream } from '../per-record.ts';
import { emitStun, parseStun, startsStun, type StunParts } from './stun-message.ts';
import { FRAME_HEADER, stunOverTcp } from './stun-stream.ts';

const overUdp: PerDatagram<StunParts> = {
  name: 'stun',
  recognise: (first) => (startsStun(first, 0, first.length) ? 0.99 : 0),
  parse: (bytes) => parseStun(bytes),
  count() {},
  emit: (parts, sink, { bytes }) => emitStun(parts, sink, bytes, bytes.length),
};

/** STUN and TURN, RFC 8489 and RFC 8656, over UDP and TCP. */
export const stun: Dissector = {
  name: overUdp.name,
  transport: 'both',
  recognise(first, flow) {
    if (flow.transport !== 'tcp' || startsStun(first, 0, first.length)) return overUdp.recognise(first, flow);
    return startsStun(first, FRAME_HEADER, first.length) ? 0.98 : 0;
  },
  open: (flow, sink) =>
    flow.transport === 'tcp' ? new RecordStream(stunOverTcp, flow, sink) : openDatagrams(overUdp, flow, sink),
};
