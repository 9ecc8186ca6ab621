/** What Earshot notes inside a pcapng file, as comments (option 1) that any tool shows and keeps; docs/formats.md. */
export const SYNTHETIC_MARK = 'earshot:synthetic';
export const OWN_MARK = 'earshot:own';
export const PROCESS_MARK = 'earshot:process=';

/** Longest process name read back, in octets as written; a package or bundle name is far shorter. */
export const MAX_PROCESS_OCTETS = 1024;

/** A process name in ASCII: percent-encoded UTF-8, so that no name can end the comment or bring in control characters. */
export function processComment(process: string): string {
  // A lone surrogate has no UTF-8 form and would make encodeURIComponent throw.
  const wellFormed = process.replace(/\p{Surrogate}/gu, '\ufffd');
  return PROCESS_MARK + encodeURIComponent(wellFormed);
}

/** The name behind the comment's part after the mark; as it stands where it is not percent-encoded UTF-8. */
export function processName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded; // not written by us
  }
}
