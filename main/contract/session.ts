/** A session on disk, as the screens see it (design, section 9). */
import { z } from 'zod';
import { settingsSchema } from './settings.ts';

export const consentSchema = z.object({
  /** Whose device and account was recorded. */
  whose: z.enum(['mine', 'agreed']),
  /** The person ticked that all taking part agreed. Nothing is recorded without it. */
  allAgreed: z.literal(true),
  at: z.string(),
});
export type Consent = z.infer<typeof consentSchema>;

export const sessionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  title: z.string(),
  /** RFC 3339, UTC. */
  madeAt: z.string(),
  from: z.enum(['capture', 'file', 'sample']),
  interface: z.string().nullable(),
  filter: z.string().nullable(),
  consent: consentSchema.nullable(),
  packets: z.number().int().nonnegative(),
  droppedPackets: z.number().int().nonnegative(),
  seconds: z.number().nonnegative(),
  /** Without `mine`: own values stand in my-values.json alone. */
  settings: settingsSchema.omit({ mine: true }),
  tool: z.string(),
  state: z.enum(['recording', 'analysed', 'failed', 'left']),
});
export type Session = z.infer<typeof sessionSchema>;

/** A row of "Recent sessions": what the list needs and no more. */
export const sessionRowSchema = sessionSchema
  .pick({
    id: true,
    title: true,
    madeAt: true,
    from: true,
    seconds: true,
    packets: true,
    droppedPackets: true,
    state: true,
  })
  .extend({
    worst: z.object({ verdict: z.string(), app: z.string(), more: z.number().int() }).nullable(),
    synthetic: z.boolean(),
    /** Time of the first packet, where there is an assessment and its capture has times. `madeAt` of an opened file is only
     *  when it was opened. */
    recordedAt: z.string().nullable(),
  });
export type SessionRow = z.infer<typeof sessionRowSchema>;

/** The bytes behind one finding, ready to draw: every known value in the frame is masked already. */
export const hexViewSchema = z.object({
  findingId: z.string(),
  frame: z.number().int().positive(),
  frameLength: z.number().int().nonnegative(),
  /** Offset of `cells[0]` from the frame's first captured byte. */
  from: z.number().int().nonnegative(),
  /** Where the payload begins; what stands before is addresses and ports. */
  payloadAt: z.number().int().nonnegative(),
  cells: z.array(
    z.object({
      /** Two hex digits, or `••` where the byte is masked. */
      hex: z.string(),
      /** One printable character, `·` where the byte is none, `•` where masked. */
      text: z.string(),
      /** The value this byte belongs to (`v1`), null for others. */
      valueId: z.string().nullable(),
    }),
  ),
  /** True where part of the frame is not shown. */
  cut: z.boolean(),
});
export type HexView = z.infer<typeof hexViewSchema>;
