import { octetsOf } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';
import { placeOfAll } from '../../bytes/scan.ts';
import { encodeUtf8 } from '../../bytes/text.ts';
import { hasPort } from './dns-recognise.ts';

const PORT = 3702; // WS-Discovery 1.1 section 3.1.1
const LESS = 0x3c;
/** Namespaces of 2004 and 2005 (Microsoft and others), and of OASIS' version 1.1. */
const NAMESPACES = ['/ws/2004/10/discovery', '/ws/2005/04/discovery', '/ws-dd/ns/discovery/'].map(encodeUtf8);
const XML_DOCUMENT = { encodings: ['xml'] };

/** Printers, cameras and computers look for each other on the local network: one SOAP envelope a datagram (OASIS Web
 *  Services Dynamic Discovery 1.1; SOAP-over-UDP 1.1). */
export const wsDiscovery = perDatagram<object>({
  name: 'ws-discovery',
  begins: octetsOf('<\xef'),
  recognise(first, flow) {
    if (!hasPort(flow, PORT) || (first[0] !== LESS && first[0] !== 0xef)) return 0;
    return NAMESPACES.some((name) => placeOfAll(first, name, 0, first.length) < first.length) ? 0.95 : 0;
  },
  parse(bytes) {
    const isXml = bytes[0] === LESS || bytes[0] === 0xef;
    return isXml
      ? { message: {}, problem: null }
      : { message: null, problem: bytes.length === 0 ? 'cut-short' : 'not-this-protocol' };
  },
  emit(_message, sink, { bytes }) {
    sink.message({ type: 'ws-discovery' });
    sink.field('envelope', null, { at: 0, length: bytes.length }, XML_DOCUMENT);
  },
});
