import { EarshotError, type ErrorCode } from './errors.ts';

/** What the system's codes mean for a person who wanted a file read, and for one who wanted it written. */
const READING: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'no-such-file',
  ENOTDIR: 'no-such-file',
  EISDIR: 'is-a-directory',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};
const WRITING: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
};

/** A failed read. `name`: what the person calls the file; null: nothing better than "the file". */
export function readProblem(cause: unknown, name: string | null): EarshotError {
  return problemOf(cause, name, READING, 'read-failed');
}

/** A failed write. */
export function writeProblem(cause: unknown, name: string | null): EarshotError {
  return problemOf(cause, name, WRITING, 'write-failed');
}

/** The system's code (`ENOENT`), an empty string where there is none. */
export function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : '';
}

function problemOf(
  cause: unknown,
  name: string | null,
  codes: Readonly<Record<string, ErrorCode>>,
  otherwise: ErrorCode,
): EarshotError {
  if (cause instanceof EarshotError) return cause;
  const code = codeOf(cause);
  const meant = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return new EarshotError(meant ?? otherwise, { ...(name !== null && { name }), reason: code }, { cause });
}
