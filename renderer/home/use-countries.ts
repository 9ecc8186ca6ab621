import { useMemo } from 'react';
import { useText } from '../text/text-context.tsx';
import { COUNTRY_CODES } from './country-codes.ts';

export interface Country {
  readonly code: string;
  readonly name: string;
}

/** All countries by the name the reader knows, in the order of the reader's alphabet. */
export function useCountries(): readonly Country[] {
  const { country, lang } = useText();
  return useMemo(() => {
    const order = new Intl.Collator(lang);
    return COUNTRY_CODES.map((code) => ({ code, name: country(code) })).sort((a, b) => order.compare(a.name, b.name));
  }, [country, lang]);
}
