import type { HttpRequest } from '../model/messages/web.ts';

/** The request that carried a value, as much of it as may be told. */
export interface RequestSeen {
  readonly method: string;
  /** Without its query. A step that may be somebody's mark is `…`. */
  readonly path: string;
  readonly host: string | null;
}

/** RFC 9110 section 9.3 and RFC 5789: another method is the sender's own word. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

const MASKED = '…';
/** Steps told of one path, and characters of one step: an address that people write has fewer. */
const MOST_STEPS = 8;
const LONGEST_STEP = 32;
const LONGEST_HOST = 253; // RFC 1035 section 2.3.4
/** A word with at most two digits (`api`, `v2`, `s3`, `login.php`). What has more may be a number of somebody's. */
const WORD = /^(?!.*\d\D*\d\D*\d)[a-z\d._-]+$/i;
/** Behind the name of a set of things stands the name of one of them. */
const SETS =
  /^(?:@|u|users?|members?|people|persons?|profiles?|accounts?|customers?|contacts?|friends?|authors?|channels?|chats?|conversations?|groups?|rooms?|teams?|threads?|topics?|meetings?|calls?|devices?|clients?|sessions?|players?|by[-_]?\w+|in|r|c|p|g|j)$/i;
/** Of an interface, wherever it stands. */
const VERSION = /^[rv]\d{1,2}$/;
/** Of it these are no names. */
const DEEDS: ReadonlySet<string> = new Set(
  'auth check config create get heartbeat info init join leave list login logout me messages online ping profile query register search self send settings signin signup start status sync token update upload verify'.split(
    ' ',
  ),
);

/** Null: not told. Makes new strings, so that no whole message is kept for the sake of its address. */
export function requestSeen({ method, target, host }: HttpRequest): RequestSeen | null {
  if (!METHODS.has(method)) return null;
  const path = target.replace(/^[a-z][a-z\d+.-]{0,15}:\/\/[^/?#]*/i, '').replace(/[?#;].*$/s, '');
  if (!path.startsWith('/')) return null;
  const steps = path.slice(1, LONGEST_STEP * MOST_STEPS).split('/');
  const shown = steps.slice(0, MOST_STEPS).map((step, i) => shownStep(step, steps[i - 1] ?? ''));
  if (steps.length > MOST_STEPS || path.length > LONGEST_STEP * MOST_STEPS) shown[shown.length - 1] = MASKED;
  return { method, path: `/${shown.join('/')}`, host: hostOf(host) };
}

function shownStep(step: string, before: string): string {
  if (step === '') return step;
  if (step.length > LONGEST_STEP || !WORD.test(step)) return MASKED;
  if (VERSION.test(step)) return step;
  return SETS.test(before) && !DEEDS.has(step.toLowerCase()) ? MASKED : step;
}

function hostOf(host: string | null): string | null {
  const name = (host ?? '')
    .trim()
    .replace(/:\d{0,5}$/, '')
    .toLowerCase();
  return name === '' || name.length > LONGEST_HOST ? null : name;
}
