/** The one contract between the renderer and whichever shell carries it (Electron or the local web shell):
 *  commands in, events out, both validated on both sides by the schemas here. */
import { z } from 'zod';
import { assessmentSchema } from './assessment.ts';
import { problemSchema } from './errors.ts';
import { consentSchema, hexViewSchema, sessionRowSchema, sessionSchema } from './session.ts';
import { settingsSchema } from './settings.ts';

const sessionId = sessionSchema.shape.id;
const nothing = z.object({}).strict();

/** Everything the results, app, finding and report pages draw from. */
export const openedSchema = z.object({
  session: sessionSchema,
  assessment: assessmentSchema,
  /** First evidence of each finding that has bytes to show. */
  hex: z.array(hexViewSchema),
  /** Law rows for the countries this assessment names, ready to print; none without a source that was read. */
  laws: z.array(
    z.object({
      /** The country that the law reaches. A law of the European Union stands here once for each member state named. */
      country: z.string(),
      /** False: a firm can only be asked, or the text that was read does not say. */
      compels: z.boolean(),
      plain: z.string(),
      careful: z.string(),
      law: z.string(),
      sourceUrl: z.string(),
      checkedOn: z.string(),
    }),
  ),
  /** Whom the licences of the data sets ask us to name beside what the sets say. */
  credits: z.array(z.object({ name: z.string(), version: z.string(), credit: z.string(), licence: z.string() })),
});
export type Opened = z.infer<typeof openedSchema>;

export const captureStateSchema = z.object({
  /** `helper`: our small program; `cap`: in this process; null: neither may record. */
  source: z.enum(['helper', 'cap']).nullable(),
  interfaces: z.array(
    z.object({ name: z.string(), label: z.string(), addresses: z.array(z.string()), isDefault: z.boolean() }),
  ),
  /** The one command that gives the helper, and nothing else, its right. Null where there is no helper to give it to. */
  grantCommand: z.string().nullable(),
  /** Why there is no source. */
  why: z.enum(['ready', 'helper-missing', 'right-missing', 'no-interface']),
});
export type CaptureState = z.infer<typeof captureStateSchema>;

export const commands = {
  'app-state': {
    in: nothing,
    out: z.object({
      tool: z.string(),
      sessions: z.array(sessionRowSchema),
      settings: settingsSchema.omit({ mine: true }),
      mineKinds: z.array(z.string()),
      ownConnections: z.number().int(),
      privateFilesEncrypted: z.boolean(),
    }),
  },
  'set-settings': { in: z.object({ settings: settingsSchema }), out: nothing },
  'capture-state': { in: nothing, out: captureStateSchema },
  'start-capture': {
    in: z.object({
      interface: z.string().nullable(),
      consent: consentSchema.omit({ at: true }),
      title: z.string().max(200),
    }),
    out: z.object({ sessionId }),
  },
  'stop-capture': { in: z.object({ sessionId }), out: nothing },
  'open-sample': { in: nothing, out: z.object({ sessionId }) },
  /** A file chosen by the shell's own dialog, or dropped: the shell has put its bytes or path behind `handle`. */
  'open-file': {
    in: z.object({ handle: z.string().max(64), name: z.string().max(255) }),
    out: z.object({ sessionId }),
  },
  'open-session': { in: z.object({ sessionId }), out: openedSchema },
  'delete-session': { in: z.object({ sessionId }), out: nothing },
  'save-pdf': { in: z.object({ sessionId }), out: z.object({ savedAs: z.string() }) },
} as const;
export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandIn<K extends CommandName> = z.input<Commands[K]['in']>;
export type CommandOut<K extends CommandName> = z.output<Commands[K]['out']>;

/** What a person should see while something is going on. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), sessionId, doneBytes: z.number(), totalBytes: z.number().nullable() }),
  z.object({
    type: z.literal('live'),
    sessionId,
    seconds: z.number(),
    packets: z.number().int(),
    /** Null: the source cannot tell. */
    droppedPackets: z.number().int().nullable(),
    bytes: z.number().int(),
    ownPackets: z.number().int(),
    apps: z.array(z.object({ name: z.string(), packets: z.number().int() })),
    findings: z.array(
      z.object({
        kind: z.string(),
        subject: z.string().nullable(),
        app: z.string().nullable(),
        confidence: z.string(),
        /** Which rule named the value, as in `subject.reason` of an Assessment; null where the finding has no value. */
        reason: z.string().nullable(),
        /** The rule's own id. */
        detector: z.string(),
      }),
    ),
  }),
  z.object({ type: z.literal('ready'), sessionId }),
  z.object({ type: z.literal('failed'), sessionId, problem: problemSchema }),
]);
export type ShellEvent = z.infer<typeof eventSchema>;

/** What the renderer holds. A shell without one of these does not type-check (`satisfies Shell`). */
export interface Shell {
  send<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>>;
  on(listener: (event: ShellEvent) => void): () => void;
  /** Hands a chosen or dropped file to the shell and gets the handle for `open-file`. */
  giveFile(file: File): Promise<{ handle: string; name: string }>;
}
