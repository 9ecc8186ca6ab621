import type { Span } from '../bytes/cursor.ts';
import type { Direction, Flow } from './flow.ts';
import type { Message, Problem } from './message.ts';
import type { Moment, Origin, Where } from './where.ts';

/** The one thing an identifier detector sees, whatever the protocol or encoding: a named part of a message, or bytes
 *  opened from one. A reused view: valid only during the call it is handed to. */
export interface Field {
  /** Where it lives by name, for example `http.query.uid`, `http.body.json.user.id`, `unknown.text`. */
  readonly path: string;
  /** The name its sender gave it (`uid`, `Cookie`), null where it has none (a printable run in an unknown datagram). */
  readonly key: string | null;
  /** The protocol's name, for example `http`. */
  readonly protocol: string;
  readonly flow: Flow;
  readonly direction: Direction;
  /** The octets are `bytes[at .. at+length)`; the array itself may hold much more. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
  /** Decodings from the wire to here, outermost first: `['base64', 'json']`. Empty: as sent. */
  readonly chain: readonly string[];
  readonly role: FieldRole;
  /** True for bytes no dissector claimed, or that a dissector names without understanding: own values are searched
   *  inside them at any offset. */
  readonly unclaimed: boolean;
  /** Nothing opened it further. Own values are searched in leaves only, so that a value is reported where it lies. */
  readonly leaf: boolean;
  /** Octets at the front that the field before this one has shown already (the seam of an unknown stream): what ends
   *  inside them was found there, only what reaches past them is new. Left out: none. */
  readonly repeated?: number;
  /** A guess that nothing but chance speaks for: octets behind letters that may be base64. Own values alone are searched in
   *  it; it has no key and counts as unclaimed. Left out: no. */
  readonly guessed?: boolean;
  /** Read with a key log: no one who saw only the packets could read it, and nothing here may be called exposed. */
  readonly decrypted: boolean;
  /** Does the octet occur? The cheap test before `text()`. */
  has(octet: number): boolean;
  /** The octets as text: UTF-8, and Latin-1 where they are not valid UTF-8. Makes a string: call it after a byte test. */
  text(): string;
  /** The wire bytes behind a part of the field (all of it by default): exact where the encoding allows, else the
   *  smallest stretch it was decoded from. */
  where(part?: Span): Where[];
  /** The octets that were decoded to a part of the field (all of it by default), as its dissector read them from the wire:
   *  the ones `where` points to. A view: copy it to keep it. */
  sent(part?: Span): Uint8Array;
  /** Where a part of the field stands in each decoded layer: tells two values apart that `where` cannot, since they came out
   *  of one packed body. Empty for octets that lie on the wire. */
  layers(part?: Span): string;
  /** Time of the latest frame that holds a byte of it. */
  time(part?: Span): Moment | null;
  /** What it was found in, and where in that; null where it lies in no document. Makes an object: for the few fields whose
   *  neighbours matter. */
  document(): DocumentPlace | null;
}

/** A document's octets (`bytes[at .. at+length)`), and the part of them that a field stands in. */
export interface DocumentPlace extends Span {
  readonly bytes: Uint8Array;
  readonly part: Span;
  readonly read: DocumentNotes;
}

/** A name that stands beside a field, with its value's text; null where the value is a list or an object. */
export interface Neighbour {
  readonly key: string;
  readonly value: string | null;
}

/** What was read of a document for one of its fields, and serves the next: all fields of an object have the same neighbours.
 *  Made anew with each document. */
export interface DocumentNotes {
  /** By where what they were read from begins. */
  readonly neighbours: Map<number, readonly Neighbour[]>;
  event: string | null;
}

/** `value`: something sent. `name`: a name that data was given (a JSON member's name): key rules ignore it, shape and
 *  own-value rules do not. `text`: free text that a person wrote, by the protocol's own grammar (a chat message). */
export type FieldRole = 'value' | 'name' | 'text';
/** Of what stands inside a document. */
export type MemberRole = Exclude<FieldRole, 'text'>;

/** What a dissector writes into. One sink per flow; `begin` sets the bytes that later spans point into. */
export interface FieldSink {
  /** Own values are searched: octets without any text are worth telling. */
  readonly seeks: boolean;
  /** Could an own value stand in these octets, or be them? No means no: asked before a field is made that nothing else
   *  could be found in. */
  mayHoldOwn(bytes: Uint8Array, at: number, length: number): boolean;
  /** Names the message whose fields follow. `readable`: octets an observer could read; they are counted once. */
  begin(bytes: Uint8Array, origin: Origin, direction: Direction): void;
  /** One named part of the message. `path` without the protocol's name, in the protocol's own words (`query.uid`). */
  field(path: string, key: string | null, span: Span, options?: FieldOptions): void;
  /** A typed message, for attribution and for detectors that judge whole messages. Call after `begin`. */
  message(message: Message): void;
  /** Counts payload octets by what an observer can do with them. Every octet of a flow is counted once, by its dissector. */
  count(kind: 'readable' | 'opaque' | 'unknown', octets: number): void;
  /** From the next segment on, this direction of the flow is encrypted by its protocol's own rules, to its end: its octets
   *  are counted opaque without being shown to anyone. */
  seal(direction: Direction): void;
  /** Names why reading stopped: kept per flow and counted, never silent. */
  problem(problem: Problem, span: Span): void;
}

export interface FieldOptions {
  readonly role?: FieldRole;
  readonly unclaimed?: boolean;
  /** How the field's bytes are encoded by its protocol, opened before any guess: `['gzip']` for a Content-Encoding,
   *  `['percent']`, `['form']`, `['json']` for a declared type. Names of unwrappers. */
  readonly encodings?: readonly string[];
  /** See `Field.repeated`. */
  readonly repeated?: number;
  /** What the span's octets stand for, where it takes the conversation before them to tell. Left out: themselves. */
  readonly decoded?: Decoded;
  /** See `Field.decrypted`. Left out: no. */
  readonly decrypted?: boolean;
}

/** Octets that a dissector decoded from a span of its message, since no unwrapper could: a header out of HPACK's table, a
 *  WebSocket message that was packed with the ones before it. Rules see these; `where` and `sent` lead to the span. */
export interface Decoded {
  /** Names of the decodings, outermost first; never empty. */
  readonly chain: readonly string[];
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
  /** The message's octets behind a part of these (absolute in `bytes`). Inside the field's span. */
  locate(part: Span): Span;
}
