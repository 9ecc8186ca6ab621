import { parseAddress } from '../bytes/address.ts';
import type { SubjectType } from '../model/words.ts';

/** Of these nothing at all is shown: two characters of a message or a token may be too many. */
const KIND_ONLY: ReadonlySet<SubjectType> = new Set<SubjectType>([
  'credential',
  'session-token',
  'push-token',
  'message',
  'contact',
  'location',
]);

/** Public mail providers: the domain then says nothing of the person's employer. Short, well known, each a consumer
 *  mail service of its own maker. */
const PUBLIC_MAIL: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'protonmail.com',
  'proton.me',
  'gmx.de',
  'gmx.net',
  'web.de',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  '163.com',
  '126.com',
  'sina.com',
  'naver.com',
  'rediffmail.com',
]);

const DOT = '•';

/** One value has one mask wherever it is shown: what hides most wins, or a contact would show its ends as an account. */
export function strictest(a: SubjectType, b: SubjectType): SubjectType {
  return strictness(b) > strictness(a) ? b : a;
}

/** An e-mail address's own mask keeps an employer's domain out; the plain one shows where it ends. */
function strictness(type: SubjectType): number {
  if (KIND_ONLY.has(type)) return 2;
  return type === 'email' ? 1 : 0;
}

/** The masked form (design, section 4): at most the 2 first and 2 last characters and never more than a third. */
export function masked(type: SubjectType, raw: string): string {
  // Octets that are no text are as hard to tell from a secret as a token.
  if (KIND_ONLY.has(type) || raw.startsWith('hex:')) return `(${lengthClass(raw)})`;
  // Of a network address in four numbers the ends leave few to try.
  if (type === 'other' && parseAddress(raw) !== null) return `(${lengthClass(raw)})`;
  if (type === 'email') return maskedMail(raw);
  return maskedText(raw);
}

function maskedText(raw: string): string {
  const points = [...raw];
  const { first, last } = shownEnds(points.length);
  const hidden = Math.min(points.length - first - last, 6);
  return (
    points.slice(0, first).join('') + DOT.repeat(Math.max(hidden, 1)) + points.slice(points.length - last).join('')
  );
}

/** How many characters of either end may be shown. */
export function shownEnds(length: number): { first: number; last: number } {
  const third = Math.floor(length / 3);
  const first = Math.min(2, Math.ceil(third / 2));
  return { first, last: Math.min(2, third - first) };
}

function maskedMail(raw: string): string {
  const at = raw.lastIndexOf('@');
  const domain = raw.slice(at + 1).toLowerCase();
  const local = at < 0 ? raw : raw.slice(0, at);
  return at >= 0 && PUBLIC_MAIL.has(domain)
    ? `${maskedText(local)}@${domain}`
    : maskedText(local) + (at >= 0 ? `@${DOT.repeat(3)}` : '');
}

/** `1-9`, `10-49`, `50 or more`: the size of a secret without its length. */
function lengthClass(raw: string): string {
  const length = [...raw].length;
  return length < 10 ? '1-9' : length < 50 ? '10-49' : '50+';
}
