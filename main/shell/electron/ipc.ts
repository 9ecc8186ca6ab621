import { createReadStream } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import { EarshotError, type ProblemData } from '../../contract/errors.ts';
import { commands, eventSchema } from '../../contract/shell.ts';
import type { Services } from '../services/services.ts';
import { isOurAddress } from './guard.ts';
import { askSchema, COMMANDS, EVENTS, givenSchema, type Answer, type Ask } from './messages.ts';

/** Answers our own pages' commands out of the services.
 *  @param pages ids of the windows' contents: the main one, and a report's while it is printed */
export function serveCommands(ipcMain: IpcMain, pages: ReadonlySet<number>, services: Services): void {
  ipcMain.handle(COMMANDS, async (event, message: unknown): Promise<Answer> => {
    try {
      if (!pages.has(event.sender.id) || !isPage(event.senderFrame))
        throw new EarshotError('bad-request', { what: 'sender' });
      const ask = askSchema.safeParse(message);
      if (!ask.success) throw new EarshotError('bad-request', { what: 'message' });
      return { ok: true, value: await answerTo(ask.data, services) };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  });
}

/** Sends every event to the page, once it is checked. Returns the function that stops it. */
export function sendEvents(page: WebContents, services: Services): () => void {
  return services.on((event) => {
    if (!page.isDestroyed()) page.send(EVENTS, eventSchema.parse(event));
  });
}

/** Only the page itself may ask: no frame within it, and no other address. */
function isPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurAddress(frame.url);
}

async function answerTo(ask: Ask, services: Services): Promise<unknown> {
  if (ask.ask === 'file') {
    if (!isAbsolute(ask.path)) throw new EarshotError('bad-request', { what: 'file' });
    return givenSchema.parse(await services.giveFile(createReadStream(ask.path), ask.name));
  }
  const { in: input, out } = commands[ask.name];
  const checked = input.safeParse(ask.input);
  if (!checked.success) throw new EarshotError('bad-request', { what: ask.name });
  return out.parse(await services.handle(ask.name, checked.data));
}

/** An error of ours crosses as data; of any other the page learns that the work failed and nothing else: its text may
 *  hold what was captured. */
function problemOf(error: unknown): ProblemData {
  return error instanceof EarshotError
    ? { code: error.code, values: error.values }
    : { code: 'analysis-failed', values: {} };
}
