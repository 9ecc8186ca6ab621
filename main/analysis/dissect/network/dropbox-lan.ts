import { octetsOf } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';
import { spells } from '../ascii.ts';
import { hasPort } from './dns-recognise.ts';

const PORT = 17500;
const BRACE = 0x7b;
/** Any member may come first: which, the version of Python decided. */
const MEMBERS = ['host_int', 'displayname', 'namespaces', 'version', 'port'].map((name) => `{"${name}": `);
const JSON_DOCUMENT = { encodings: ['json'] };

/** Dropbox's programs look for each other on the local network: one JSON document a datagram
 *  (docs/protocols/dropbox-lan.md). */
export const dropboxLan = perDatagram<object>({
  name: 'dropbox-lan',
  begins: octetsOf('{'),
  recognise(first, flow) {
    if (first[0] !== BRACE || !hasPort(flow, PORT)) return 0;
    return MEMBERS.some((start) => spells(first, 0, first.length, start)) ? 0.95 : 0;
  },
  parse(bytes) {
    return bytes[0] === BRACE
      ? { message: {}, problem: null }
      : { message: null, problem: bytes.length === 0 ? 'cut-short' : 'not-this-protocol' };
  },
  emit(_message, sink, { bytes }) {
    sink.message({ type: 'dropbox-lan' });
    sink.field('announcement', null, { at: 0, length: bytes.length }, JSON_DOCUMENT);
  },
});
