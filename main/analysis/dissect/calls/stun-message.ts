import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import type { Parsed, StunMessage } from '../../model/message.ts';
import { tellName } from '../../model/tell-name.ts';

/** One STUN or TURN message with the places of its attributes. RFC 8489 section 5 (header), section 14 (attributes). */
export interface StunParts {
  readonly class: StunMessage['class'];
  /** Not an enum: unknown methods must reach the report as they are. */
  readonly method: number;
  /** Where they stand, for `StunAttributes`. */
  readonly attributes: Span;
}

export const STUN_HEADER = 20; // octets, section 5
const ATTRIBUTE_HEADER = 4; // type and length, section 14
const MAGIC_COOKIE = 0x2112a442; // section 5

/** Attributes that hold text a person or an operator chose. Sections 14.3, 14.9, 14.14, and 14.16 of RFC 5389bis drafts
 *  for ORIGIN (0x802f, never an RFC, still sent by browsers). */
const TEXTS: Readonly<Record<number, { readonly path: string; readonly key: string }>> = {
  0x0007: { path: 'password', key: 'PASSWORD' }, // RFC 3489 section 11.2.7 alone
  0x0014: { path: 'realm', key: 'REALM' },
  0x8022: { path: 'software', key: 'SOFTWARE' },
  0x802f: { path: 'origin', key: 'ORIGIN' },
};

const USERNAME = 0x0006;
/** A connection's own checks have random names for an hour (RFC 8445 section 5.3). A relay is asked with the name of its user
 *  (RFC 8656 section 5): Allocate, Refresh, CreatePermission, ChannelBind, and those over TCP (RFC 6062). */
const RELAYING: ReadonlySet<number> = new Set([0x003, 0x004, 0x008, 0x009, 0x00a, 0x00b]);

/** Attributes whose meaning is known and holds nothing of a person's own: addresses, checks, numbers. RFC 8489, 8656,
 *  8445, 5780, 3489. NONCE is the server's random text. What is in neither list is shown as it is. */
const NOTHING_PERSONAL: ReadonlySet<number> = new Set([
  0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0008, 0x0009, 0x000a, 0x000b, 0x000c, 0x000d, 0x0012, 0x0015, 0x0016,
  0x0017, 0x0018, 0x0019, 0x001a, 0x001b, 0x001c, 0x001d, 0x001e, 0x0020, 0x0022, 0x0024, 0x0025, 0x0026, 0x0027,
  0x002a, 0x8000, 0x8001, 0x8002, 0x8003, 0x8004, 0x8020, 0x8023, 0x8028, 0x8029, 0x802a, 0x802b, 0x802c, 0x8057,
]);

/** Section 9.2: the domain whose names and passwords a server takes. */
const REALM = 0x0014;
const DATA = 0x0013; // RFC 8656 section 18.6: a packet of another protocol, relayed

/** Section 5: two zero bits, then the cookie. The narrower "first octet 0..3" of RFC 7983 section 7 would lose the
 *  methods 0x08xx that some apps use. Needs the header's first 8 octets at `at`. */
export function startsStun(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 8 || (bytes[at] ?? 0) >= 0x40) return false;
  return bytes[at + 4] === 0x21 && bytes[at + 5] === 0x12 && bytes[at + 6] === 0xa4 && bytes[at + 7] === 0x42;
}

/** Reads the message in `bytes[at..end)`.
 *  @param isClassic it has no cookie: RFC 3489 */
