import type { Span } from '../../bytes/cursor.ts';
import type { Dissector } from '../dissector.ts';
import { octetRange } from '../first-octets.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream } from '../per-record.ts';
import { contentLength, emitSipBody, emitSipHead } from './sip-emit.ts';
import { endOfSipHead, parseSipHead, scoreSip, type SipHead } from './sip-head.ts';
import { sipOverTcp } from './sip-stream.ts';

/** One datagram. Head null: a sign of life between messages. */
interface SipDatagram {
  readonly head: SipHead | null;
  readonly body: Span;
}

const NAME = 'sip';
/** RFC 5626 section 4.4.1 and what phones sent before it: line ends, zeros, or one word. */
const LONGEST_SIGN_OF_LIFE = 4;

const overUdp: PerDatagram<SipDatagram> = {
  name: NAME,
  recognise(first, flow) {
    if (flow.protocol === NAME && isSignOfLife(first)) return 0.9;
    return scoreSip(first);
  },
  parse(bytes) {
    const nothing = { at: bytes.length, length: 0 };
    if (isSignOfLife(bytes)) return { message: { head: null, body: nothing }, problem: null };
    const stop = endOfSipHead(bytes, 0, bytes.length);
    const head = parseSipHead(bytes, 0, stop === 0 ? bytes.length : stop);
    if (!head) return { message: null, problem: 'not-this-protocol' };
    if (stop === 0) return { message: { head, body: nothing }, problem: 'cut-short' };
    // RFC 3261 section 18.3: over UDP the body may end with the datagram, and octets behind it are dropped.
    const left = bytes.length - stop;
    const length = contentLength(head, bytes) ?? left;
    const body = { at: stop, length: Math.min(length, left) };
    return { message: { head, body }, problem: length > left ? 'cut-short' : null };
  },
  count({ head, body }, sink, octets) {
    const behind = head ? octets - body.at - body.length : 0;
    sink.count('readable', octets - behind);
    sink.count('unknown', behind);
  },
  emit({ head, body }, sink, { bytes }) {
    if (!head) return;
    emitSipHead(head, sink, bytes);
    emitSipBody(head, sink, bytes, body);
    const behind = { at: body.at + body.length, length: bytes.length - body.at - body.length };
    if (behind.length > 0) sink.field('behind', null, behind, { unclaimed: true });
  },
};

/** SIP, RFC 3261, over UDP and TCP, with the session descriptions that it carries. */
export const sip: Dissector = {
  name: NAME,
  transport: 'both',
  // Methods are capital letters; signs of life follow only where SIP was spoken.
  begins: new Set([0x00, 0x0a, 0x0d, ...octetRange(0x41, 0x5a)]),
  recognise: (first, flow) => (flow.transport === 'tcp' ? scoreSip(first) : overUdp.recognise(first, flow)),
  open: (flow, sink) =>
    flow.transport === 'tcp' ? new RecordStream(sipOverTcp, flow, sink) : openDatagrams(overUdp, flow, sink),
};

function isSignOfLife(bytes: Uint8Array): boolean {
  return (
    bytes.length <= LONGEST_SIGN_OF_LIFE && bytes.every((octet) => octet === 0 || octet === 0x0a || octet === 0x0d)
  );
}
