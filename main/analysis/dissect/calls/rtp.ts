import type { Flow } from '../../model/flow.ts';
import type { Dissector } from '../dissector.ts';
import { VERSION_2 } from './rtp-header.ts';
import { RtpSession } from './rtp-session.ts';
import { continuesStream } from './rtp-sources.ts';

/** RTP, RFC 3550, over UDP, known without its signalling. What its payload is, the flow does not say. */
export const rtp: Dissector = {
  name: 'rtp',
  transport: 'udp',
  begins: VERSION_2,
  recognise: (first, flow) => (continuesStream(first, flow) ? 0.6 : 0),
  open: (flow, sink) => new RtpSession(flow, sink, false),
};

/** RTP whose payload is encrypted for sure, RFC 3711: the same flow agreed on keys by DTLS (RFC 5764) or ZRTP (RFC 6189).
 *  Keys that SDP hands over travel in another flow: then nothing in this one says so, and it is `rtp`. */
export const srtp: Dissector = {
  name: 'srtp',
  transport: 'udp',
  begins: VERSION_2,
  recognise: (first, flow) => (agreedOnKeys(flow) && continuesStream(first, flow) ? 0.7 : 0),
  open: (flow, sink) => new RtpSession(flow, sink, true),
};

/** Names of a flow whose keys were agreed on in it. `flow.tls` is DTLS's, in a flow of STUN too; QUIC's hello sets it as
 *  well, and says nothing of RTP beside it. */
const AGREEMENTS: ReadonlySet<string> = new Set(['dtls', 'srtp', 'zrtp']);

export function agreedOnKeys(flow: Flow): boolean {
  return AGREEMENTS.has(flow.protocol) || (flow.tls !== null && !flow.protocol.endsWith('quic'));
}
