import type { Flow } from '../../model/flow.ts';
import { FIXED, LONG, MAX_CONNECTION_ID, VERSION_AT } from './quic-header.ts';
import { isReserved, versionOf } from './quic-version.ts';

/** Flows whose client said that it takes packets without the fixed bit. */
const withoutFixedBit = new WeakSet<Flow>();

/** The client's hello has grease_quic_bit, RFC 9287 section 3. */
export function takesAnyFixedBit(flow: Flow): void {
  withoutFixedBit.add(flow);
}

const LENGTHS_AT = 5;
/** RFC 9000 section 10.3: what could be shorter is no packet that a peer could tell from a reset. */
const SHORTEST_SHORT = 21;
const SHORTEST_LONG = 7 + 16;
/** Section 14.1: a client's first datagram. */
const SHORTEST_FIRST = 1200;
const SHORTEST_FIRST_ID = 8; // section 7.2
const MOST_VERSIONS = 64;

/** A short header has no mark of its own: it is QUIC's only in a flow that QUIC has opened, and so is any
 *  packet without the fixed bit. A long one has a version that
 *  is known here, and connection IDs of a length that it allows. Reserved versions are one in 2^16 by chance: they must
 *  also look like a client's first datagram. */
export function scoreQuic(first: Uint8Array, flow: Flow): number {
  const head = first[0] ?? 0;
  if (head < LONG) return scoreShort(first, flow);
  if (first.length < 7) return 0;
  const version = versionAt(first, VERSION_AT);
  const idLength = first[LENGTHS_AT] ?? 0;
  const sourceAt = LENGTHS_AT + 1 + idLength;
  const sourceLength = first[sourceAt] ?? 0xff;
  if (idLength > MAX_CONNECTION_ID || sourceLength > MAX_CONNECTION_ID) return 0;
  if (idLength + sourceLength === 0) return 0;
  const at = sourceAt + 1 + sourceLength;
  if (version === 0) return listsVersions(first, at) ? 0.9 : 0;
  if ((head & FIXED) === 0 && flow.protocol !== 'quic') return 0;
  if (first.length < SHORTEST_LONG || at > first.length || versionOf(version) === null) return 0;
  if (!isReserved(version)) return 0.95;
  return first.length >= SHORTEST_FIRST && idLength >= SHORTEST_FIRST_ID ? 0.9 : 0;
}

function scoreShort(first: Uint8Array, flow: Flow): number {
  if (flow.protocol !== 'quic' || first.length < SHORTEST_SHORT) return 0;
  if ((first[0] ?? 0) >= FIXED) return 0.5;
  return withoutFixedBit.has(flow) ? 0.3 : 0;
}

/** Section 17.2.1: nothing but versions, and one of them is known. */
function listsVersions(bytes: Uint8Array, from: number): boolean {
  const octets = bytes.length - from;
  if (octets < 4 || octets % 4 !== 0 || octets > 4 * MOST_VERSIONS) return false;
  for (let at = from; at < bytes.length; at += 4) {
    const version = versionAt(bytes, at);
    if (versionOf(version) !== null && !isReserved(version)) return true;
  }
  return false;
}

export function versionAt(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0
  );
}
