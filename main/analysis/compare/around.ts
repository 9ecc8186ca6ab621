import type { Field } from '../model/field.ts';
import type { Flow } from '../model/flow.ts';

/** Labels of a host's name that stay when the rest of it may name a machine, a person or a place. */
const KEPT_LABELS = 2;
/** `co.uk`, `com.cn`: a name's last two labels say nothing then. */
const SHORT_LABEL = 3;
const LONGEST_SEGMENT = 24;
const MOST_SEGMENTS = 12;

/** Whose server a flow speaks to, as far as two recordings can agree on it: the end of the name it was asked for by, else
 *  its kind and port. */
export function siteOf(flow: Flow): string {
  const { httpHost, sni, dns } = flow.names;
  const port = `${flow.transport}:${flow.server.port}`;
  if (flow.protocol === 'unknown' || flow.protocol === 'none') return port;
  const host = httpHost ?? sni ?? dns;
  return host === null ? port : siteOfHost(host);
}

export function siteOfHost(host: string): string {
  const labels = labelsOf(host);
  const isShort = (labels.at(-1)?.length ?? 0) === 2 && (labels.at(-2)?.length ?? 0) <= SHORT_LABEL;
  return labels.slice(-(isShort ? KEPT_LABELS + 1 : KEPT_LABELS)).join('.');
}

/** Without the port that may stand behind the name. */
export function labelsOf(host: string): string[] {
  return host.toLowerCase().replace(/:\d*$/, '').split('.');
}

/** The page that was asked for, without what may be somebody's: parts with digits in them, and long ones. */
export function pageOf(target: string): string {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return path
    .split('/')
    .slice(0, MOST_SEGMENTS)
    .map((part) => (/\d/.test(part) || part.length > LONGEST_SEGMENT ? '*' : part))
    .join('/');
}

const HOST_NAMES: ReadonlySet<string> = new Set(['sni', 'host', 'authority']);
const LONGEST_NAME = 253; // RFC 1035 section 2.3.4

/** Does the field hold the name of a machine on the internet? Each of its labels may be a value of its own. */
export function isHostName({ path, length }: Field): boolean {
  if (length > LONGEST_NAME) return false;
  return path.startsWith('dns.') || HOST_NAMES.has(path.slice(path.lastIndexOf('.') + 1));
}
