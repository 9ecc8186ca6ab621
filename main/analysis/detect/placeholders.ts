/** Values that fill a field without saying anything: what programs send when they have nothing, and what a template left
 *  behind. Never an identifier, whatever the field is called. */

/** Longer values are no identifiers. */
export const LONGEST_VALUE = 512;

const WORDS = new Set([
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'null',
  'nil',
  'none',
  'undefined',
  'nan',
  'unknown',
  'unknow',
  'default',
  'empty',
  'anonymous',
  'anon',
  'guest',
  'visitor',
  'test',
  'n/a',
  'na',
  '(null)',
  '[null]',
  '<null>',
  '[object object]',
  'string',
  'deny',
  'denied',
  // What telephones and call programs show where they know no name.
  'inbound call',
  'outbound call',
  'no name',
  'unknown caller',
]);
/** `{uid}`, `${uid}`, `__IMEI__`, `%IDFA%`, `[UID]`, `<uid>`: a macro that nobody filled in. */
const MACRO = /^(?:\$?\{[a-z_. ]*\}|__\w+__|%%?\w+%%?|\[\w+\]|<\w+>|\{\{[^{}]*\}\})$/i;
/** One character over and over, separators aside: all-zero IDs, `xxxx`, `ffffffff-ffff-…`. */
const ONE_CHARACTER = /^[-_:.\s]*([^-_:.\s])(?:[-_:.\s]*\1)*[-_:.\s]*$/i;
/** Android's masked hardware address; the one that every Android emulator has; the device ID that a whole series of phones shared; textbook numbers. */
const EVERYBODYS = new Set([
  '02:00:00:00:00:00',
  '020000000000',
  '02:15:b2:00:00:00',
  '0215b2000000',
  '9774d56d682e549c',
  '00000000-0000-0000-0000-000000000000',
  '123456789',
  '1234567890',
  '0123456789',
  '12345678',
]);

export function isPlaceholder(text: string): boolean {
  const value = text.trim().toLowerCase();
  if (value.length < 2 || value.length > LONGEST_VALUE) return true;
  return WORDS.has(value) || EVERYBODYS.has(value) || MACRO.test(text.trim()) || ONE_CHARACTER.test(value);
}

/** A version, a date or a time: they look like codes and name nobody. */
export function isVersionOrTime(text: string): boolean {
  return (
    /^v?\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+.][a-z0-9.]{1,16})?$/i.test(text) || // 2.8.2.1
    /^\d{4}-\d{1,2}-\d{1,2}(?:[T ].{0,24})?$/.test(text) || // 2026-11-24
    /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{2}){0,3}$/.test(text) || // 20260513 0537
    /^[a-z]{2}(?:[-_][a-z]{2,4}){0,2}$/i.test(text) // en_US
  );
}

/** `en_US`, `zh-Hant-TW`, in the case that RFC 5646 section 2.1.1 recommends: `jo_ann` may be a person. */
export function isLocale(text: string): boolean {
  return /^[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?[-_][A-Z]{2}$/.test(text);
}

const ROLES = new Set(['admin', 'administrator', 'anonymous', 'guest', 'root', 'test', 'tester', 'user']);

/** Names of accounts that machines come with. As a user name they name nobody; as a password they are still one. */
export function isRole(text: string): boolean {
  return ROLES.has(text.trim().toLowerCase());
}

/** Seconds since 1970, or their thousandths, millionths or billionths, between 2001 and 2100, with or without a fraction. */
export function isUnixTime(text: string): boolean {
  if (!/^\d{10}(?:\d{3}){0,3}(?:\.\d{1,9})?$/.test(text)) return false;
  const seconds = Number(text.slice(0, 10));
  return seconds >= 1_000_000_000 && seconds < 4_102_444_800;
}
