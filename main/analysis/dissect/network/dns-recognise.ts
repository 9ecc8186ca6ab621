import { u16be } from '../../bytes/plain.ts';
import type { Flow } from '../../model/flow.ts';
import { HEADER } from './dns-message.ts';

const DNS_PORT = 53;
const NBNS_PORT = 137; // RFC 1002: the same header, other names; not read here
export const MDNS_PORT = 5353; // RFC 6762 section 3
export const LLMNR_PORT = 5355; // RFC 4795 section 2

/** Most questions and records that a header may promise before it is taken for something else. */
const MOST_PROMISED = 400;

export function hasPort(flow: Flow, port: number): boolean {
  return flow.server.port === port || flow.client.port === port;
}

/** Could a DNS message begin at `at`? On port 53 a sound header and first label are enough, or a question that can be read. Elsewhere it must be one
 *  question in the clear (`looksLikeQuestion`). Returns a score. */
export function scoreDns(bytes: Uint8Array, at: number, flow: Flow): number {
  if (hasPort(flow, MDNS_PORT) || hasPort(flow, LLMNR_PORT) || hasPort(flow, NBNS_PORT)) return 0;
  const isUsual = hasPort(flow, DNS_PORT);
  if (!soundHeader(bytes, at)) return isUsual && hasQuestion(bytes, at) ? 0.7 : 0; // its counts or its operation were damaged
  return isUsual ? 0.8 : looksLikeQuestion(bytes, at) ? 0.7 : 0;
}

/** RFC 1035 section 4.1.1: a known operation, counts that a message could hold, a first name that begins like one. */
export function soundHeader(bytes: Uint8Array, at: number): boolean {
  if (bytes.length < at + HEADER) return false;
  const operation = ((bytes[at + 2] ?? 0) >> 3) & 0xf;
  if (operation > 6) return false; // RFC 8490 is the highest assigned
  const questions = u16be(bytes, at + 4);
  const records = u16be(bytes, at + 6) + u16be(bytes, at + 8) + u16be(bytes, at + 10);
  if (questions > MOST_PROMISED || records > MOST_PROMISED || questions + records === 0) return false;
  return (bytes[at + HEADER] ?? 0) < 64 || ((bytes[at + HEADER] ?? 0) & 0xc0) === 0xc0;
}

/** One question of class IN whose name is letters, digits, hyphens and underscores, and of a type that is asked for. */
function looksLikeQuestion(bytes: Uint8Array, at: number): boolean {
  if (((bytes[at + 2] ?? 0) & 0x78) !== 0 || ((bytes[at + 3] ?? 0) & 0x40) !== 0 || u16be(bytes, at + 4) !== 1)
    return false;
  const { end, labels } = behindName(bytes, at + HEADER, isHostOctet);
  const qtype = u16be(bytes, end);
  return labels >= 2 && isClassIn(bytes, end) && qtype !== 0 && (qtype <= 65 || qtype === 255);
}

/** A name of any octets, and behind it a type and the class IN: what stands before it may be damaged. */
function hasQuestion(bytes: Uint8Array, at: number): boolean {
  if (bytes.length < at + HEADER) return false;
  const { end, labels } = behindName(bytes, at + HEADER, anyOctet);
  return labels >= 1 && isClassIn(bytes, end);
}

const anyOctet = (): boolean => true;

function isClassIn(bytes: Uint8Array, end: number): boolean {
  return end + 4 <= bytes.length && u16be(bytes, end + 2) === 1;
}

const NO_NAME = { end: 0, labels: 0 };

/** Where the name that begins at `at` ends, and how many labels it has; none where it holds an octet that is no letter. */
function behindName(bytes: Uint8Array, at: number, isLetter: (octet: number) => boolean): typeof NO_NAME {
  let i = at;
  let labels = 0;
  while ((bytes[i] ?? 0) !== 0) {
    const size = bytes[i] ?? 0;
    if (size > 63 || ++labels > 127 || i + size >= bytes.length) return NO_NAME;
    for (let k = i + 1; k <= i + size; k++) if (!isLetter(bytes[k] ?? 0)) return NO_NAME;
    i += size + 1;
  }
  return { end: i + 1, labels };
}

function isHostOctet(octet: number): boolean {
  const lower = octet | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (octet >= 0x30 && octet <= 0x39) || octet === 0x2d || octet === 0x5f;
}
