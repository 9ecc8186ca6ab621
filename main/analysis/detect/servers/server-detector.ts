import type { Confidence, FindingKind, PlaceCertainty } from '../../model/words.ts';

/** What a rule about servers sees: one server as one app used it, with what is known of it. */
export interface ServerFacts {
  readonly place: { readonly country: string | null; readonly certainty: PlaceCertainty };
  readonly operator: { readonly id: string; readonly homeCountry: string | null } | null;
}

export interface ServerContext {
  /** The home country that the user chose; null: none, and nothing is called foreign. */
  readonly home: string | null;
  readonly audience: readonly string[];
}

export interface ServerHit {
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  /** Servers of one app with the same group are one finding. */
  readonly group: string;
}

/** One rule, one file, no prose. */
export interface ServerDetector {
  readonly id: string;
  readonly version: number;
  inspect(server: ServerFacts, context: ServerContext): ServerHit | null;
}

/** Not in the home country the user chose, nor in the audience countries the report is written for (design, section 5).
 *  Without a chosen home nothing is foreign. */
export function isForeign(country: string, context: ServerContext): boolean {
  return context.home !== null && country !== context.home && !context.audience.includes(country);
}
