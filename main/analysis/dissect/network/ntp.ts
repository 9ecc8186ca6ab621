import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Problem } from '../../model/message.ts';
import { hasPort } from './dns-recognise.ts';
import { perDatagram } from '../per-datagram.ts';

/** One clock message. RFC 5905 section 7.3, versions 1 to 4; lengths in octets. */
export interface NtpParts {
  readonly version: number;
  readonly mode: number;
  readonly extensions: readonly { readonly type: number; readonly value: Span }[];
  readonly keyId: Span | null;
  /** Octets behind the header that are neither extension field nor authentication code. */
  readonly rest: Span | null;
}

const PORT = 123; // RFC 5905 section 7.2
const HEADER = 48; // section 7.3, figure 8
const ROOT_DELAY = 4; // seconds in 16 bits, then a fraction in 16 (section 6, short format)
const ROOT_DISPERSION = 8;
const HIGHEST_STRATUM = 16; // figure 11: 17 to 255 are reserved
const HIGHEST_POLL = 17; // section 7.2, MAXPOLL
/** Log2 seconds of a clock's reading, section 7.3: some nanoseconds at best. Clients that hide theirs send 32. */
const PRECISIONS = { finest: -32, coarsest: 32 };
const EXTENSION_HEADER = 4; // section 7.5, figure 14
const SHORTEST_EXTENSION = 16; // section 7.5
/** Behind the last extension field: so many octets or fewer are an authentication code (RFC 7822 section 3). */
const LONGEST_CODE = 24;
/** Key number alone (a refusal), with DES (RFC 1305 appendix C), with MD5 or AES-CMAC, with SHA-1. */
const CODES: ReadonlySet<number> = new Set([4, 12, 20, LONGEST_CODE]);
const MOST_EXTENSIONS = 64; // real messages have a handful; the largest usual datagram has room for 89

/** The clock's protocol. It has no mark of its own: a client's question may be one octet and 47 zeros. So the port must
 *  agree with the content, and what is left unexplained is searched like unknown bytes. Control messages (mode 6) and
 *  private ones (mode 7) set no clock and are not claimed. */
export const ntp = perDatagram<NtpParts>({
  name: 'ntp',
  recognise: (first, flow) => (hasPort(flow, PORT) && soundHeader(first) && soundEnd(first) ? 0.9 : 0),
  parse(bytes) {
    if (bytes.length < HEADER) return { message: null, problem: 'cut-short' };
    if (!soundHeader(bytes)) return { message: null, problem: 'not-this-protocol' };
    const c = new Cursor(bytes);
    const flags = c.u8();
    c.skip(HEADER - 1);
    const version = versionOf(flags);
    const { extensions, problem } = version === 4 ? readExtensions(c) : NO_EXTENSIONS;
    const keyId = problem === null && CODES.has(c.left) ? c.span(4) : null;
    const rest = keyId === null && c.left > 0 ? { at: c.at, length: c.left } : null;
    const message = { version, mode: modeOf(flags), extensions, keyId, rest };
    return { message, problem: problem ?? (rest ? 'bad-length' : null) };
  },
  emit({ version, mode, extensions, keyId, rest }, sink) {
    sink.message({ type: 'ntp', version, mode });
    for (const { type, value } of extensions)
      sink.field(`extension.0x${type.toString(16).padStart(4, '0')}`, null, value, { unclaimed: true });
    if (keyId) sink.field('key-id', null, keyId);
    if (rest) sink.field('rest', null, rest, { unclaimed: true });
  },
  count,
});

const NO_EXTENSIONS: Extensions = { extensions: [], problem: null };

interface Extensions {
  readonly extensions: { type: number; value: Span }[];
  readonly problem: Problem | null;
}

/** Leaves the cursor behind the last extension field that could be read. */
function readExtensions(c: Cursor): Extensions {
  const extensions: { type: number; value: Span }[] = [];
  while (c.left > LONGEST_CODE) {
    if (extensions.length >= MOST_EXTENSIONS) return { extensions, problem: 'too-long' };
    const head = new Cursor(c.bytes, c.at, c.end);
    const type = head.u16();
    const length = head.u16();
    if (length < SHORTEST_EXTENSION || length % 4 !== 0) return { extensions, problem: 'bad-length' };
    if (length > c.left) return { extensions, problem: 'cut-short' };
    extensions.push({ type, value: { at: head.at, length: length - EXTENSION_HEADER } });
    c.skip(length);
  }
  return { extensions, problem: null };
}

function count({ extensions, rest }: NtpParts, sink: FieldSink, octets: number): void {
  const unknown = extensions.reduce((sum, { value }) => sum + value.length, rest?.length ?? 0);
  sink.count('readable', octets - unknown);
  sink.count('unknown', unknown);
}

/** Version, mode, stratum, poll and precision as section 7.3 allows them, and no clock further than 256 seconds from its
 *  source: one in 80 million random datagrams, and no text. */
function soundHeader(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false;
  const [flags = 0, stratum = 0, poll = 0, precision = 0] = bytes;
  const [delay = 0, dispersion = 0] = [bytes[ROOT_DELAY], bytes[ROOT_DISPERSION]];
  const log2 = precision > 127 ? precision - 256 : precision;
  return (
    versionOf(flags) >= 1 &&
    versionOf(flags) <= 4 &&
    modeOf(flags) >= 1 &&
    modeOf(flags) <= 5 &&
    stratum <= HIGHEST_STRATUM &&
    poll <= HIGHEST_POLL &&
    log2 >= PRECISIONS.finest &&
    log2 <= PRECISIONS.coarsest &&
    (delay === 0 || delay === 0xff) && // version 3 lets it be below zero
    dispersion === 0
  );
}

/** Nothing behind the header, an authentication code, or something that begins like an extension field of version 4. */
function soundEnd(bytes: Uint8Array): boolean {
  const left = bytes.length - HEADER;
  if (left === 0 || CODES.has(left)) return true;
  const length = ((bytes[HEADER + 2] ?? 0) << 8) | (bytes[HEADER + 3] ?? 0);
  return versionOf(bytes[0] ?? 0) === 4 && length >= SHORTEST_EXTENSION && length % 4 === 0 && length <= left;
}

function versionOf(flags: number): number {
  return (flags >> 3) & 7;
}

function modeOf(flags: number): number {
  return flags & 7;
}
