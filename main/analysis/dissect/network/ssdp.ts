import { octetsOf } from '../first-octets.ts';
import { decodeText } from '../../bytes/text.ts';
import { tellName } from '../../model/tell-name.ts';
import { spells } from '../ascii.ts';
import { emitHeaders } from '../web/http1-emit.ts';
import { parseHead, type Header } from '../web/http1-head.ts';
import { perDatagram } from '../per-datagram.ts';

/** UPnP Device Architecture 2.0 section 1: `NOTIFY` and `M-SEARCH` with HTTP's grammar, and their answers, one a
 *  datagram. Spoken by multicast on the local network; not HTTP. */
export interface SsdpParts {
  readonly method: string | null;
  readonly headers: readonly Header[];
}

export const ssdp = perDatagram<SsdpParts>({
  name: 'ssdp',
  begins: octetsOf('HMN'),
  recognise(first) {
    const starts = ['M-SEARCH * HTTP/1.', 'NOTIFY * HTTP/1.', 'HTTP/1.'];
    return starts.some((start) => spells(first, 0, first.length, start)) ? 0.9 : 0;
  },
  parse(bytes) {
    const head = parseHead(bytes, 0, bytes.length);
    if (!head) return { message: null, problem: 'not-this-protocol' };
    const method = head.start.kind === 'request' ? head.start.method : null;
    return { message: { method, headers: head.headers }, problem: endsWithLine(bytes) ? null : 'cut-short' };
  },
  emit({ method, headers }, sink, { flow, bytes }) {
    sink.message({ type: 'ssdp', method });
    emitHeaders(headers, sink);
    const host = headers.find(({ lowerName }) => lowerName === 'host')?.value;
    if (host) tellName(flow, decodeText(bytes, host.at, host.length));
  },
});

function endsWithLine(bytes: Uint8Array): boolean {
  return bytes[bytes.length - 1] === 0x0a;
}
