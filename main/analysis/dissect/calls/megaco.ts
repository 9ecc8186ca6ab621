import { octetsOf } from '../first-octets.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import { perDatagram } from '../per-datagram.ts';
import type { Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';

/** One message in H.248's text form, ITU-T H.248.1 annex B (RFC 3525): between a telephone network and its gateways. */
interface MegacoMessage {
  /** Who sends: `[192.0.2.1]:2944`, `<name>`, or a device's name. */
  readonly sender: Span;
  readonly body: Span;
}

const LONGEST_SENDER = 128;
/** A datagram of the longest has some hundred. */
const MAX_LINES = 2_000;
/** Behind `MEGACO/1` or `!/1`. */
const STARTS = ['MEGACO/', '!/'];

export const megaco = perDatagram<MegacoMessage>({
  name: 'megaco',
  begins: octetsOf('!M'),
  recognise: (first) => (senderAt(first) > 0 ? 0.9 : 0),
  parse(bytes) {
    const at = senderAt(bytes);
    if (at === 0) return { message: null, problem: 'not-this-protocol' };
    const end = endOfSender(bytes, at);
    const body = { at: end, length: bytes.length - end };
    return { message: { sender: { at, length: end - at }, body }, problem: end < bytes.length ? null : 'cut-short' };
  },
  emit({ sender, body }, sink, { bytes }) {
    sink.message({ type: 'call-packet', kind: 'message' });
    sink.field('sender', null, sender);
    emitLines(sink, bytes, body);
  },
});

/** Where the sender's name begins: behind the word, a version of one or two digits, and a space. 0: it is none. */
function senderAt(bytes: Uint8Array): number {
  const start = STARTS.find((word) => spells(bytes, 0, bytes.length, word));
  if (start === undefined) return 0;
  let i = start.length;
  while (i < start.length + 2 && isDigit(bytes[i] ?? 0)) i++;
  const next = bytes[i + 1] ?? 0;
  return i > start.length && bytes[i] === 0x20 && (next === 0x3c || next === 0x5b || isName(next)) ? i + 1 : 0;
}

/** The grammar nests in braces, one thing a line in the usual writing, and ends in SDP. */
function emitLines(sink: FieldSink, bytes: Uint8Array, body: Span): void {
  const end = body.at + body.length;
  for (let at = body.at, lines = 0; at < end && lines < MAX_LINES; lines++) {
    const stop = indexOfOctet(bytes, 0x0a, at, end);
    let [from, to] = [at, stop];
    while (from < to && (bytes[from] ?? 0) <= 0x20) from++;
    while (to > from && (bytes[to - 1] ?? 0) <= 0x20) to--;
    if (to > from) sink.field('line', null, { at: from, length: to - from });
    at = stop + 1;
  }
}

function endOfSender(bytes: Uint8Array, at: number): number {
  const limit = Math.min(bytes.length, at + LONGEST_SENDER);
  return Math.min(indexOfOctet(bytes, 0x0a, at, limit), indexOfOctet(bytes, 0x20, at, limit));
}

function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}

function isName(octet: number): boolean {
  return isDigit(octet) || ((octet | 0x20) >= 0x61 && (octet | 0x20) <= 0x7a);
}
