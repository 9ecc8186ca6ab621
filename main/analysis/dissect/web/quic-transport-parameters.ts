import { Cursor, type Span } from '../../bytes/cursor.ts';
import { helloExtension } from './hello-extension.ts';
import { varint } from './quic-header.ts';

/** One transport parameter of a ClientHello, RFC 9000 section 18. */
export interface TransportParameter {
  readonly id: number;
  readonly value: Span;
}

/** Chrome's own: the program, its version, the system and its version (quiche/quic/core/crypto/transport_parameters.cc). */
export const USER_AGENT = 0x3129;
/** RFC 9001 section 8.2, and drafts 13 to 32. */
const EXTENSIONS = [57, 0xffa5];
export const GREASE_QUIC_BIT = 0x2ab2; // RFC 9287 section 3
const HIGHEST_NAMED = 0x20; // max_datagram_frame_size, RFC 9221; below it the standard's numbers and sizes
const MOST = 64;

/** Parameters of the hello's body `bytes[at..end)`, in the order sent; 64 at most. Before draft 27 they had a length of two
 *  octets in front and fixed sizes. */
export function transportParameters(bytes: Uint8Array, at: number, end: number, isOld: boolean): TransportParameter[] {
  const data = helloExtension(bytes, at, end, 'client', EXTENSIONS);
  return data ? listOf(new Cursor(bytes, data.at, data.at + data.length), isOld) : [];
}

function listOf(c: Cursor, isOld: boolean): TransportParameter[] {
  const found: TransportParameter[] = [];
  if (isOld) c.skip(2);
  while (c.left > 0 && found.length < MOST) {
    const id = isOld ? c.u16() : varint(c);
    const value = c.span(isOld ? c.u16() : varint(c));
    if (!c.ok) break;
    found.push({ id, value });
  }
  return found;
}

/** Numbers that no standard explains. Those of the form 31 * n + 27 say nothing by themselves (section 18.1). */
export function isUnexplained({ id, value }: TransportParameter): boolean {
  return id > HIGHEST_NAMED && id % 31 !== 27 && value.length > 0;
}
