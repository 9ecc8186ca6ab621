import type { Span } from '../../bytes/cursor.ts';
import { decodeLatin1 } from '../../bytes/text.ts';
import { wordsOf } from '../words.ts';
import { trimmed } from './header-lines.ts';

/** Commands of these protocols have at most 12 letters (`AUTHENTICATE`). */
const LONGEST_VERB = 16;

/** A command's verb in capital letters and where its argument stands, without white space at its ends. */
interface Command {
  readonly verb: string;
  readonly argument: Span;
}

/** `VERB argument…`. The verb is empty where the line begins with no letter. */
export function readCommand(bytes: Uint8Array, at: number, end: number): Command {
  const [first, second] = wordsOf(bytes, at, end, 2);
  if (!first || first.length > LONGEST_VERB) return { verb: '', argument: { at, length: end - at } };
  const verb = decodeLatin1(bytes, first.at, first.at + first.length).toUpperCase();
  const argument = second ? trimmed(bytes, second.at, end) : { at: end, length: 0 };
  return /^[A-Z]+$/.test(verb) ? { verb, argument } : { verb: '', argument: { at, length: end - at } };
}
