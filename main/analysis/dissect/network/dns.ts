import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { DnsMessage } from '../../model/message.ts';
import { tellName } from '../../model/tell-name.ts';
import type { Dissector } from '../dissector.ts';
import { emitDns, nameAsked } from './dns-emit.ts';
import { HEADER, parseDns, type DnsParts } from './dns-message.ts';
import { hasPort, LLMNR_PORT, MDNS_PORT, scoreDns, soundHeader } from './dns-recognise.ts';
import { originFrom } from '../kept-origin.ts';
import { openDatagrams, perDatagram, type PerDatagram } from '../per-datagram.ts';
import { RecordStream, type PerRecord, type RecordReader } from '../per-record.ts';

/** The part that DNS, multicast DNS and LLMNR share: one message a datagram. */
const datagrams: Pick<PerDatagram<DnsParts>, 'parse' | 'emit'> = {
  parse(bytes) {
    const { parts, problem } = parseDns(bytes);
    return { message: parts, problem };
  },
  emit(parts, sink, { flow, bytes, origin, direction }) {
    noteAsked(flow, parts, bytes);
    tellAsked(flow, emitDns(parts, sink, bytes, origin, direction));
  },
};

const LENGTH = 2; // octets, RFC 7766 section 8: the message's length stands before it
const overUdp: PerDatagram<DnsParts> = {
  ...datagrams,
  name: 'dns',
  recognise: (first, flow) => scoreDns(first, 0, flow),
};
const overTcp: Pick<PerRecord, 'read' | 'mostWaiting'> = { mostWaiting: LENGTH + 0xffff, read: readStream };

/** DNS over UDP and TCP. RFC 1035, RFC 7766. */
export const dns: Dissector = {
  name: 'dns',
  transport: 'both',
  recognise(first, flow) {
    if (flow.transport !== 'tcp') return overUdp.recognise(first, flow);
    const size = new Cursor(first).u16();
    return size >= HEADER ? scoreDns(first, LENGTH, flow) : 0;
  },
  open: (flow, sink) =>
    flow.transport === 'tcp' ? new RecordStream(overTcp, flow, sink) : openDatagrams(overUdp, flow, sink),
};

/** Multicast DNS, RFC 6762: names of devices and what they offer. Never leaves the local network. */
export const mdns = perDatagram<DnsParts>({
  ...datagrams,
  name: 'mdns',
  recognise: (first, flow) => (hasPort(flow, MDNS_PORT) && soundHeader(first, 0) ? 0.9 : 0),
});

/** Link-local multicast name resolution, RFC 4795. */
export const llmnr = perDatagram<DnsParts>({
  ...datagrams,
  name: 'llmnr',
  recognise: (first, flow) => (hasPort(flow, LLMNR_PORT) && soundHeader(first, 0) ? 0.9 : 0),
});

function noteAsked(flow: Flow, parts: DnsParts, bytes: Uint8Array): void {
  const { names } = flow;
  if (names.asked !== undefined) return;
  const name = nameAsked(parts, bytes);
  if (name !== null) names.asked = name;
}

/** Multicast DNS asks for many names in one message, and a resolver's flow may go on for hours. */
function tellAsked(flow: Flow, { questions }: DnsMessage): void {
  for (const { name } of questions) if (name !== flow.names.asked) tellName(flow, name);
}

function readStream(flow: Flow, sink: FieldSink): RecordReader {
  return {
    step(direction, bytes, at, end, origin) {
      if (end - at < LENGTH) return -LENGTH;
      const size = new Cursor(bytes, at, end).u16();
      if (size < HEADER) return 'lost';
      if (end - at < LENGTH + size) return -(LENGTH + size);
      tell(direction, bytes, at + LENGTH, at + LENGTH + size, origin);
      sink.count('readable', LENGTH + size);
      return LENGTH + size;
    },
    cutShort(direction, bytes, at, end, origin, problem) {
      sink.begin(bytes, origin, direction);
      sink.problem(problem, { at, length: end - at });
      tell(direction, bytes, Math.min(end, at + LENGTH), end, origin);
      sink.count('readable', end - at);
    },
    onGap: () => false,
    resumes: () => false,
  };

  function tell(
    direction: 'out' | 'in',
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: Parameters<FieldSink['begin']>[1],
  ): void {
    const message = bytes.subarray(at, end);
    const place = originFrom(origin, at);
    sink.begin(message, place, direction);
    const { parts, problem } = parseDns(message);
    if (problem) sink.problem(problem, { at: 0, length: message.length });
    if (!parts) return;
    noteAsked(flow, parts, message);
    tellAsked(flow, emitDns(parts, sink, message, place, direction));
  }
}
