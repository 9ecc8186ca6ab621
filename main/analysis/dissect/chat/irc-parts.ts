import type { Span } from '../../bytes/cursor.ts';
import { indexOfOctet } from '../ascii.ts';

/** RFC 2812 section 2.3: 15 parameters; numeric replies keep to it. */
const MOST_PARAMETERS = 15;

const AT = 0x40;
const BANG = 0x21;
const COLON = 0x3a;
const SPACE = 0x20;

/** Who sent a line, where it says so (RFC 2812 section 2.3.1). A server has a name alone. */
export interface IrcSender {
  readonly name: Span;
  readonly user: Span | null;
  readonly host: Span | null;
}

/** One line in its parts, as spans. The last parameter, behind ` :`, may hold spaces. */
export interface IrcParts {
  readonly tags: Span | null;
  readonly sender: IrcSender | null;
  readonly command: Span;
  readonly parameters: readonly Span[];
}

export function readIrcLine(bytes: Uint8Array, at: number, end: number): IrcParts {
  let i = at;
  let tags: Span | null = null;
  let sender: IrcSender | null = null;
  if (bytes[i] === AT && i < end) {
    const stop = indexOfOctet(bytes, SPACE, i, end);
    tags = { at: i + 1, length: stop - i - 1 };
    i = behindSpaces(bytes, stop, end);
  }
  if (bytes[i] === COLON && i < end) {
    const stop = indexOfOctet(bytes, SPACE, i, end);
    sender = senderOf(bytes, i + 1, stop);
    i = behindSpaces(bytes, stop, end);
  }
  const stop = indexOfOctet(bytes, SPACE, i, end);
  const command = { at: i, length: stop - i };
  const parameters: Span[] = [];
  for (i = behindSpaces(bytes, stop, end); i < end && parameters.length < MOST_PARAMETERS;) {
    const isLast = bytes[i] === COLON;
    const next = isLast ? end : indexOfOctet(bytes, SPACE, i, end);
    parameters.push(isLast ? { at: i + 1, length: next - i - 1 } : { at: i, length: next - i });
    i = behindSpaces(bytes, next, end);
  }
  return { tags, sender, command, parameters };
}

/** `nick!user@host`, whose parts behind the first may be missing. */
export function senderOf(bytes: Uint8Array, at: number, end: number): IrcSender {
  const host = indexOfOctet(bytes, AT, at, end);
  const user = indexOfOctet(bytes, BANG, at, host);
  return {
    name: { at, length: Math.min(user, host) - at },
    user: user < host ? { at: user + 1, length: host - user - 1 } : null,
    host: host < end ? { at: host + 1, length: end - host - 1 } : null,
  };
}

function behindSpaces(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] === SPACE) i++;
  return i;
}
