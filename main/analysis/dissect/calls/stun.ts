import type { Dissector } from '../dissector.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream } from '../per-record.ts';
import { StunClock } from './stun-clock.ts';
import { isClassicStun } from './stun-classic.ts';
import { emitStun, parseStun, startsStun, type StunParts } from './stun-message.ts';
import { FRAME_HEADER, stunOverTcp } from './stun-stream.ts';

const overUdp: PerDatagram<StunParts> = {
  name: 'stun',
  recognise(first, flow) {
    if (startsStun(first, 0, first.length)) return 0.99;
    return isClassicStun(first, flow.client.port, flow.server.port) ? 0.9 : 0;
  },
  // What was recognised without a cookie is of the old form.
  parse: (bytes) => parseStun(bytes, 0, bytes.length, !startsStun(bytes, 0, bytes.length)),
  count() {},
  emit: (parts, sink, { flow, bytes }) => emitStun(parts, sink, flow, bytes, bytes.length),
};

function timed(): PerDatagram<StunParts> {
  const clock = new StunClock();
  return {
    ...overUdp,
    emit(parts, sink, told) {
      clock.see(parts, told);
      overUdp.emit(parts, sink, told);
    },
  };
}

/** STUN and TURN, RFC 8489 and RFC 8656, over UDP and TCP; RFC 3489 over UDP. */
export const stun: Dissector = {
  name: overUdp.name,
  transport: 'both',
  recognise(first, flow) {
    if (flow.transport !== 'tcp') return overUdp.recognise(first, flow);
    if (startsStun(first, 0, first.length)) return 0.99;
    return startsStun(first, FRAME_HEADER, first.length) ? 0.98 : 0;
  },
  open: (flow, sink) =>
    flow.transport === 'tcp' ? new RecordStream(stunOverTcp, flow, sink) : openDatagrams(timed(), flow, sink),
};
