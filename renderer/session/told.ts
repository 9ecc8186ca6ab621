import { useMemo, useState } from 'react';
import type { Opened } from '../../main/contract/shell.ts';
import type { TellInput } from '../../main/text/view.ts';

/** What the functions that tell a session need. `today` is for age rules and the date line, on screen and paper only. */
export function useTellInput(opened: Opened): TellInput {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return useMemo(
    () => ({
      assessment: opened.assessment,
      laws: opened.laws,
      credits: opened.credits,
      session: opened.session,
      today,
      title: opened.session.title === '' ? null : opened.session.title,
    }),
    [opened, today],
  );
}
