/** What the user chooses before an analysis. */
import { z } from 'zod';
import { SUBJECT_TYPES } from './words.ts';

const country = z.string().regex(/^[A-Z]{2}$/);

/** One value the user says is theirs. `kind` is already a subject type: synonyms were mapped where it was typed in. */
export const mineSchema = z.object({ kind: z.enum(SUBJECT_TYPES), value: z.string().min(1).max(4096) });
export type Mine = z.infer<typeof mineSchema>;

export const settingsSchema = z.object({
  home: country.nullable(),
  audience: z.array(country),
  /** The country where the capture was made; null: not stated, and no round trip is used. */
  vantage: country.nullable(),
  lang: z.string(),
  mine: z.array(mineSchema),
  flows: z.boolean(),
  reveal: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  home: null,
  audience: [],
  vantage: null,
  lang: 'en',
  mine: [],
  flows: false,
  reveal: false,
};
