import './no-eval.ts';
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { z } from 'zod';
import type { ProblemData } from '../../contract/errors.ts';
import {
  commands,
  eventSchema,
  type CommandIn,
  type CommandName,
  type CommandOut,
  type Shell,
} from '../../contract/shell.ts';
import { answerSchema, COMMANDS, EVENTS, givenSchema, type Ask } from './messages.ts';

async function ask(message: Ask): Promise<unknown> {
  const answer = answerSchema.parse(await ipcRenderer.invoke(COMMANDS, message));
  return answer.ok ? answer.value : refuse(answer.problem);
}

/** Rejects with plain data: the bridge to the page takes everything but the message away from an `Error`. */
function refuse(problem: ProblemData): Promise<never> {
  return Promise.reject(problem);
}

const shell = {
  async send<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>> {
    const { in: checksInput, out }: { in: z.ZodType; out: z.ZodType } = commands[name];
    const checked = checksInput.safeParse(input);
    if (!checked.success) return refuse({ code: 'bad-request', values: { what: name } });
    return out.parse(await ask({ ask: 'command', name, input: checked.data })) as CommandOut<K>;
  },
  on(listener) {
    const onEvent = (_event: unknown, message: unknown): void => {
      const event = eventSchema.safeParse(message);
      if (event.success) listener(event.data);
    };
    ipcRenderer.on(EVENTS, onEvent);
    return () => void ipcRenderer.off(EVENTS, onEvent);
  },
  async giveFile(file) {
    // Empty for a file that a script made up: only files that the person chose have a path.
    const path = webUtils.getPathForFile(file);
    if (path === '') return refuse({ code: 'no-such-file', values: { name: file.name } });
    return givenSchema.parse(await ask({ ask: 'file', path, name: file.name }));
  },
} satisfies Shell;

contextBridge.exposeInMainWorld('earshot', shell);
