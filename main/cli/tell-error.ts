import type { EarshotError } from '../contract/errors.ts';
import { createText, tellProblem } from '../text/index.ts';

/** One line for stderr: what happened, why, what to do next. */
export function tellError({ code, values }: EarshotError): string {
  const { happened, why, next } = tellProblem({ code, values }, createText('en'));
  return [happened, why, next].filter((part) => part !== '').join(' ');
}
