import { EarshotError } from '../contract/errors.ts';
import { createText, tellProblem } from '../text/index.ts';

/** One line for stderr: what happened, why, what to do next. */
export function tellError({ code, values }: EarshotError): string {
  const { happened, why, next } = tellProblem({ code, values }, createText('en'));
  return [happened, why, next].filter((part) => part !== '').join(' ');
}

/** What was not foreseen is our mistake, and is told as one. */
export function problemOf(cause: unknown): EarshotError {
  return cause instanceof EarshotError ? cause : new EarshotError('analysis-failed', {}, { cause });
}
