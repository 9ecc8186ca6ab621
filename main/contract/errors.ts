/** An error for a person: the catalogue has its sentences (what happened, why, what to do next) under `error.<code>`. */
import { z } from 'zod';

export const ERROR_CODES = [
  'not-a-capture',
  'empty-file',
  'is-a-directory',
  'no-such-file',
  'no-permission',
  'read-failed',
  'disk-full',
  'recording-disk-full',
  'write-failed',
  'output-is-folder',
  'output-folder-missing',
  'bad-mine',
  'bad-country',
  'bad-keylog',
  'compare-needs-two',
  'compare-not-told',
  'compare-bad-told',
  'bad-language',
  'no-chromium',
  'window-as-root',
  'window-failed',
  'pdf-failed',
  'pdf-leak',
  'pdf-mark-missing',
  'revealed-refused',
  'no-capture-right',
  'no-capture-source',
  'no-interface',
  'capture-failed',
  'consent-missing',
  'no-session',
  'sample-missing',
  'json-needs-folder',
  'no-file-given',
  'unknown-command',
  'unknown-option',
  'option-needs-value',
  'option-missing',
  'too-many-words',
  'bad-request',
  'analysis-failed',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const problemSchema = z.object({
  code: z.enum(ERROR_CODES),
  /** Fills the holes of the sentence; never a raw captured value. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ProblemData = z.infer<typeof problemSchema>;

/** Thrown by services, caught at the border (command, shells), printed through the catalogue. */
export class EarshotError extends Error {
  readonly code: ErrorCode;
  readonly values: Record<string, string | number>;
  constructor(code: ErrorCode, values: Record<string, string | number> = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'EarshotError';
    this.code = code;
    this.values = values;
  }
}
