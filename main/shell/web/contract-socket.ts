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
  // A frame that breaks the protocol, or a line that broke: `close` follows.
  socket.on('error', () => socket.terminate());
  socket.on('message', (data, isBinary) => {
    const request = !isBinary && Buffer.isBuffer(data) ? readRequest(data.toString('utf8')) : null;
    // Whoever sends this is not our page, and nobody waits for an answer.
    if (!request) socket.close(BAD_MESSAGE);
    else void answer(request, services).then((reply) => send(socket, reply));
  });
}

/** RFC 6455 section 7.4.1: a message that violates our rules. */
const BAD_MESSAGE = 1008;

async function answer({ id, command, input }: z.infer<typeof requestSchema>, services: Services): Promise<unknown> {
  try {
    if (!isCommand(command)) throw new EarshotError('bad-request', { what: 'command' });
    return { id, ok: true, output: await run(command, input, services) };
  } catch (cause) {
    return { id, ok: false, problem: problemOf(cause) };
  }
}

/** Runs one command between its two schemas. */
async function run<K extends CommandName>(command: K, input: unknown, services: Services): Promise<unknown> {
  const checked = commands[command].in.safeParse(input);
  if (!checked.success) throw new EarshotError('bad-request', { what: command });
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

/** What the page may know of a failure: its code and the holes of its sentence. Of a fault of our own it learns that the
 *  work failed and nothing else: its words may hold what was captured. */
export function problemOf(cause: unknown): ProblemData {
  return cause instanceof EarshotError
    ? { code: cause.code, values: cause.values }
    : { code: 'analysis-failed', values: {} };
}

function send(socket: WebSocket, message: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
