import { octetRange } from '../first-octets.ts';
import { Cursor } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import { perDatagram } from '../per-datagram.ts';
import { hasPort } from './dns-recognise.ts';
import { emitTagged, readTagged, type Tagged } from './tagged.ts';

const PORT = 10001;
/** Version, command, octets behind. */
const HEADER = 4;
const VERSIONS = { first: 1, last: 2 };
const ADDRESS_OCTETS = 6;
const FIELDS: Readonly<Record<number, string>> = {
  1: 'hardware-address',
  2: 'hardware-address', // its IP address stands behind it
  3: 'firmware',
  5: 'hardware-address',
  6: 'user-name',
  11: 'host-name',
  12: 'product',
  13: 'network-name',
  19: 'hardware-address',
  21: 'model',
  22: 'version',
  32: 'device-id',
};
const WITH_IP = 2;

/** Ubiquiti's devices announce themselves, and answer whoever looks for them (docs/protocols/ubiquiti-discovery.md): tags of
 *  one octet, lengths of two octets, values. */
export const ubiquitiDiscovery = perDatagram<Tagged>({
  name: 'ubiquiti-discovery',
  begins: octetRange(VERSIONS.first, VERSIONS.last),
  recognise(first, flow) {
    if (!hasPort(flow, PORT) || first.length <= HEADER) return 0;
    const version = first[0] ?? 0;
    return version >= VERSIONS.first && version <= VERSIONS.last && u16be(first, 2) === first.length - HEADER
      ? 0.95
      : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    c.skip(HEADER);
    return readTagged(c, () => c.u8());
  },
  emit({ values }, sink) {
    sink.message({ type: 'ubiquiti-discovery' });
    const known = values.map(({ tag, value }) =>
      tag === WITH_IP
        ? { tag, value: { at: value.at, length: Math.min(ADDRESS_OCTETS, value.length) } }
        : { tag, value },
    );
    emitTagged({ values: known }, sink, FIELDS);
  },
});
