/** What two or more recordings of one app show together: `earshot.comparison/1`. Same bytes and settings give the same
 *  document, byte for byte. Frames, ranges and times as in `assessment.ts`. */
import { z } from 'zod';
import { evidenceSchema } from './assessment.ts';
import { CONFIDENCES, REACHES, SUBJECT_TYPES } from './words.ts';

const count = z.number().int().nonnegative();

/** `account-or-device-identifier`: the same all through a recording, another in a recording of another account or device.
 *  `repeated-value`: the same in recordings of one account on one device; what it is cannot be told. */
export const COMPARISON_KINDS = ['account-or-device-identifier', 'repeated-value'] as const;

/** What a value may belong to. `installation`: an account on a device together. `session`: made anew for each use. */
export const OWNERS = ['app', 'account', 'device', 'installation', 'session'] as const;
export type Owner = (typeof OWNERS)[number];

/** What the person says of one recording: the same word, the same account or device. */
export const toldSchema = z.object({ account: z.string().min(1).max(40), device: z.string().min(1).max(40) });
export type Told = z.infer<typeof toldSchema>;

export const comparisonFindingSchema = z.object({
  id: z.string(),
  kind: z.enum(COMPARISON_KINDS),
  confidence: z.enum(CONFIDENCES),
  reach: z.enum(REACHES),
  subject: z.object({
    /** `account` or `device-id` only where nothing else fits what was seen. */
    type: z.enum(SUBJECT_TYPES),
    key: z.string().nullable(),
    chain: z.array(z.string()),
    reason: z.literal('difference'),
  }),
  /** All that fits what was seen. */
  couldBe: z.array(z.enum(OWNERS)),
  /** Where in the messages it stands, by name. */
  paths: z.array(z.string()),
  /** One per recording that held it. */
  values: z.array(
    z.object({
      recording: count,
      valueId: z.string(),
      masked: z.string(),
      /** Messages that held it; a question and its answer count as one. */
      count,
      value: z.string().optional(),
    }),
  ),
  /** `file`: index of the recording. */
  evidence: z.array(evidenceSchema),
  receivers: z.array(z.object({ ip: z.string(), port: count, name: z.string().nullable() })),
});

export const comparisonSchema = z.object({
  schema: z.literal('earshot.comparison/1'),
  made: z.object({ tool: z.string(), lang: z.string() }),
  revealed: z.boolean(),
  recordings: z.array(
    z.object({
      name: z.string(),
      sha256: z.string(),
      format: z.enum(['pcap', 'pcapng']),
      packets: count,
      bytes: count,
      firstTime: z.string().nullable(),
      lastTime: z.string().nullable(),
      truncated: z.boolean(),
      problems: z.array(z.string()),
      synthetic: z.boolean(),
      told: z.object({ account: z.string(), device: z.string() }),
      /** Parts of messages that a bound kept us from keeping. */
      omitted: count,
    }),
  ),
  findings: z.array(comparisonFindingSchema),
  findingsOmitted: count,
  /** Kinds of unexplained messages that were not looked at: a bound was met. */
  kindsOmitted: count,
  /** What these recordings cannot tell, whatever was found. */
  cannotTell: z.array(z.enum(OWNERS)),
});
export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparisonFinding = z.infer<typeof comparisonFindingSchema>;
