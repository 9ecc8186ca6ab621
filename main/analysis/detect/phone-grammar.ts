import { isPossiblePhoneNumber, isSupportedCountry, isValidPhoneNumber } from 'libphonenumber-js/min';

/** The plans of all countries' numbers (docs/dependencies.md says what they are worth here). A number that fits need not be
 *  anybody's. */

/** Digits in groups of any length, at most two signs between them. Recommendation E.164 section 6: at most 15 digits. */
const IN_FULL = /^\+[1-9](?:[ ().-]{0,2}\d){6,14}$/;
const NATIONAL = /^\(?\d(?:[ ()./-]{0,2}\d){3,14}$/;
/** One dot alone makes a decimal number. */
const NUMBER = /^\+?\d+\.\d+$/;
const ONE_DIGIT = /^\D*(\d)(?:\D*\1)*$/;

/** North America's area codes and exchanges begin with 2 to 9; the plan's lengths alone do not say so. */
const NO_NORTH_AMERICAN = /^\+1\D*(?:[01]|(?:\D*\d){3}\D*[01])/;

/** In full: `+` and the country's code first. An assigned code, and as many digits as that country's numbers have. What they
 *  begin with is not asked: plans change faster than a copy of them, and a person's number must not be missed for that. */
export function isInternationalNumber(text: string): boolean {
  if (!IN_FULL.test(text) || NUMBER.test(text) || ONE_DIGIT.test(text) || NO_NORTH_AMERICAN.test(text)) return false;
  return isPossiblePhoneNumber(text);
}

/** A number that the country's plan knows, as it is dialled inside the country, with or without the 0 that goes before. @param country ISO 3166-1, two letters */
export function isNationalNumber(text: string, country: string): boolean {
  if (!NATIONAL.test(text) || NUMBER.test(text) || ONE_DIGIT.test(text)) return false;
  return isSupportedCountry(country) && isValidPhoneNumber(text, country);
}
