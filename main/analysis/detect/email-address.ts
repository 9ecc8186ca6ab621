import { AT as AT_SIGN, HIGH } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { isAddressedEmail, isEmailAddress, LONGEST_ADDRESS } from './email-grammar.ts';
import { hitOf } from './hit.ts';

const AT = 0x40;
/** In octets that nobody claims, a shorter one may stand by accident: `h@Q8.Gw` did, in an encrypted call. */
const FEWEST_UNKNOWN = 12;
/** Mailboxes of an office and not of a person: RFC 2142 sections 3 to 6, and what services call their own; and `celery`,
 *  how that program names its workers. Under a key that says e-mail they still count: somebody may log in with one. */
const OFFICES =
  /^(?:info|marketing|sales|support|abuse|noc|security|postmaster|hostmaster|usenet|news|newsmaster|webmaster|www|uucp|ftp|root|admin|administrator|contact|help|service|feedback|privacy|legal|press|no-?reply|do-?not-?reply|mailer-daemon|celery)@/i;
/** In octets that nobody claims, a name in capitals may stand right before its value (FastCGI's `SERVER_ADMIN`). */
const GLUED = /^[A-Z][A-Z\d_]{3,}[a-z]/;

/** What has the form of an address and is none, by its standard: SIP's own addresses and its Call-ID (RFC 3261 sections 19.1
 *  and 8.1.1.4), the CNAME of RTCP and SDP (RFC 3550 section 6.5.1). In IRC that form is a nickname, a user and a host (RFC 2812 section 2.3.1). */
const LOOKALIKES = /(?:^irc\.(?!keeper\.email$).+|^sip\.(?:header|contact|target)\..+|\.(?:sdes|sdp)\.cname)$/;

/** How Secure Shell names the algorithms that a maker added (RFC 4251 section 6): `umac-64@openssh.com`. */
const ALGORITHMS = /^[\w.-]+@(?:openssh\.com|libssh\.org|lysator\.liu\.se|ssh\.com)$/i;
const WITH_ALGORITHMS: ReadonlySet<string> = new Set(['ssh', 'unknown']);

/** Header lines in which an office of the provider or of a mailing list stands, and no person: where to complain (a habit of
 *  news servers), and RFC 2369's addresses of lists. */
const OFFICE_LINES =
  /\.header\.(?:x-complaints-to|x-abuse-[a-z-]{1,32}|abuse-reports-to|list-[a-z-]{1,32})(?:\.address)?$/;

/** Where mail's own grammar has an address (RFC 5321 section 4.1.1, RFC 5322 section 3.4), and a directory or a card. */
const ADDRESSED = /^(?:smtp\.(?:mail-from|rcpt-to)|(?:imap|nntp|pop3|smtp)\.header\.[a-z-]+\.address)$/;

/** An e-mail address that anyone on the path could read, whatever the protocol or field. Never more than "likely": the
 *  grammar cannot tell whose address it is. */
export const emailAddress: Detector = {
  id: 'email-address',
  version: 1,
  needs: { some: AT_SIGN, none: HIGH },
  inspect(field, context) {
    if (field.length > LONGEST_ADDRESS || !field.leaf || !field.has(AT)) return NONE; // byte test first: most fields end here
    if (field.protocol === 'unknown' && field.length < FEWEST_UNKNOWN) return NONE;
    if (LOOKALIKES.test(field.path) || OFFICE_LINES.test(field.path)) return NONE;
    const raw = field.text().trim();
    if (WITH_ALGORITHMS.has(field.protocol) && ALGORITHMS.test(raw)) return NONE;
    if (OFFICES.test(raw) || (field.protocol === 'unknown' && GLUED.test(raw))) return NONE;
    return (ADDRESSED.test(field.path) ? isAddressedEmail : isEmailAddress)(raw)
      ? [hitOf(field, context, { type: 'email', confidence: 'likely', reason: 'shape', raw })]
      : NONE;
  },
};
