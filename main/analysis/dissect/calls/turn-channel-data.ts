import { octetRange } from '../first-octets.ts';
import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Parsed } from '../../model/message.ts';
import { perDatagram } from '../per-datagram.ts';

/** One relayed packet, RFC 8656 section 12.4: channel number, length, data. */
export interface ChannelDataParts {
  readonly channel: number;
  readonly data: Span;
}

export const CHANNEL_HEADER = 4; // octets, section 12.4
const HEADER = CHANNEL_HEADER;
const MAX_PADDING = 3; // section 12.5: over UDP padding is allowed, not needed

/** TURN's ChannelData: four octets of header around a packet of another protocol. Only in a flow that has already spoken
 *  STUN, since its header alone is too little to know it by. */
export const turnChannelData = perDatagram<ChannelDataParts>({
  name: 'turn',
  begins: octetRange(0x40, 0x4f),
  recognise(first, flow) {
    const channel = first[0] ?? 0;
    if (flow.protocol !== 'stun' || channel < 0x40 || channel > 0x4f || first.length < HEADER) return 0; // section 12
    const padding = first.length - HEADER - (((first[2] ?? 0) << 8) | (first[3] ?? 0));
    return padding >= 0 && padding <= MAX_PADDING ? 0.8 : 0;
  },
  parse: (bytes) => parseChannelData(bytes),
  count() {},
  emit: (parts, sink, { bytes }) => emitChannelData(parts, sink, bytes.length),
});

/** Reads the packet in `bytes[at..end)`. */
export function parseChannelData(bytes: Uint8Array, at = 0, end = bytes.length): Parsed<ChannelDataParts> {
  const c = new Cursor(bytes, at, end);
  const channel = c.u16();
  const length = c.u16();
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (channel < 0x4000 || channel > 0x4fff) return { message: null, problem: 'not-this-protocol' };
  const data = c.span(Math.min(length, c.left));
  return { message: { channel, data }, problem: data.length < length ? 'cut-short' : null };
}

/** Gives the packet to the sink and counts its `octets`: the header is readable, what it carries is not ours to say. */
export function emitChannelData({ channel, data }: ChannelDataParts, sink: FieldSink, octets: number): void {
  sink.message({ type: 'turn-channel-data', channel });
  sink.count('readable', octets - data.length);
  sink.count('unknown', data.length);
  sink.field('data', null, data, { unclaimed: true });
}
