/** The words with a fixed meaning (design, section 5). Every layer above the engine switches over these unions, so a
 *  new member stops compiling wherever it was forgotten. */

/** `confirmed`: the bytes themselves show it. `likely`: format, key name and context agree, or a complete grammar
 *  stands for both. `possible`: one sign only; never in a verdict. */
export const CONFIDENCES = ['confirmed', 'likely', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** How sure a place is. Printed as "in X", "likely in X", "possibly in X", "place not known". */
export const PLACE_CERTAINTIES = ['in', 'likely', 'possibly', 'unknown'] as const;
export type PlaceCertainty = (typeof PLACE_CERTAINTIES)[number];

/** Worst first; the order on screen. */
export const VERDICTS = ['exposes-people', 'raises-questions', 'not-enough-seen', 'no-problem-seen'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What kind of thing a finding says. */
export const FINDING_KINDS = [
  'identifier-exposed',
  'message-exposed',
  'media-exposed',
  'repeated-value',
  'linkable',
  'server-abroad',
  'operator-under-foreign-law',
  'contact-only',
  'weak-encryption',
  'own-encryption',
  'name-reveals-use',
  /** A value that only a key log showed: it was encrypted on the way, and is no exposure. */
  'seen-by-decryption',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What an exposed value is about. */
export const SUBJECT_TYPES = [
  'account',
  'person-name',
  'room',
  'phone',
  'email',
  'credential',
  'session-token',
  'device-id',
  'device-name',
  'advertising-id',
  'push-token',
  'location',
  'message',
  'contact',
  'other',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** What stands between a flow's content and whoever watches the path; `header`: only the head of each message can be read;
 *  `own`: the maker's own encryption. */
export const PROTECTIONS = ['readable', 'header', 'own', 'out-of-date', 'current', 'unknown', 'none'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** `local`: never left the local network (DHCP, mDNS, link-local, multicast, private to private). */
export const REACHES = ['internet', 'local'] as const;
export type Reach = (typeof REACHES)[number];

/** Who stands on the way, and what each can do (design, section 5: four rungs). */
export const OBSERVERS = ['same-network', 'provider', 'state-on-path', 'operator', 'operators-government'] as const;
export type Observer = (typeof OBSERVERS)[number];
export const ACCESSES = ['could-read', 'could-see', 'could-not-read', 'can-be-required', 'cannot-tell'] as const;
export type Access = (typeof ACCESSES)[number];

/** Why we may have missed something. Each has its sentence in the catalogue under `limit.<id>`. */
export const LIMITS = [
  'encrypted-share',
  'unknown-share',
  'one-recording',
  'too-few-packets',
  'too-short',
  'no-complete-handshake',
  'packets-lost',
  'cut-short',
  'mostly-unknown',
  'no-own-values',
  'no-vantage',
  'invented-headers',
  'vpn-seen',
  'no-home',
  'shared-server',
  'app-by-name-only',
  'servers-unseen',
  'path-unseen',
  'undecoded-packets',
  'findings-omitted',
  'packed-unopened',
] as const;
export type Limit = (typeof LIMITS)[number];
