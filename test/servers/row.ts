import { isIP } from 'node:net';
import { z } from 'zod';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** At most this much of another's text is kept beside a fact. */
const MOST_WORDS = 25;

const country = z.string().regex(/^[A-Z]{2}$/); // ISO 3166-1

const sourceSchema = z.strictObject({
  url: z.url(),
  /** The day on which it was read. */
  read: z.string().regex(DAY),
  /** The day, month or year that the text itself states; null: it states none. */
  dated: z
    .string()
    .regex(/^\d{4}(?:-\d{2}){0,2}$/)
    .nullable(),
  /** Literal, white space apart. */
  quote: z.string().refine((words) => words.trim().split(/\s+/).length <= MOST_WORDS, 'quotes more than 25 words'),
  /** What this text proves. */
  why: z.string().min(1),
});

const answerSchema = z.strictObject({
  /** Who answers there. Null: nobody may be named by this name or address alone. */
  operator: z
    .strictObject({
      name: z.string().min(1),
      /** Where power over it lies, not its seat on paper. Null: no source was read, so it is not judged. */
      homeCountry: country.nullable(),
      /** Further homes that are just as right. */
      alsoHome: z.array(country).optional(),
    })
    .nullable(),
  /** Whose machines or network it stands on. Null: nothing was read on it, so it is not judged. */
  hostedBy: z.string().min(1).nullable(),
  /** `most`: the surest that may be said. Null: not judged. */
  place: z
    .strictObject({
      /** Null: no country is known. */
      country: country.nullable(),
      most: z.enum(['in', 'likely', 'possibly', 'unknown']),
    })
    .nullable(),
  /** Null: this name or address alone names no app. */
  app: z.string().min(1).nullable(),
  why: z.string().min(1),
  sources: z.array(sourceSchema).min(1),
});

/** What an expert would print of one server, known by its name or by its address, and no more. */
const rowSchema = z.union([
  answerSchema.extend({ host: z.string().regex(/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/) }),
  answerSchema.extend({ address: z.string().refine((text) => isIP(text) !== 0, 'is no address') }),
]);

export const rowFileSchema = z.array(rowSchema).min(1);

export type Row = z.infer<typeof rowSchema>;
