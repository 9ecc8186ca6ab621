import type { CommanderError } from 'commander';
import { EarshotError, type ErrorCode } from '../contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  'commander.missingArgument': 'no-file-given', // FILE... of `assess` is our only argument
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.optionMissingArgument': 'option-needs-value',
  'commander.missingMandatoryOptionValue': 'option-missing',
  'commander.excessArguments': 'too-many-words',
};

/** The option parser's errors in our own words. It quotes the word that it means (`unknown option '--x'`).
 *  Null: it showed its help, and there is nothing to add. */
export function usageProblem({ code, message }: CommanderError): EarshotError | null {
  if (code.startsWith('commander.help') || code === 'commander.version') return null;
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  return new EarshotError(known ?? 'bad-request', { what: quoted(message) });
}

/** Without what stands behind it: `--json <out>` is `--json`, and a value after `=` is not repeated. */
function quoted(message: string): string {
  return /'([^'=\s]+)/u.exec(message)?.[1] ?? '?';
}
