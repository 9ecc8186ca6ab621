import { EarshotError } from '../../contract/errors.ts';
import type { CommandIn, CommandName, CommandOut, Opened } from '../../contract/shell.ts';
import type { Services } from '../services/services.ts';

/** Services that know one finished document and nothing else: for printing a report without a session on disk. */
export function oneDocument(opened: Opened): Services {
  return {
    async handle<K extends CommandName>(name: K, _input: CommandIn<K>): Promise<CommandOut<K>> {
      if (name === 'open-session') return opened as CommandOut<K>;
      if (name === 'app-state') return emptyState(opened) as CommandOut<K>;
      throw new EarshotError('bad-request');
    },
    on: () => () => undefined,
    giveFile: () => Promise.reject(new EarshotError('bad-request')),
    close: () => Promise.resolve(),
  };
}

function emptyState({ session }: Opened): CommandOut<'app-state'> {
  return {
    tool: session.tool,
    sessions: [],
    settings: session.settings,
    mineKinds: [],
    ownConnections: 0,
    privateFilesEncrypted: false,
  };
}
