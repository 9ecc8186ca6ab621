import { octetsOf } from '../first-octets.ts';
import type { Span } from '../../bytes/cursor.ts';
import { indexOfOctet, sameOctets } from '../ascii.ts';
import { perDatagram } from '../per-datagram.ts';
import { hasPort } from './dns-recognise.ts';

/** Places as they were read off captures (docs/protocols/d-link-discovery.md). */
export interface DLinkParts {
  readonly address: Span;
  readonly texts: readonly { readonly path: string; readonly text: Span }[];
}

const PORT = 62976;
/** The second octet: over IPv4, and over IPv6, where the address behind the hardware address is as much longer. */
const LONGER: ReadonlyMap<number, number> = new Map([
  [0xff, 0],
  [0x0f, 12],
]);
const ADDRESS = { at: 6, length: 6 };
const ADDRESS_AGAIN = 150;
const MODEL = { at: 22, length: 64 };
const NAME = { at: 220, length: 64 };
const TEXTS: readonly (Span & { readonly path: string })[] = [
  { path: 'model', ...MODEL },
  { path: 'kind', at: 86, length: 32 },
  { path: 'version', at: 118, length: 32 },
  { path: 'serial-number', at: 188, length: 32 },
  { path: 'name', ...NAME },
];
const WHOLE = NAME.at + NAME.length;

/** D-Link's switches and disks announce themselves to the local network. */
export const dLinkDiscovery = perDatagram<DLinkParts>({
  name: 'd-link-discovery',
  begins: octetsOf('\xff'),
  recognise(first, flow) {
    if (!hasPort(flow, PORT) || first[0] !== 0xff) return 0;
    const longer = LONGER.get(first[1] ?? 0);
    if (longer === undefined || first.length < WHOLE + longer) return 0;
    return sameOctets(first, ADDRESS.at, ADDRESS_AGAIN + longer, ADDRESS.length) ? 0.95 : 0;
  },
  parse(bytes) {
    if (bytes.length < ADDRESS.at + ADDRESS.length) return { message: null, problem: 'cut-short' };
    const longer = LONGER.get(bytes[1] ?? 0);
    const isWhole = bytes.length >= WHOLE + (longer ?? 0);
    if (longer === undefined || (isWhole && !sameOctets(bytes, ADDRESS.at, ADDRESS_AGAIN + longer, ADDRESS.length)))
      return { message: null, problem: 'not-this-protocol' };
    return { message: { address: ADDRESS, texts: readTexts(bytes, longer) }, problem: isWhole ? null : 'cut-short' };
  },
  emit({ address, texts }, sink) {
    sink.message({ type: 'd-link-discovery' });
    sink.field('hardware-address', null, address);
    for (const { path, text } of texts) sink.field(path, null, text);
  },
});

function readTexts(bytes: Uint8Array, longer: number): DLinkParts['texts'] {
  const texts: { path: string; text: Span }[] = [];
  for (const place of TEXTS) {
    const at = place.at + longer;
    const end = indexOfOctet(bytes, 0, at, Math.min(bytes.length, at + place.length));
    // A device that nobody gave a name has its model there.
    if (end > at && !(place.at === NAME.at && sameOctets(bytes, at, MODEL.at + longer, end - at)))
      texts.push({ path: place.path, text: { at, length: end - at } });
  }
  return texts;
}
