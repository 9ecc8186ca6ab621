import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { SipHead } from './sip-head.ts';

/** RFC 3261 section 19.1.1: scheme, who, at which host, port and parameters; no headers. */
const ADDRESS =
  /(?<![\w.+-])sips?:([^@\s<>",:]{1,128})(?::[^@\s<>",]{0,64})?@(?:\[[\da-f:.]{2,45}\]|[a-z\d.-]{1,253})(?::\d{1,5})?(?:;[^\s<>",?]{1,512})?/gi;
/** Headers that say who calls and who is called: RFC 3261 sections 20.20 and 20.39, RFC 3325 section 9. */
const PARTIES: ReadonlySet<string> = new Set(['from', 'to', 'p-asserted-identity', 'p-preferred-identity']);
const LOGINS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization']);
const LOGIN = /^digest\s.{0,1000}?\busername="([^"@\s]{1,128})(?:@[^"\s]{0,255})?"/i;
/** Octets of a header in which addresses are looked for. */
const LONGEST_HEADER = 4096;
/** A registrar lists every device of an account. */
const MAX_ADDRESSES = 16;
/** What is shorter begins too many other names. */
const SHORTEST_STEM = 3;

/** Who takes part by a message's head: the user parts of its parties' addresses, and the name in its login. */
export function partiesOf({ headers }: SipHead, bytes: Uint8Array): ReadonlySet<string> {
  const users = new Set<string>();
  for (const { lowerName, value } of headers) {
    if (value.length > LONGEST_HEADER) continue;
    if (PARTIES.has(lowerName)) for (const { user } of addressesIn(bytes, value)) users.add(user);
    else if (LOGINS.has(lowerName)) {
      const name = LOGIN.exec(textOf(bytes, value))?.[1];
      if (name !== undefined) users.add(name);
    }
  }
  return users;
}

/** Tells the addresses in a request's first line and in `Contact`. What stands before their '@' is for the device to choose
 *  (RFC 3261 section 8.1.1.8): `address` where it is a party's name or begins with it, `other-address` where the message does
 *  not say whose it is. */
export function emitReach(head: SipHead, sink: FieldSink, bytes: Uint8Array): void {
  const users = partiesOf(head, bytes);
  if (head.target.length > 0) emitAddresses(sink, bytes, 'target', null, head.target, users);
  for (const { name, lowerName, value } of head.headers)
    if (lowerName === 'contact') emitAddresses(sink, bytes, 'contact', name, value, users);
}

function emitAddresses(
  sink: FieldSink,
  bytes: Uint8Array,
  part: string,
  key: string | null,
  value: Span,
  users: ReadonlySet<string>,
): void {
  if (value.length > LONGEST_HEADER) return;
  for (const { user, span } of addressesIn(bytes, value))
    sink.field(`${part}.${isOneOf(users, user) ? 'address' : 'other-address'}`, key, span);
}

/** An exchange may hang its own mark on a name: `+4930123456-k3x9@…`. */
function isOneOf(users: ReadonlySet<string>, user: string): boolean {
  if (users.has(user)) return true;
  for (const stem of users)
    if (stem.length >= SHORTEST_STEM && user.startsWith(stem) && /^[^A-Za-z\d]/.test(user.slice(stem.length)))
      return true;
  return false;
}

function addressesIn(bytes: Uint8Array, value: Span): { readonly user: string; readonly span: Span }[] {
  const found: { user: string; span: Span }[] = [];
  for (const match of textOf(bytes, value).matchAll(ADDRESS)) {
    if (found.length === MAX_ADDRESSES) break;
    const [whole, user = ''] = match;
    found.push({ user, span: { at: value.at + match.index, length: whole.length } });
  }
  return found;
}

function textOf(bytes: Uint8Array, { at, length }: Span): string {
  return decodeLatin1(bytes, at, at + length);
}
