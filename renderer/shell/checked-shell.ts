import {
  commands,
  eventSchema,
  type CommandIn,
  type CommandName,
  type CommandOut,
  type Shell,
} from '../../main/contract/shell.ts';
import { EarshotError, problemSchema } from '../../main/contract/errors.ts';
import { ConnectionLost } from './connection-lost.ts';

/** Puts the contract's schemas around a shell: what goes in, what comes out, and every event. A message that does not fit
 *  is a `bad-request`, never half-used. */
export function checkedShell(shell: Shell): Shell {
  return {
    async send<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>> {
      const command = commands[name];
      const checked = command.in.safeParse(input);
      if (!checked.success) throw new EarshotError('bad-request', { what: name });
      const answer = command.out.safeParse(await shell.send(name, input).catch(throwProblem));
      if (!answer.success) throw new EarshotError('bad-request', { what: name });
      // The schema looked up by `name` is the one `CommandOut<K>` is made from; the compiler cannot follow the look-up.
      return answer.data as CommandOut<K>;
    },
    on: (listener) =>
      shell.on((event) => {
        const checked = eventSchema.safeParse(event);
        if (checked.success) listener(checked.data);
      }),
    giveFile: (file) => shell.giveFile(file).catch(throwProblem),
  };
}

/** Electron hands over a plain object or a message instead of our own error class: the border takes the class away. */
function throwProblem(cause: unknown): never {
  if (cause instanceof EarshotError || cause instanceof ConnectionLost) throw cause;
  const problem = problemSchema.safeParse(cause);
  if (problem.success) throw new EarshotError(problem.data.code, problem.data.values, { cause });
  throw new EarshotError('bad-request', { what: 'shell' }, { cause });
}
