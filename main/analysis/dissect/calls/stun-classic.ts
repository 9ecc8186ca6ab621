import { u16be } from '../../bytes/plain.ts';
/** STUN as it was before it had a magic cookie: RFC 3489. Zoom's clients still ask in this form. */

const HEADER = 20; // octets, section 11.1: type, length, and a transaction ID of 16
/** Section 11.1: binding and shared secret, each as request, response and error. */
const TYPES: ReadonlySet<number> = new Set([0x0001, 0x0101, 0x0111, 0x0002, 0x0102, 0x0112]);
/** IANA's ports of STUN and of its second server address. */
const PORTS: ReadonlySet<number> = new Set([3478, 3479]);
const IPV4 = 0x01;
const ADDRESS_LENGTH = 8; // section 11.2.1: family, port, address
const TEXT = -1; // sections 11.2.6, .7, .9, .10: a multiple of 4 octets
const ADDRESS = -2;

/** Length of each attribute's value, section 11.2. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [0x0001, ADDRESS],
  [0x0002, ADDRESS],
  [0x0003, 4],
  [0x0004, ADDRESS],
  [0x0005, ADDRESS],
  [0x0006, TEXT],
  [0x0007, TEXT],
  [0x0008, 20],
  [0x0009, TEXT],
  [0x000a, TEXT],
  [0x000b, ADDRESS],
]);
/** Zoom's own, read off a capture: a constant text in the request, the mapped address in the answer. */
const LENGTHS_OF_ZOOM: ReadonlyMap<number, number> = new Map([
  [0x0101, 20],
  [0x0103, ADDRESS],
]);
/** A message of the RFC has seven attributes at most (section 11.2, table 2). */
const MOST_ATTRIBUTES = 11;

/** Is the datagram such a message, whole and nothing else? There is no mark, so that everything must fit: its type, its
 *  length, each attribute and its form. Without attributes, or with Zoom's own, only on STUN's ports. */
export function isClassicStun(bytes: Uint8Array, portA: number, portB: number): boolean {
  const { length } = bytes;
  if (length < HEADER || (bytes[0] ?? 0) > 1 || !TYPES.has(u16be(bytes, 0)) || u16be(bytes, 2) !== length - HEADER)
    return false;
  const isOnPort = PORTS.has(portA) || PORTS.has(portB);
  let at = HEADER;
  for (let count = 0; at < length; count++) {
    if (at + 4 > length || count >= MOST_ATTRIBUTES) return false;
    const id = u16be(bytes, at);
    const size = u16be(bytes, at + 2);
    const form = LENGTHS.get(id) ?? (isOnPort ? LENGTHS_OF_ZOOM.get(id) : undefined);
    if (form === undefined || !fits(bytes, at + 4, size, form)) return false;
    at += 4 + size;
  }
  return at === length && (length > HEADER || isOnPort);
}

function fits(bytes: Uint8Array, at: number, size: number, form: number): boolean {
  if (form === TEXT) return size > 0 && size % 4 === 0;
  return form === ADDRESS ? size === ADDRESS_LENGTH && bytes[at] === 0 && bytes[at + 1] === IPV4 : size === form;
}
