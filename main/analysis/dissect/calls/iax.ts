import { Cursor, type Span } from '../../bytes/cursor.ts';
import { octetRange } from '../first-octets.ts';
import { perDatagram } from '../per-datagram.ts';
import { Nobodys } from './nobodys.ts';

/** One full frame of IAX2, the Asterisk telephone system's own protocol, RFC 5456 section 8.1. */
interface IaxFrame {
  /** Section 8.2: 2 voice, 6 signalling, 7 text. */
  readonly frameType: number;
  readonly subclass: number;
  readonly elements: readonly { readonly id: number; readonly value: Span }[];
}

const NAME = 'iax';
const PORT = 4569; // section 6.2
const HEAD = 12; // octets, section 8.1.1
const TEXT = 7;
const SIGNALLING = 6;
/** Table of section 8.4: highest subclass and information element given out. */
const HIGHEST_SUBCLASS = 0x28;
/** Elements of a frame: section 8.6 defines about sixty. */
const MAX_ELEMENTS = 128;

/** Elements with the name or number of a person or device, section 8.6. */
const NAMES: Readonly<Record<number, string>> = {
  0x01: 'called-number',
  0x02: 'calling-number',
  0x03: 'calling-ani',
  0x04: 'calling-name',
  0x05: 'called-context',
  0x06: 'username',
  0x07: 'password',
  0x0d: 'dnid',
  0x10: 'md5-result',
  0x20: 'device-type',
  0x21: 'service-identifier',
  0x35: 'provisioning-id',
};

export const iax = perDatagram<IaxFrame>({
  name: NAME,
  begins: octetRange(0x80, 0xff),
  recognise(first, flow) {
    if (flow.protocol === NAME) return isFull(first) ? 0.85 : 0;
    const isPort = flow.server.port === PORT || flow.client.port === PORT;
    return isPort && isFull(first) && first[10] === SIGNALLING && elementsOf(first) !== null ? 0.85 : 0;
  },
  parse(bytes) {
    if (bytes.length < HEAD) return { message: null, problem: 'cut-short' };
    if (!isFull(bytes)) return { message: null, problem: 'not-this-protocol' };
    const [frameType = 0, subclass = 0] = bytes.subarray(10);
    const elements = frameType === SIGNALLING ? elementsOf(bytes) : [];
    return { message: { frameType, subclass, elements: elements ?? [] }, problem: elements ? null : 'bad-length' };
  },
  count({ frameType, elements }, sink, octets) {
    sink.count('readable', frameType === TEXT || elements.length > 0 ? octets : HEAD);
  },
  emit({ frameType, subclass, elements }, sink, { bytes, direction, flow, origin }) {
    sink.message({ type: 'call-packet', kind: `${frameType}.${subclass}` });
    for (const { id, value } of elements) {
      const name = NAMES[id];
      if (name !== undefined) sink.field(name, null, value);
      else sink.field(`element.${id}`, null, value, { unclaimed: true });
    }
    const rest = { at: HEAD, length: bytes.length - HEAD };
    if (rest.length === 0 || elements.length > 0) return;
    if (frameType === TEXT) sink.field('text', null, rest, { role: 'text' });
    else new Nobodys(flow, sink).tell(direction, bytes, HEAD, origin);
  },
});

/** A full frame has the highest bit set and a type of section 8.2. */
function isFull(bytes: Uint8Array): boolean {
  const [type = 0, subclass = 0] = bytes.subarray(10, HEAD);
  return (
    bytes.length >= HEAD &&
    (bytes[0] ?? 0) >= 0x80 &&
    type >= 1 &&
    type <= 12 &&
    (type !== SIGNALLING || subclass <= HIGHEST_SUBCLASS)
  );
}

/** Section 8.1.1: numbers and lengths that fill the frame; null where they do not. */
function elementsOf(bytes: Uint8Array): IaxFrame['elements'] | null {
  const elements: { id: number; value: Span }[] = [];
  const c = new Cursor(bytes, HEAD);
  while (c.left > 0 && elements.length < MAX_ELEMENTS) {
    const id = c.u8();
    const value = c.span(c.u8());
    if (!c.ok) return null;
    elements.push({ id, value });
  }
  return elements;
}
