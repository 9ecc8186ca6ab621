/** The contract over a WebSocket on this machine.
 *
 *  Opening: the address carries `#token=…`, once. It is exchanged for an HttpOnly cookie (`POST /session`) and taken out
 *  of the address and the history before anything else is loaded. `#token=…&to=/report/x` then goes on to that page.
 *  Messages: `{id, command, input}` out; `{id, ok: true, output}` or `{id, ok: false, problem}` back; `{event}` pushed.
 *  Files: `PUT /file` with the bytes and the name in `x-file-name` (percent-encoded); the answer is `{handle, name}`. */
import { z } from 'zod';
import { EarshotError, problemSchema } from '../../main/contract/errors.ts';
import type { CommandIn, CommandName, CommandOut, Shell, ShellEvent } from '../../main/contract/shell.ts';
import { ConnectionLost } from './connection-lost.ts';

const incoming = z.union([
  z.object({ id: z.number().int(), ok: z.literal(true), output: z.unknown() }),
  z.object({ id: z.number().int(), ok: z.literal(false), problem: problemSchema }),
  z.object({ event: z.unknown() }),
]);
const fileAnswer = z.object({ handle: z.string(), name: z.string() });

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

export async function openWebSocketShell(location: Location): Promise<Shell> {
  await exchangeToken(location);
  const socket = await openSocket(location);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: ShellEvent) => void>();
  let lastId = 0;
  let open = true;

  socket.addEventListener('message', (message) => receive(message.data, waiting, listeners));
  socket.addEventListener('close', () => {
    open = false;
    for (const each of waiting.values()) each.reject(new ConnectionLost());
    waiting.clear();
  });

  return {
    send<K extends CommandName>(name: K, input: CommandIn<K>): Promise<CommandOut<K>> {
      if (!open) return Promise.reject(new ConnectionLost());
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        // The output is checked by the wrapper that stands around every shell.
        waiting.set(id, { resolve: (output) => resolve(output as CommandOut<K>), reject });
        socket.send(JSON.stringify({ id, command: name, input }));
      });
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async giveFile(file) {
      const answer = await fetch('/file', {
        method: 'PUT',
        headers: { 'x-file-name': encodeURIComponent(file.name) },
        body: file,
      }).catch((cause: unknown) => {
        throw new ConnectionLost(cause);
      });
      const body: unknown = await answer.json().catch(() => null);
      const given = fileAnswer.safeParse(body);
      if (answer.ok && given.success) return given.data;
      const problem = problemSchema.safeParse(body);
      throw problem.success ? new EarshotError(problem.data.code, problem.data.values) : new ConnectionLost();
    },
  } satisfies Shell;
}

function receive(
  data: unknown,
  waiting: Map<number, Waiting>,
  listeners: ReadonlySet<(event: ShellEvent) => void>,
): void {
  const message = incoming.safeParse(parseJson(data));
  if (!message.success) return;
  if ('event' in message.data) {
    // Checked by the wrapper as well: an event that does not fit never reaches the store.
    for (const listener of listeners) listener(message.data.event as ShellEvent);
    return;
  }
  const asked = waiting.get(message.data.id);
  waiting.delete(message.data.id);
  if (message.data.ok) asked?.resolve(message.data.output);
  else asked?.reject(new EarshotError(message.data.problem.code, message.data.problem.values));
}

function parseJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}

/** Without a token the cookie of an earlier exchange counts: the page was loaded again. */
async function exchangeToken(location: Location): Promise<void> {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const token = parameters.get('token');
  if (token === null) return;
  history.replaceState(null, '', `${location.pathname}${location.search}#${parameters.get('to') ?? '/'}`);
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!answer.ok) throw new ConnectionLost();
}

function openSocket(location: Location): Promise<WebSocket> {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/contract`);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('error', () => reject(new ConnectionLost()), { once: true });
  });
}
