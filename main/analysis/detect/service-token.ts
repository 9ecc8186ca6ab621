import { decodeBase64 } from '../bytes/base64.ts';
import { COLON, DOT, JOINER } from '../bytes/signs.ts';
import { decodeLatin1 } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import type { SubjectType } from '../model/words.ts';
import { NONE, type DetectContext, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';

interface Form {
  /** The whole of it. */
  readonly form: RegExp;
  /** `credential`: somebody made it, and it holds until they take it back. `session-token`: signing in gave it. */
  readonly type: SubjectType;
}

/** Keys with which one person, bot or account acts at a service, in the form that its maker gives them. Left out: what only
 *  names a key and opens nothing (Amazon's `AKIA…`, which stands in every link to a file; Twilio's `AC…` and `SK…`), what an
 *  app carries for all its users (see app-keys.ts), and keys for trying out. */
const FORMS: Readonly<Record<string, Form>> = {
  // github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/
  ghp_: { form: /^ghp_[0-9A-Za-z]{36,251}$/, type: 'credential' },
  gho_: { form: /^gho_[0-9A-Za-z]{36,251}$/, type: 'session-token' },
  ghu_: { form: /^ghu_[0-9A-Za-z]{36,251}$/, type: 'session-token' },
  ghs_: { form: /^ghs_[0-9A-Za-z]{36,251}$/, type: 'session-token' },
  ghr_: { form: /^ghr_[0-9A-Za-z]{36,251}$/, type: 'session-token' },
  // learn.microsoft.com/purview and boostsecurityio.github.io/bagel/detectors/github-token: the fine-grained ones.
  gith: { form: /^github_pat_\w{60,244}$/, type: 'credential' },
  // gitlab.com/gitlab-org/gitlab/-/issues/342327
  glpa: { form: /^glpat-[\w-]{20,300}(?:\.[0-9a-z.]{2,16})?$/, type: 'credential' },
  // docs.slack.dev/authentication/tokens: a bot's, a user's, and those that are exchanged for new ones; the web page's own
  // (github.com/emtunc/SlackPirate/issues/61).
  xoxb: { form: /^xoxb-[\w-]{20,250}$/, type: 'credential' },
  xoxp: { form: /^xoxp-[\w-]{20,250}$/, type: 'session-token' },
  xoxe: { form: /^xoxe[.-][\w.-]{20,400}$/, type: 'session-token' },
  xoxc: { form: /^xoxc-[\w-]{20,250}$/, type: 'session-token' },
  xoxd: { form: /^xoxd-[\w+/=-]{20,400}$/, type: 'session-token' },
  // gitlab.com/gitlab-org/gitlab/-/issues/458019, in Stripe's own words: only live keys, secret or restricted, can act.
  sk_l: { form: /^sk_live_[0-9A-Za-z]{10,128}$/, type: 'credential' },
  rk_l: { form: /^rk_live_[0-9A-Za-z]{10,128}$/, type: 'credential' },
  // docs.mapbox.com/api/accounts/tokens, "Token format": secret and temporary ones.
  'sk.e': { form: /^sk\.eyJ[\w-]{8,400}\.[\w-]{10,100}$/, type: 'credential' },
  'tk.e': { form: /^tk\.eyJ[\w-]{8,800}\.[\w-]{10,100}$/, type: 'session-token' },
};

/** SendGrid: 69 characters (twilio.com/docs/sendgrid/ui/account-and-settings/api-keys), of which `SG.`, 22, a dot and 43. */
const SENDGRID = /^SG\.[\w-]{22}\.[\w-]{43}$/;
/** Telegram: a bot's number, a colon, 35 characters (core.telegram.org/bots/api, "Authorizing your bot"); in the address of
 *  each question behind `/bot`. */
const TELEGRAM = /^\d{6,12}:[\w-]{35}$/;
const TELEGRAM_PATH = /^\/(?:file\/)?bot(\d{6,12}:[\w-]{35})\//;
/** Discord: the account's number in base64, the time, and a proof (hexdocs.pm/nostrum/Nostrum.Token.html;
 *  docs.rs/crate/serenity, src/utils/token.rs). */
const DISCORD = /^([\w-]{23,28})\.[\w-]{6,7}\.[\w-]{27,45}$/;
const SNOWFLAKE = /^\d{17,20}$/;

const SHORTEST = 'sk_live_0123456789'.length;
const LONGEST = 1_024;
/** What stands before a key in the header for it: `Bot`, as Discord asks, and what bearer-token.ts reads. */
const SCHEME = /^(?:bot|bearer|token|basic) +/i;

/** A key with which somebody acts at a service, by the form that the service's maker gave it so that it can be found. */
export const serviceToken: Detector = {
  id: 'service-token',
  version: 1,
  needs: { least: SHORTEST, some: JOINER | DOT | COLON },
  inspect(field, context) {
    if (field.length > LONGEST || !field.leaf || field.role !== 'value' || !mayBegin(field)) return NONE;
    const text = field.text();
    if (text.length !== field.length) return NONE; // keys are ASCII
    const path = TELEGRAM_PATH.exec(text);
    const raw = path?.[1] ?? text.replace(SCHEME, '');
    const type = typeOf(raw);
    if (type === null) return NONE;
    const from = text.indexOf(raw);
    const part = { at: field.at + from, length: raw.length };
    const said = { type: asNamed(field, context) ?? type, confidence: 'likely', reason: 'shape' } as const;
    return [hitOf(field, context, { ...said, raw, part })];
  },
};

/** By the first octets: most fields end here. */
function mayBegin({ bytes, at, length }: Field): boolean {
  const second = bytes[at + 1] ?? 0;
  switch (bytes[at]) {
    case 0x67: // gh, gi, gl
      return second === 0x68 || second === 0x69 || second === 0x6c;
    case 0x78: // xo
      return second === 0x6f;
    case 0x73: // sk
    case 0x72: // rk
      return second === 0x6b;
    case 0x74: // tk, to(ken)
    case 0x54:
      return second === 0x6b || second === 0x6f;
    case 0x53: // SG
      return second === 0x47;
    case 0x42: // Bo(t), Be(arer)
    case 0x62:
      return second === 0x6f || second === 0x65;
    case 0x2f: // /bot, /file/bot
      return second === 0x62 || second === 0x66;
    default:
      return mayBeDiscord(bytes, at, length) || mayBeTelegram(bytes, at, length);
  }
}

/** Digits in base64 begin with M, N or O; the dot stands behind 23 to 28 of them. */
function mayBeDiscord(bytes: Uint8Array, at: number, length: number): boolean {
  const first = bytes[at] ?? 0;
  if (first < 0x4d || first > 0x4f || length < 58 || length > 82) return false;
  for (let i = at + 23; i <= at + 28; i++) if (bytes[i] === 0x2e) return true;
  return false;
}

function mayBeTelegram(bytes: Uint8Array, at: number, length: number): boolean {
  const first = bytes[at] ?? 0;
  return first >= 0x31 && first <= 0x39 && length >= 42 && length <= 48 && bytes[at + length - 36] === 0x3a;
}

function typeOf(raw: string): SubjectType | null {
  const beginning = raw.slice(0, 4);
  const known = Object.hasOwn(FORMS, beginning) ? FORMS[beginning] : undefined;
  if (known) return known.form.test(raw) && isMixed(raw) ? known.type : null;
  return (SENDGRID.test(raw) || TELEGRAM.test(raw) || isDiscords(raw)) && isMixed(raw) ? 'credential' : null;
}

/** No row of one letter, as manuals write in a key's place. */
function isMixed(raw: string): boolean {
  return new Set(raw).size >= 12 && /\d/.test(raw);
}

function isDiscords(raw: string): boolean {
  const number = DISCORD.exec(raw)?.[1];
  if (number === undefined) return false;
  const octets = Uint8Array.from(number, (letter) => letter.charCodeAt(0));
  const decoded = decodeBase64(octets, 0, octets.length);
  return decoded !== null && SNOWFLAKE.test(decodeLatin1(decoded, 0, decoded.length));
}

/** The name that its sender gave says which of the two it is, where it says anything. */
function asNamed({ key }: Field, { keys }: DetectContext): SubjectType | null {
  const type = key === null ? undefined : keys.meaning(key)?.type;
  return type === 'session-token' || type === 'credential' ? type : null;
}
