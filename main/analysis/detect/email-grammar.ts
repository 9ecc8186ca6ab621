/** RFC 5321 section 4.1.2 Dot-string "@" Domain, ASCII, at most 254 octets (RFC 3696 erratum 1690). Blind to quoted
 *  local parts and to domains in other scripts. Bounded repeats, and the inner one cannot match the '.' that ends it:
 *  no backtracking on hostile input. */
const ADDRESS =
  /^([\w!#$%&'*+/=?^`{|}~-]{1,64}(?:\.[\w!#$%&'*+/=?^`{|}~-]{1,64}){0,8})@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24})$/i;
/** RFC 2606 and RFC 6761 names, what templates of certificates come with (`me@myhost.mydomain`), and files (`logo@2x.png`). */
const NOBODYS =
  /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|localhost|test|local|domain|mydomain|localdomain|png|jpe?g|gif|webp|svg|css|js|json|html?|php|zip|mp4)$/i;
const OFTEN = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|local|test)$/i;
export const LONGEST_ADDRESS = 254;

export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS) return false;
  const domain = ADDRESS.exec(text)?.[2];
  return domain !== undefined && !NOBODYS.test(domain);
}

/** What stands for a name in a form that nobody filled in. */
const ANYBODY =
  /^(?:address|e-?mail|foo|me|my|name|nobody|none|null|sample|some(?:body|one)|test|user(?:name)?|you(?:r|rname)?)@/i;

/** The same where the field says that it is an address: then the domain may be one of those that tests and manuals use, and
 *  that a mail server of an office has for itself (`rana@mail.local`), as long as the name is no template's. */
export function isAddressedEmail(text: string): boolean {
  if (isEmailAddress(text)) return true;
  const domain = text.length > LONGEST_ADDRESS ? undefined : ADDRESS.exec(text)?.[2];
  return domain !== undefined && OFTEN.test(domain) && !ANYBODY.test(text);
}