export function parseStun(bytes: Uint8Array, at = 0, end = bytes.length, isClassic = false): Parsed<StunParts> {
  const c = new Cursor(bytes, at, end);
  const bits = c.u16();
  const length = c.u16();
  const cookie = c.u32();
  c.skip(12); // transaction ID
  if (!c.ok) return { message: null, problem: 'cut-short' };
  if (bits > 0x3fff || (cookie !== MAGIC_COOKIE && !isClassic)) return { message: null, problem: 'not-this-protocol' };
  const attributes = { at: c.at, length: Math.min(length, c.left) };
  const isAnswer = (bits & 0x100) !== 0; // class bits C1, C0
  const isOther = (bits & 0x10) !== 0;
  const kind = isAnswer ? (isOther ? 'error' : 'success') : isOther ? 'indication' : 'request';
  const method = (bits & 0xf) | ((bits & 0xe0) >> 1) | ((bits & 0x3e00) >> 2);
  const isWhole = areWhole(bytes, attributes) && length <= end - at - STUN_HEADER;
  return { message: { class: kind, method, attributes }, problem: isWhole ? null : 'cut-short' };
}

function areWhole(bytes: Uint8Array, block: Span): boolean {
  const one = new StunAttributes(bytes, block);
  while (one.next());
  return one.isWhole;
}

/** Goes through a message's attributes, section 14: a message has up to ten, and most say nothing. */
export class StunAttributes {
  id = 0;
  /** Where its value stands. */
  at = 0;
  length = 0;
  /** None that was met was cut short. */
  isWhole = true;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #next: number;

  constructor(bytes: Uint8Array, { at, length }: Span) {
    this.#bytes = bytes;
    this.#next = at;
    this.#end = at + length;
  }

  /** Moves on to the next; false: there is none. What was met before still stands. */
  next(): boolean {
    const at = this.#next + ATTRIBUTE_HEADER;
    const length = u16be(this.#bytes, this.#next + 2);
    if (this.#next >= this.#end) return false;
    if (at + length > this.#end) {
      this.isWhole = false;
      return false;
    }
    this.id = u16be(this.#bytes, this.#next);
    this.at = at;
    this.length = length;
    this.#next = at + length + (-length & 3); // padded to 4 octets; the last one often is not
    return true;
  }
}

/** Gives a message and its fields to the sink, its realm to the flow, and counts its `octets`: what it relays is not its
 *  own. */
export function emitStun(parts: StunParts, sink: FieldSink, flow: Flow, bytes: Uint8Array, octets: number): void {
  sink.message({ type: 'stun', class: parts.class, method: parts.method });
  let relayed = 0;
  let user: Span | null = null;
  let isLogin = RELAYING.has(parts.method);
  const one = new StunAttributes(bytes, parts.attributes);
  while (one.next()) {
    if (one.id === DATA) relayed += one.length;
    if (one.id === USERNAME) user = withoutPadding(bytes, one.at, one.length);
    else emitAttribute(sink, bytes, one);
    if (one.id === REALM) {
      isLogin = true; // RFC 8489 section 9.2.3: it goes with a user's own name and password
      tellName(flow, textOf(bytes, one));
    }
  }
  if (user) sink.field(isLogin ? 'login.user' : 'username', 'USERNAME', user);
  sink.count('readable', octets - relayed);
  sink.count('unknown', relayed);
}

function emitAttribute(sink: FieldSink, bytes: Uint8Array, { id, at, length }: StunAttributes): void {
  const text = TEXTS[id];
  if (text) sink.field(text.path, text.key, withoutPadding(bytes, at, length));
  else if (!NOTHING_PERSONAL.has(id)) sink.field(pathOf(id), null, { at, length }, UNCLAIMED);
}

const UNCLAIMED = { unclaimed: true };
/** By number, of which there are 2^16. */
const paths = new Map<number, string>();

function pathOf(id: number): string {
  let path = paths.get(id);
  if (path === undefined) paths.set(id, (path = `attribute.0x${id.toString(16).padStart(4, '0')}`));
  return path;
}

function textOf(bytes: Uint8Array, attribute: StunAttributes): string {
  const { at, length } = withoutPadding(bytes, attribute.at, attribute.length);
  return decodeText(bytes, at, length);
}

/** Some senders count the padding into a text's length: zeros at its end are not part of it. */
function withoutPadding(bytes: Uint8Array, at: number, length: number): Span {
  let end = at + length;
  while (end > at && bytes[end - 1] === 0) end--;
  return { at, length: end - at };
}
