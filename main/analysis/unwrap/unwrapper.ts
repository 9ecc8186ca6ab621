import type { Span } from '../bytes/cursor.ts';
import type { Needs } from '../bytes/signs.ts';
import type { Field, FieldRole, MemberRole } from '../model/field.ts';

/** The one shape of every encoding and container. */
export interface Unwrapper {
  /** Its name in a field's chain: `base64`, `json`. */
  readonly name: string;
  /** Its name in a field's chain, where that is another one: two files may undo one encoding. */
  readonly step?: string;
  /** Without these `recognise` would say 0, and is not asked. */
  readonly needs?: Needs;
  /** Could these octets be mine? 0: no; 0.99: cannot be anything else. Reads, never decodes. A declared encoding
   *  (`FieldOptions.encodings`) skips this test. */
  recognise(field: Field): number;
  /** Emits what is inside. Stops at `limits`; never throws; emits what came out before the first bad byte. Returns false
   *  where nothing came out: the field then stays a leaf. */
  open(field: Field, emit: Emit, limits: UnwrapLimits): boolean;
  /** Are these octets that `recognise` would not stand for, and `open` could still read? Asked where
   *  nothing opens a field, which stays a leaf: what comes is searched for own values and for nothing else
   *  (`Field.guessed`). */
  mayOffer?(field: Field): boolean;
  /** As `needs`, for `mayOffer`. */
  readonly offerNeeds?: Needs;
}

export interface UnwrapLimits {
  /** Octets this unwrapper may still produce for this message. */
  octets: number;
  /** To be called where more would have come out than may: what was left shut is told, never silent. */
  overran?(): void;
  /** Would neither a rule nor an unwrapper look at such a part, lying in the field's own octets? Then it need not be
   *  emitted: most members of a JSON document are dull, and emitting one costs twenty times as much as this question. */
  isDull?(parent: Field, key: string | null, role: MemberRole, at: number, length: number): boolean;
}

/** One field found inside. `path` is appended to the parent's with a dot (`json.user.id` for member `id`). */
export interface Inner {
  readonly path: string;
  readonly key: string | null;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
  readonly role?: FieldRole | undefined;
  /** The span of the parent's octets (absolute in the parent's `bytes`) behind a part of this field (absolute in
   *  `bytes`). Identity where the inner octets are the parent's own. */
  locate(part: Span): Span;
  /** Names of unwrappers for what is declared inside (a multipart part's type). */
  readonly encodings?: readonly string[] | undefined;
}
/** Takes what it needs of `inner` before it returns: who emits many may use one object for all. */
export type Emit = (inner: Inner) => void;
