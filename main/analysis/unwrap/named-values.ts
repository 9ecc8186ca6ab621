import { isPlainName } from '../bytes/string-chain.ts';
import { names } from './pairs.ts';

/** What a list of properties calls a property's name, and its value: `{"key": "user_id", "value": "4711"}`. */
const NAMING: ReadonlySet<string> = new Set(['key', 'name', 'k', 'n', 'field', 'param', 'attribute', 'property']);
/** Also SenML's (RFC 8428 section 4.3) and OpenTelemetry's (`AnyValue`). */
const VALUED: ReadonlySet<string> = new Set([
  'value',
  'val',
  'v',
  'vs',
  'stringValue',
  'intValue',
  'string_value',
  'int_value',
  'string',
  'text_value',
]);
/** Elements that hold the value of what the element before them names: of property lists (Apple, `plist(5)`) and XML-RPC.
 *  Behind a `name`, which may be a person's, only what says that it is a value. */
const VALUES_BEHIND: ReadonlySet<string> = new Set('value val v string integer real date int i4 i8 double'.split(' '));
const VALUES_BEHIND_NAME: ReadonlySet<string> = new Set(['value', 'val', 'v']);
/** Elements without a meaning of their own, whose attribute says what they hold. */
const HOLDERS: ReadonlySet<string> = new Set([
  ...VALUES_BEHIND,
  ...'str long data item param parameter property prop field attribute attr entry arg column option extra setting'.split(
    ' ',
  ),
]);
const FEWEST_LETTERS = 2;

/** Does a member or an element of this name say what another one is called? */
export function isNaming(key: string | null): boolean {
  return key !== null && NAMING.has(key);
}

export function isValued(key: string | null): boolean {
  return key !== null && VALUED.has(key);
}

/** Does the element `next` hold what the element `naming` before it names? */
export function holdsNamed(naming: string, next: string): boolean {
  return (naming === 'name' || naming === 'n' ? VALUES_BEHIND_NAME : VALUES_BEHIND).has(next);
}

export function isHolder(element: string): boolean {
  return HOLDERS.has(element);
}

/** The octets as a program's word; null where they are none, and where it is no more than `name`: in a list of properties
 *  (of a street, a shop) that is hardly ever a person's. */
export function nameIn(bytes: Uint8Array, at: number, length: number): string | null {
  if (!isPlainName(bytes, at, length, FEWEST_LETTERS)) return null;
  const name = names.of(bytes, at, length);
  return isNaming(name) || isValued(name) ? null : name;
}
