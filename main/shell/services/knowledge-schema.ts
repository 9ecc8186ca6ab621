import { z } from 'zod';
import type {
  AppRow,
  CompanyRow,
  LawRow,
  PlaceCodeRow,
  PublishedPlaceRow,
  SharedNetworkRow,
  Source,
} from '../../../knowledge/types.ts';
import { RangeIndex } from '../../analysis/attribute/range-index.ts';
import { SUBJECT_TYPES } from '../../contract/words.ts';
import { isCountryCode } from './country-codes.ts';

/** Longest quotation from a source, in words: enough to find it again, short enough to be fair. */
export const LONGEST_QUOTE = 25;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const country = z.string().refine(isCountryCode, 'not a country code of ISO 3166-1');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1);
/** Lower case, at least two labels, no wildcard: a suffix. */
const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);

/** A range of addresses, IPv4 or IPv6. */
const range = z.string().refine((text) => new RangeIndex<true>().add(text, true), 'not a range of addresses');

/** An ellipsis stands for words left out of a quotation and is no word itself. */
export function wordsOf(quote: string): number {
  return quote.split(/\s+/).filter((word) => word !== '' && word !== '…').length;
}

export const sourceSchema = z.object({
  /** A web address, or a file of this project's own documentation. */
  url: z.string().regex(/^(https?:\/\/|docs\/)\S+$/),
  read: isoDate,
  dated: isoDate.nullable(),
  quote: text.refine((quote) => wordsOf(quote) <= LONGEST_QUOTE, `more than ${LONGEST_QUOTE} words`),
  why: text,
}) satisfies z.ZodType<Source>;

/** A row without a source is no fact. */
const sources = z.array(sourceSchema).min(1);

export const appRowSchema = z.object({
  id,
  name: text,
  role: z.enum(['app', 'device']),
  maker: text.nullable(),
  makerCountry: country.nullable(),
  domains: z.array(domain),
  protocols: z.array(id),
  processes: z.array(text),
  ranges: z.array(range).optional(),
  sources,
}) satisfies z.ZodType<AppRow>;

export const companyRowSchema = z.object({
  id,
  name: text,
  legalName: text.nullable(),
  legalSeat: country.nullable(),
  homeCountry: country.nullable(),
  otherHomes: z.array(country),
  role: text,
  domains: z.array(domain),
  customerDomains: z.array(domain).optional(),
  protocols: z.array(id),
  ranges: z.array(range).optional(),
  sources,
}) satisfies z.ZodType<CompanyRow>;

/** ISO 3166-1 assigns the European Union no code and reserves `EU` for it; it reaches its members, by their codes. */
const lawgiver = z.union([country, z.literal('EU')]);

export const lawRowSchema = z.object({
  country: lawgiver,
  reaches: z.array(country).min(1),
  compels: z.boolean(),
  law: text,
  plain: text,
  careful: text,
  sources,
}) satisfies z.ZodType<LawRow>;

export const sharedNetworkRowSchema = z.object({
  id,
  name: text,
  kind: z.enum(['cloud', 'cdn', 'anycast', 'world-wide']),
  asns: z.array(z.number().int().positive()),
  ranges: z.array(range).optional(),
  sources,
}) satisfies z.ZodType<SharedNetworkRow>;

/** Labels of a host name, with `{code}` in one of them and `*` or a leading `**` for others. */
const pattern = z
  .string()
  .regex(/^(\*\*\.)?([a-z0-9-]*\{code\}[a-z0-9-]*|\*|[a-z0-9-]+)(\.([a-z0-9-]*\{code\}[a-z0-9-]*|\*|[a-z0-9-]+))+$/)
  .refine((text) => text.split('{code}').length === 2, 'one {code}, no more')
  .refine((text) => !/[{*]/.test(text.split('.').slice(-2).join('.')), 'the last two labels are fixed');

export const placeCodeRowSchema = z.object({
  id,
  operator: text,
  patterns: z.array(pattern).min(1),
  codes: z.record(z.string().regex(/^[a-z0-9-]+$/), country),
  sources,
}) satisfies z.ZodType<PlaceCodeRow>;

export const publishedPlaceRowSchema = z.object({
  id,
  operator: text,
  ranges: z.record(country, z.array(range).min(1)),
  sources,
}) satisfies z.ZodType<PublishedPlaceRow>;

export const identifierKeyRowSchema = z.object({
  type: z.enum(SUBJECT_TYPES),
  keys: z.array(text).min(1),
  strength: z.enum(['alone', 'with-shape', 'one-sign', 'in-chat', 'beside-person', 'beside-address']),
  shape: text.nullable(),
  example: text,
  why: text,
  sources,
});

/** What lies under `knowledge/built/` and beside it, with the hash of each file: a file that does not match is refused. */
export const manifestSchema = z.object({
  sets: z.array(
    z.object({
      name: id,
      /** For rows: the day the newest of their sources was read. For address tables: the day of the data. */
      version: isoDate,
      /** Relative to the knowledge folder. */
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Whom to name, and under which licence; null: this project's own. */
      credit: z.string().nullable(),
      licence: z.string().nullable(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestSet = Manifest['sets'][number];
