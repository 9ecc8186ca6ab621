import { headerText, type Head } from './http1-head.ts';

/** How a message's body ends, and whether its octets are worth showing to detectors. */
export interface BodyPlan {
  readonly framing: 'none' | 'length' | 'chunked' | 'until-close';
  /** Octets, for `length`. */
  readonly length: number;
  /** False for what carries pictures, sound, code or a page's mark-up: readable and counted as such, but too much and
   *  too little telling to be searched. */
  readonly shown: boolean;
  /** Names of unwrappers, outermost first: Content-Encoding, then what Content-Type says. */
  readonly encodings: readonly string[];
}

const NONE: BodyPlan = { framing: 'none', length: 0, shown: false, encodings: [] };

/** Content types that are not shown, RFC 9110 section 8.3.1 form. Everything else is, so that a type nobody has heard of
 *  is not missed. */
const NOT_SHOWN_KINDS = /^(?:image|video|audio|font)\//;
const NOT_SHOWN = new Set([
  'text/html',
  'text/css',
  'text/javascript',
  'text/ecmascript',
  'application/javascript',
  'application/x-javascript',
  'application/ecmascript',
  'application/wasm',
  'application/xhtml+xml',
  'application/vnd.ms-fontobject',
  'application/vnd.apple.mpegurl',
  'application/x-mpegurl',
  'application/dash+xml',
  'application/pdf',
  'application/zip',
  'application/x-shockwave-flash',
]);

/** More encodings than this is an attack on our patience. */
const MAX_ENCODINGS = 4;

/** RFC 9112 section 6.3. `method`: of the request; for a response that of the request it answers, null if not seen. */
export function planBody(head: Head, bytes: Uint8Array, method: string | null): BodyPlan {
  const { start } = head;
  if (start.kind === 'response' && !mayHaveBody(start.status, method)) return NONE;
  const about = { shown: isShown(contentType(head, bytes)), encodings: encodingsOf(head, bytes) };
  if (/\bchunked\b/i.test(headerText(head, bytes, 'transfer-encoding') ?? ''))
    return { framing: 'chunked', length: 0, ...about };
  const length = lengthOf(headerText(head, bytes, 'content-length'));
  if (length !== null) return length === 0 ? NONE : { framing: 'length', length, ...about };
  return start.kind === 'response' ? { framing: 'until-close', length: 0, ...about } : NONE;
}

function mayHaveBody(status: number, method: string | null): boolean {
  return method !== 'HEAD' && status >= 200 && status !== 204 && status !== 304;
}

/** Equal lengths in a list count as one (section 6.3, rule 5). Null: none, or not a number we can count to. */
function lengthOf(text: string | null): number | null {
  const [first] = (text ?? '').split(',');
  return first !== undefined && /^\s*\d{1,15}\s*$/.test(first) ? Number(first) : null;
}

function contentType(head: Head, bytes: Uint8Array): string {
  const [type] = (headerText(head, bytes, 'content-type') ?? '').split(';');
  return (type ?? '').trim().toLowerCase();
}

function isShown(type: string): boolean {
  return !NOT_SHOWN.has(type) && !NOT_SHOWN_KINDS.test(type);
}

function encodingsOf(head: Head, bytes: Uint8Array): string[] {
  const coded = (headerText(head, bytes, 'content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-gzip$/, 'gzip'))
    .filter((name) => name !== '' && name !== 'identity')
    .slice(0, MAX_ENCODINGS)
    .reverse(); // listed in the order applied, RFC 9110 section 8.4
  const type = contentType(head, bytes);
  if (type === 'application/x-www-form-urlencoded') coded.push('form');
  else if (/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(type)) coded.push('json');
  return coded;
}
