/** Names of hosts and addresses: labels with dots between, the last of them no plain decimal such as "0.5"; or an IPv6
 *  address, which has more colons than a time of day. */
const HOST = /((?:[a-z0-9_-]+\.){2,}[a-z0-9_-]+|[a-z0-9_-]+\.[a-z][a-z0-9-]+|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4})/iu;

/** A label longer than this may be wider than a narrow line, so it may break anywhere. Letters. */
const LONGEST_WHOLE = 24;

export interface HostPart {
  readonly text: string;
  /** The labels of a host name, each with the dot or colon behind it; null for other words. */
  readonly labels: readonly { readonly text: string; readonly whole: boolean }[] | null;
}

/** Splits a sentence at its host names and addresses. */
export function hostParts(words: string): readonly HostPart[] {
  return words
    .split(new RegExp(HOST, 'giu'))
    .map((text, index) => ({ text, labels: index % 2 === 0 ? null : labelsOf(text) }));
}

function labelsOf(name: string): HostPart['labels'] {
  return name.split(/(?<=[.:])/u).map((text) => ({ text, whole: text.length <= LONGEST_WHOLE }));
}
