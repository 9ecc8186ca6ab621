import type { Field } from '../model/field.ts';

const LINES: ReadonlySet<string> = new Set(['imap', 'irc', 'nntp', 'pop3', 'smtp']);
const LONGEST = 4096;

/** Protocols that carry logins by SASL (RFC 4422). */
export const SASL_PROTOCOLS: ReadonlySet<string> = new Set(['amqp', 'xmpp', ...LINES]);

/** RFC 2831 section 2.1.2. */
export const DIGEST_MD5 = /(?:^|,)\s*username="((?:[^"\\]|\\.){1,255})"/;
/** RFC 2195 section 2: the user's name and a keyed digest. */
export const CRAM_MD5 = /^(\S{1,255}) ([0-9a-f]{32})$/;

/** Is this what a client says in such a login? XMPP has elements for it, the protocols of lines a dialog
 *  (`sasl-dialog.ts`); AMQP does not write it in base64. */
export function isSaslAnswer({ protocol, path, length, chain }: Field): boolean {
  if (length > LONGEST) return false;
  if (protocol === 'amqp') return path === 'amqp.sasl.plain';
  if (!chain.includes('base64')) return false;
  if (protocol === 'xmpp') return /\.(?:auth|response)$/.test(path);
  return LINES.has(protocol) && /\.sasl\.(?!login\.)[\w-]+$/.test(path);
}
