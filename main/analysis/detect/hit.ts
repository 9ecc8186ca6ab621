import type { Span } from '../bytes/cursor.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import type { Confidence, SubjectType } from '../model/words.ts';
import type { DetectContext, Hit } from './detector.ts';

export interface Said {
  readonly type: SubjectType;
  readonly confidence: Confidence;
  readonly reason: Hit['subject']['reason'];
  /** The value as a reader would write it. */
  readonly raw: string;
  /** Its octets in the field; null: all of it. */
  readonly part?: Span | null;
  /** Decodings that the detector did beyond the field's own. */
  readonly decoded?: readonly string[];
  readonly kind?: Hit['kind'];
}

/** The one way detectors of values answer. */
export function hitOf(field: Field, context: DetectContext, said: Said): Hit {
  const { type, confidence, reason, raw, part = null, decoded = [], kind = 'identifier-exposed' } = said;
  const chain = decoded.length === 0 ? field.chain : [...field.chain, ...decoded];
  return {
    kind,
    confidence,
    subject: { type, key: field.key, value: context.values.note(type, raw), chain, mine: null, reason },
    part,
  };
}

/** The octets of `text.slice(from, to)`, where `text` is all of the field's text; null where they cannot be told apart. */
export function partOf(field: Field, text: string, from: number, to: number): Span | null {
  if (text.length === field.length) return { at: field.at + from, length: to - from }; // ASCII, or Latin-1: one octet each
  if (encodeUtf8(text).length !== field.length) return null;
  const before = encodeUtf8(text.slice(0, from)).length;
  return { at: field.at + before, length: encodeUtf8(text.slice(from, to)).length };
}
