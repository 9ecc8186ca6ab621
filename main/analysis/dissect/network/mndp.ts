import { Cursor } from '../../bytes/cursor.ts';
import { perDatagram } from '../per-datagram.ts';
import { hasPort } from './dns-recognise.ts';
import { emitTagged, readTagged, type Tagged } from './tagged.ts';

const PORT = 5678;
/** Two octets that are not understood, a counter. */
const HEADER = 4;
const FIELDS: Readonly<Record<number, string>> = {
  1: 'hardware-address',
  5: 'identity',
  7: 'version',
  8: 'platform',
  11: 'software-id',
  12: 'board',
  16: 'interface',
};
const ADDRESS = 1;
const ADDRESS_OCTETS = 6;

/** MikroTik's routers announce themselves to the local network (docs/protocols/mndp.md): tags of two octets, lengths of two
 *  octets, values. */
export const mndp = perDatagram<Tagged>({
  name: 'mndp',
  recognise(first, flow) {
    if (!hasPort(flow, PORT) || first.length < HEADER + 4 + ADDRESS_OCTETS) return 0;
    const isAddress = first[HEADER] === 0 && first[HEADER + 1] === ADDRESS;
    return isAddress && first[HEADER + 2] === 0 && first[HEADER + 3] === ADDRESS_OCTETS ? 0.95 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    c.skip(HEADER);
    return readTagged(c, () => c.u16());
  },
  emit(message, sink) {
    sink.message({ type: 'mndp' });
    emitTagged(message, sink, FIELDS);
  },
});
