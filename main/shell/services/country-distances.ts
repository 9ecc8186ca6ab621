import { z } from 'zod';
import type { DistanceSource } from '../../../knowledge/types.ts';
import { isCountryCode } from './country-codes.ts';

const km = z.number().int().nonnegative();

/** The table of least distances: row `i` holds the distances from `codes[i]` to the codes before it, in whole km. */
export const countryDistancesSchema = z
  .object({
    name: z.string(),
    date: z.iso.date(),
    origin: z.string(),
    codes: z.array(z.string().refine(isCountryCode)),
    km: z.array(z.array(km)),
  })
  .refine(({ codes, km: rows }) => rows.length === codes.length && rows.every((row, i) => row.length === i), {
    message: 'Each country needs one distance to each country before it.',
  });

export type CountryDistances = z.infer<typeof countryDistancesSchema>;

export function openDistances({ name, date, codes, km: rows }: CountryDistances): DistanceSource {
  const places = new Map(codes.map((code, i) => [code, i]));
  return {
    name,
    date,
    codes,
    between(a, b) {
      const [i, j] = [places.get(a), places.get(b)];
      if (i === undefined || j === undefined) return null;
      return i === j ? 0 : (rows[Math.max(i, j)]?.[Math.min(i, j)] ?? null);
    },
  };
}
