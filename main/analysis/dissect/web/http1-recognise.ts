import { indexOfOctet, spells } from '../ascii.ts';
import { octetRange } from '../first-octets.ts';
import { methodAt } from './http1-head.ts';

/** Methods that a request line may begin with while its end has not come yet. RFC 9110, RFC 4918, RFC 5789. */
const METHODS = new Set(
  (
    'GET POST PUT DELETE HEAD OPTIONS PATCH CONNECT TRACE PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK REPORT SEARCH ' +
    'SUBSCRIBE UNSUBSCRIBE NOTIFY'
  ).split(' '),
);
/** What a method may hold (RFC 9110 section 5.6.2), and empty lines before it. */
export const HTTP1_BEGINS: ReadonlySet<number> = new Set([0x0d, 0x0a, ...octetRange(0x21, 0x7e)]);
const OTHER_PROTOCOLS = ['sip:', 'sips:', 'tel:', 'rtsp:', 'rtspu:', 'icap:'];

/** How surely these octets begin an HTTP/1 message. A whole first line must say `HTTP/1.`; SIP, RTSP and ICAP have the
 *  same grammar and other names. */
export function scoreHttp1(first: Uint8Array): number {
  return scoreHttp1At(first, 0, first.length);
}

export function scoreHttp1At(first: Uint8Array, from: number, end: number): number {
  const at = from + skipEmptyLines(first, from, end);
  if (spells(first, at, end, 'HTTP/1.')) return 0.95;
  const methodEnd = methodAt(first, at, end);
  if (methodEnd - at < 3 || first[methodEnd] !== 0x20) return 0;
  const lineEnd = indexOfOctet(first, 0x0a, methodEnd, end);
  if (lineEnd < end) return saysHttp(first, methodEnd, lineEnd) ? 0.95 : 0;
  let method = '';
  for (let i = at; i < methodEnd; i++) method += String.fromCharCode(first[i] ?? 0);
  if (!METHODS.has(method) || methodEnd + 1 >= end) return 0;
  return OTHER_PROTOCOLS.some((scheme) => spells(first, methodEnd + 1, end, scheme)) ? 0 : 0.9;
}

/** RFC 9112 section 2.2: empty lines before a start line are passed over. */
export function skipEmptyLines(bytes: Uint8Array, from = 0, end = bytes.length): number {
  let at = from;
  while (at < end && (bytes[at] === 0x0d || bytes[at] === 0x0a)) at++;
  return at - from;
}

/** The version stands behind the line's last space; CR and spaces at the end do not count. */
function saysHttp(bytes: Uint8Array, from: number, lineEnd: number): boolean {
  let i = lineEnd - 1;
  while (i > from && (bytes[i] === 0x0d || bytes[i] === 0x20)) i--;
  while (i > from && bytes[i] !== 0x20) i--;
  return i >= from && spells(bytes, i + 1, lineEnd, 'HTTP/1.');
}
