/** Where the usual name of a place differs from the one the system gives. We print the plain name and take no side. */
export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  HK: 'Hong Kong',
  MO: 'Macao',
  TW: 'Taiwan',
  MM: 'Myanmar',
  CG: 'Congo',
  CD: 'Democratic Republic of the Congo',
};

/** English says "the" before these inside a sentence. */
export const COUNTRIES_WITH_ARTICLE: ReadonlySet<string> = new Set([
  'AE',
  'BS',
  'CD',
  'CF',
  'DO',
  'GB',
  'GM',
  'KM',
  'KY',
  'MH',
  'MV',
  'NL',
  'PH',
  'SB',
  'SC',
  'US',
  'VG',
  'VI',
]);
