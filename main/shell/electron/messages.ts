/** The two channels between a page and the main process, and what may travel on them. Both ends check. */
import { z } from 'zod';
import { problemSchema } from '../../contract/errors.ts';
import { commands, type CommandName } from '../../contract/shell.ts';

/** Page to main, answered. */
export const COMMANDS = 'earshot:command';
/** Main to page. */
export const EVENTS = 'earshot:event';

const names = Object.keys(commands).filter((name): name is CommandName => name in commands);

export const askSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('command'), name: z.enum(names), input: z.unknown() }),
  /** `path`: as Electron told the preload for a file that the person chose or dropped. */
  z.strictObject({ ask: z.literal('file'), path: z.string().min(1).max(4096), name: z.string().min(1).max(255) }),
]);
export type Ask = z.infer<typeof askSchema>;

export const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), problem: problemSchema }),
]);
export type Answer = z.infer<typeof answerSchema>;

export const givenSchema = z.strictObject({ handle: z.string(), name: z.string() });
