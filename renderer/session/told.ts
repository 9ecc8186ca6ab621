import { useMemo } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import type { TellInput } from '../../main/text/view.ts';

/** What the functions that tell a session need. `today` is for age rules and the date line, on screen and paper only. */
export function useTellInput(opened: Opened): TellInput {
  return useMemo(
    () => ({
      assessment: opened.assessment,
      laws: opened.laws,
      today: new Date().toISOString().slice(0, 10),
      title: opened.session.title === '' ? null : opened.session.title,
    }),
    [opened],
  );
}
