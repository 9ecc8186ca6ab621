import fc from 'fast-check';
import type { Span } from '../bytes/cursor.ts';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import type { DocumentPlace, Field, FieldRole } from '../model/field.ts';
import type { Flow } from '../model/flow.ts';
import type { Inner, Unwrapper } from './unwrapper.ts';

/** A flow between two documentation addresses (RFC 5737). */
export const flow: Flow = {
  id: 1,
  transport: 'tcp',
  client: { ip: '192.0.2.10', port: 50_000 },
  server: { ip: '198.51.100.20', port: 80 },
  protocol: 'http',
  packetsOut: 1,
  packetsIn: 0,
  bytesOut: 0,
  bytesIn: 0,
  readableBytes: 0,
  opaqueBytes: 0,
  unknownBytes: 0,
  sealedOut: false,
  sealedIn: false,
  lostBytes: 0,
  firstFrame: 1,
  firstTime: null,
  lastTime: null,
  minRoundTripMicros: null,
  firstAnswerMicros: null,
  matchedMicros: null,
  sawStart: true,
  names: { sni: null, httpHost: null, dns: null },
  tls: null,
  process: null,
};

export interface FieldParts {
  readonly path?: string;
  readonly key?: string | null;
  readonly protocol?: string;
  readonly direction?: 'out' | 'in';
  readonly chain?: readonly string[];
  readonly role?: FieldRole;
  readonly unclaimed?: boolean;
  readonly leaf?: boolean;
  /** Octets that stand before the value in its array, so that a forgotten `at` shows. */
  readonly before?: number;
  /** The document that the value stands in, once. Left out: none. */
  readonly inside?: string;
}

/** A field of frame 1 over a text or octets. Its places count from the array's start. */
export function fieldOf(content: string | Uint8Array, parts: FieldParts = {}): Field {
  const octets = typeof content === 'string' ? encodeUtf8(content) : content;
  const at = parts.before ?? 3;
  const bytes = new Uint8Array(at + octets.length + 2).fill(0x7e);
  bytes.set(octets, at);
  const length = octets.length;
  return {
    path: parts.path ?? 'http.query',
    key: parts.key ?? null,
    protocol: parts.protocol ?? 'http',
    flow,
    direction: parts.direction ?? 'out',
    bytes,
    at,
    length,
    chain: parts.chain ?? [],
    role: parts.role ?? 'value',
    unclaimed: parts.unclaimed ?? false,
    leaf: parts.leaf ?? true,
    decrypted: false,
    has: (octet) => bytes.subarray(at, at + length).includes(octet),
    text: () => decodeText(bytes, at, length),
    where: (part: Span = { at, length }) => [{ frame: 1, offset: part.at, length: part.length }],
    sent: (part: Span = { at, length }) => bytes.subarray(part.at, part.at + part.length),
    layers: () => '',
    time: () => null,
    document: () => documentOf(parts.inside, octets),
  };
}

function documentOf(text: string | undefined, value: Uint8Array): DocumentPlace | null {
  if (text === undefined) return null;
  const bytes = encodeUtf8(text);
  const at = encodeUtf8(text.slice(0, text.indexOf(decodeText(value, 0, value.length)))).length;
  const read = { neighbours: new Map(), event: null };
  return { bytes, at: 0, length: bytes.length, part: { at, length: value.length }, read };
}

/** What an inner field says, with the parent's text that stands behind it. */
export interface Seen {
  readonly path: string;
  readonly key: string | null;
  readonly text: string;
  readonly behind: string;
  readonly role: FieldRole | undefined;
  readonly encodings: readonly string[] | undefined;
}

/** Opens a field and keeps what came out. Checks, for every field, what the shape promises: spans inside their arrays,
 *  and a place inside the parent for the whole and for each single octet. */
export function openAll(
  unwrapper: Unwrapper,
  field: Field,
  octets = 1 << 20,
): { opened: boolean; seen: Seen[]; left: number } {
  const seen: Seen[] = [];
  const limits = { octets };
  const opened = unwrapper.open(field, (inner) => seen.push(look(field, inner)), limits);
  if (opened !== seen.length > 0) throw new Error(`open said ${String(opened)} after ${seen.length} fields`);
  return { opened, seen, left: limits.octets };
}

function look(field: Field, inner: Inner): Seen {
  const { at, length, bytes } = inner;
  if (at < 0 || length < 0 || at + length > bytes.length)
    throw new Error(`inner ${inner.path} points outside its bytes`);
  const whole = inner.locate({ at, length });
  for (let i = 0; i < Math.min(length, 400); i++) inside(field, inner.locate({ at: at + i, length: 1 }));
  inside(field, whole);
  return {
    path: inner.path,
    key: inner.key,
    text: decodeText(bytes, at, length),
    behind: decodeText(field.bytes, whole.at, whole.length),
    role: inner.role,
    encodings: inner.encodings,
  };
}

function inside(field: Field, span: Span): void {
  if (span.length < 0 || span.at < field.at || span.at + span.length > field.at + field.length) {
    throw new Error(`span ${span.at}+${span.length} lies outside the parent ${field.at}+${field.length}`);
  }
}

/** Feeds every beginning of a true text, and any octets after each, to an unwrapper; `openAll` throws where it points
 *  outside its bytes. The bound on octets must hold, too. */
export function openHostile(unwrapper: Unwrapper, whole: string | Uint8Array, parts: FieldParts = {}): void {
  const octets = typeof whole === 'string' ? encodeUtf8(whole) : whole;
  const run = (bytes: Uint8Array, most: number): void => {
    const field = fieldOf(bytes, parts);
    const score = unwrapper.recognise(field);
    if (!(score >= 0 && score < 1)) throw new Error(`score ${score}`);
    const { left } = openAll(unwrapper, field, most);
    if (left < 0) throw new Error('more octets than allowed');
  };
  for (let n = 0; n <= octets.length; n++) run(octets.subarray(0, n), 1 << 20);
  fc.assert(
    fc.property(fc.nat(octets.length), fc.uint8Array({ maxLength: 300 }), fc.nat(400), (n, tail, most) => {
      run(Uint8Array.from([...octets.subarray(0, n), ...tail]), most);
    }),
    { numRuns: 300 },
  );
}
