import type { WebSocket } from 'ws';
import { z } from 'zod';
import { EarshotError, type ProblemData } from '../../contract/errors.ts';
import { type CommandName, commands, eventSchema } from '../../contract/shell.ts';
import type { Services } from '../services/services.ts';

const requestSchema = z.object({ id: z.number().int(), command: z.string(), input: z.unknown() });

/** Carries the contract over one WebSocket: `{id, command, input}` in, `{id, ok, output|problem}` and `{event}` out.
 *  Every message is checked by the contract's schemas on this side, too. */
export function serveContract(socket: WebSocket, services: Services): void {
  const off = services.on((event) => send(socket, { event: eventSchema.parse(event) }));
  socket.on('close', off);
  socket.on('message', (data, isBinary) => {
    if (isBinary) return;
    void answer(String(data as Buffer), services).then((reply) => {
      if (reply) send(socket, reply);
    });
  });
}

async function answer(text: string, services: Services): Promise<unknown> {
  const request = readRequest(text);
  if (!request) return null;
  const { id, command, input } = request;
  try {
    if (!isCommand(command)) throw new EarshotError('bad-request');
    return { id, ok: true, output: await run(command, input, services) };
  } catch (cause) {
    return { id, ok: false, problem: problemOf(cause) };
  }
}

/** Runs one command between its two schemas. */
async function run<K extends CommandName>(command: K, input: unknown, services: Services): Promise<unknown> {
  const checked = commands[command].in.safeParse(input);
  if (!checked.success) throw new EarshotError('bad-request');
  const output = await services.handle(command, checked.data as never);
  return commands[command].out.parse(output);
}

function readRequest(text: string): z.infer<typeof requestSchema> | null {
  try {
    return requestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** What the page may know of a failure: its code and the holes of its sentence. */
export function problemOf(cause: unknown): ProblemData {
  if (cause instanceof EarshotError) return { code: cause.code, values: cause.values };
  return { code: 'bad-request', values: {} };
}

function send(socket: WebSocket, message: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
