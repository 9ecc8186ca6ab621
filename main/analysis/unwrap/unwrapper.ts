import type { Span } from '../bytes/cursor.ts';
import type { Field, FieldRole } from '../model/field.ts';

/** The one shape of every encoding and container. */
export interface Unwrapper {
  /** Its name in a field's chain: `base64`, `json`. */
  readonly name: string;
  /** Could these octets be mine? 0: no; 0.99: cannot be anything else. Reads, never decodes. A declared encoding
   *  (`FieldOptions.encodings`) skips this test. */
  recognise(field: Field): number;
  /** Emits what is inside. Stops at `limits`; never throws; emits what came out before the first bad byte. Returns false
   *  where nothing came out: the field then stays a leaf. */
  open(field: Field, emit: Emit, limits: UnwrapLimits): boolean;
  /** Offers octets that `recognise` would not stand for. Asked where nothing opens a field, which stays a leaf: what comes
   *  is searched for own values and for nothing else (`Field.guessed`). */
  search?(field: Field, emit: Emit, limits: UnwrapLimits): void;
}

export interface UnwrapLimits {
  /** Octets this unwrapper may still produce for this message. */
  octets: number;
}

/** One field found inside. `path` is appended to the parent's with a dot (`json.user.id` for member `id`). */
export interface Inner {
  readonly path: string;
  readonly key: string | null;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
  readonly role?: FieldRole;
  /** The span of the parent's octets (absolute in the parent's `bytes`) behind a part of this field (absolute in
   *  `bytes`). Identity where the inner octets are the parent's own. */
  locate(part: Span): Span;
  /** Names of unwrappers for what is declared inside (a multipart part's type). */
  readonly encodings?: readonly string[];
}
export type Emit = (inner: Inner) => void;
