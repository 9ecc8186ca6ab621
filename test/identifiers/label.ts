import { z } from 'zod';
import { SUBJECT_TYPES } from '../../main/contract/words.ts';

const count = z.number().int().nonnegative();

/** One identifier that an observer on the path could read, at its first place in one capture. Of a real capture it never
 *  holds the value: that is a real person's, and is read from the capture where it lies. */
export const realRowSchema = z.strictObject({
  /** 1-based, as in Wireshark. */
  frame: count,
  /** Octets from the frame's first captured one, and how many stand for the value, as sent. */
  offset: count,
  length: count.min(1),
  type: z.enum(SUBJECT_TYPES),
  /** Types that are just as right. */
  also: z.array(z.enum(SUBJECT_TYPES)),
  /** The name that its sender gave it; null: none. */
  key: z.string().nullable(),
  /** Decodings to the value, outermost first. */
  chain: z.array(z.string()),
  protocol: z.string(),
  /** False: experts could differ. Neither a miss nor a false alarm. */
  sure: z.boolean(),
  note: z.string(),
  /** The list goes on, and was not written to its end: findings of this type and key are not judged. */
  more: z.literal(true).optional(),
});

export const realFileSchema = z.strictObject({
  capture: z.string(),
  readBy: z.string(),
  rows: z.array(realRowSchema),
  /** Nothing is exposed in it. */
  nothing: z.boolean(),
  remark: z.string(),
});

export type RealRow = z.infer<typeof realRowSchema>;

/** What a capture holds, wherever it comes from. */
export interface Truth extends Omit<RealRow, 'note' | 'protocol' | 'more' | 'frame' | 'offset' | 'length'> {
  /** Ways in which the value may be told, decoded. */
  readonly values: readonly string[];
  /** Where it stands, as far as that is known. */
  readonly places: readonly Place[];
  /** False: the places are those of a packed body that holds much more. */
  readonly exact: boolean;
  readonly more: boolean;
}

export interface Place {
  readonly frame: number;
  readonly offset: number;
  readonly length: number;
}

const PACKED = /^(?:gzip|deflate|zlib|deflate-raw|br|brotli|zstd|permessage-deflate|hpack)$/;

/** Does a place behind these decodings tell one value from another? */
export function isExact(chain: readonly string[]): boolean {
  return !chain.some((step) => PACKED.test(step));
}
