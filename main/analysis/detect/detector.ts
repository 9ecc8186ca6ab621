import type { Confidence, FindingKind, SubjectType } from '../model/words.ts';
import type { Span } from '../bytes/cursor.ts';
import type { Needs } from '../bytes/signs.ts';
import type { Field, FieldRole } from '../model/field.ts';

/** One rule, one file, no prose: words live in `main/text` under the finding's kind. */
export interface Detector {
  /** A noun in the failing state; equals the file's name. */
  readonly id: string;
  readonly version: number;
  /** Without these `inspect` would find nothing, and is not asked. */
  readonly needs?: DetectorNeeds;
  inspect(field: Field, context: DetectContext): readonly Hit[];
}

/** What must hold of a field's octets, its protocol and its key. */
export interface DetectorNeeds extends Needs {
  readonly protocols?: ReadonlySet<string>;
  /** The field must have a key, and one of these. A pure function: its answer is remembered per key. */
  readonly named?: (key: string, context: DetectContext) => boolean;
  readonly role?: FieldRole;
  /** False: no member of a document is one of its fields, since it goes by a path that none has. */
  readonly member?: false;
}

/** Nothing found. Shared and frozen: most fields end here, and must not cost an array. */
export const NONE: readonly Hit[] = Object.freeze([]);

/** What a detector says of one field. The engine turns it into a finding: app, reach, evidence and folding are its work. */
export interface Hit {
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  readonly subject: {
    readonly type: SubjectType;
    readonly key: string | null;
    /** From `context.values.note`: the raw value stays on the private side. */
    readonly value: ValueRef;
    /** Decodings to the value: the field's own, then the detector's (`u32le`). */
    readonly chain: readonly string[];
    readonly mine: SubjectType | null;
    readonly reason: 'own-value' | 'key-name' | 'shape' | 'protocol-field';
  };
  /** The octets of the value inside the field, absolute in `field.bytes`; null: all of it. */
  readonly part: Span | null;
  /** Only of a hit that chance may have made (an own number in 4 octets, alone): what `weighWeak` needs to judge it once
   *  the whole capture was read. Its confidence here is the least that can be said. */
  readonly weak?: WeakSign;
}

/** See docs/own-values.md. */
export interface WeakSign {
  /** How many bits of the pattern chance would have had to guess. */
  readonly bits: number;
  /** Where in the message it stood: octets from the field's first new one. */
  readonly place: number;
}

/** A value on the private side. Opaque to detectors. */
export type ValueRef = number & { readonly __value: unique symbol };

export interface ValueNotes {
  /** Same raw value and type: same reference, whatever its encoding. `raw` is the decoded value as a reader would write
   *  it: text as it is, integers in decimal, other bytes as `hex:…`. */
  note(type: SubjectType, raw: string): ValueRef;
}

export interface DetectContext {
  readonly values: ValueNotes;
  readonly keys: KeyDictionary;
  readonly mine: readonly MinePattern[];
  /** Of the session, as ISO 3166-1 writes it: where a number without its country's code is at home. Null: not stated. */
  readonly country: string | null;
}

/** What a key name means, from `knowledge/identifiers`. */
export interface KeyMeaning {
  readonly type: SubjectType;
  /** `alone`: the name says it (`user_id`). `with-shape`: only together with the shape named in `shape` (`uid`, `id`).
   *  `in-chat`: as `with-shape`, and only where what stands around it belongs to a conversation (`text`, `from`).
   *  `beside-person`: as `with-shape`, and only beside the mark, number or address of a person (`name`). `beside-address`:
   *  as that, but only beside a telephone number or an e-mail address, in what the user's device sends. */
  readonly strength: 'alone' | 'with-shape' | 'one-sign' | 'in-chat' | 'beside-person' | 'beside-address';
  readonly shape: string | null;
}
export interface KeyDictionary {
  /** Looks a key up: case and separators do not count (`userId`, `user_id`, `USER-ID` are one). The first of `meanings`. */
  meaning(key: string): KeyMeaning | null;
  /** All that it may mean, the likelier first: the value's shape decides. */
  meanings(key: string): readonly KeyMeaning[];
  /** What a short name means inside a named thing: `id` in `user`. */
  within(holder: string, key: string): readonly KeyMeaning[];
  /** Could it mean something inside a named thing? */
  isShort(key: string): boolean;
}

/** One way one of the user's own values may look on the wire. Made once per analysis from `Settings.mine`. */
export interface MinePattern {
  readonly mineIndex: number;
  readonly kind: SubjectType;
  /** The value as the user typed it. */
  readonly value: string;
  readonly octets: Uint8Array;
  /** Decodings from the octets to the value, outermost first (`['base64', 'sha256']`). `[]`: as typed. */
  readonly chain: readonly string[];
  /** `text`: readable once it is decoded. `number`: its octets are the value. `digest`: a hash that chance cannot meet.
   *  `checksum`: one of 32 bits, which it can. */
  readonly sort: 'text' | 'number' | 'digest' | 'checksum';
  /** Long enough to be searched at any offset; the others are compared with whole fields. */
  readonly anywhere: boolean;
  /** ASCII letters may stand in either case. */
  readonly isFolded: boolean;
  /** How many bits of it chance would have to guess. */
  readonly bits: number;
  /** Of what is written: octets of the text without its encoding, and whether it is all digits. */
  readonly plain: number;
  readonly isDigits: boolean;
  /** How what stands beside it is read. */
  readonly beside: Beside;
}

/** `octets`: as they are. `wide`: in units of two octets, the low one first or last. `hex`: two digits each. `base64-n`: the
 *  text began in octet n of its three. `unseen`: cannot be told. */
export type Beside = 'octets' | 'wide-le' | 'wide-be' | 'hex' | 'base64-0' | 'base64-1' | 'base64-2' | 'unseen';

/** The protocols that paths of fields begin with. */
export function protocolsOf(paths: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(paths, (path) => path.split('.')[0] ?? ''));
}

/** Is the detector worth asking about a field of its protocols, with a key that it knows and signs that it needs? */
export function isAsked({ needs }: Detector, role: FieldRole, length: number): boolean {
  if (needs === undefined) return true;
  return length >= (needs.least ?? 0) && (needs.role === undefined || needs.role === role);
}
