import type { ProblemData } from '../../contract/errors.ts';
import type { Text } from '../text.ts';

/** An error in three sentences: what happened, why, what to do next. */
export function tellProblem(problem: ProblemData, text: Text): { happened: string; why: string; next: string } {
  const { code, values } = problem;
  const named = values['name'] !== undefined;
  const holes = { what: '?', page: 'none', ...values, name: values['name'] ?? text.t('error.thing') };
  const happened = text.t(`error.${code}.happened`, holes);
  return {
    happened: named ? happened : text.upperFirst(happened),
    why: text.t(`error.${code}.why`, holes),
    next:
      code === 'no-capture-right' && values['command'] === undefined
        ? text.t('error.no-capture-right.next-no-command')
        : text.t(`error.${code}.next`, holes),
  };
}
