import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellEvent } from '../../contract/shell.ts';
import { startAnalysisThread } from './analysis-thread.ts';
import { makeServices } from './make-services.ts';
import type { AnalysisProcess, ShellPorts } from './ports.ts';
import type { Services } from './services.ts';

/** A program that dies at the first question. */
export function deadAnalysis(): AnalysisProcess {
  let exit: (code: number) => void = () => undefined;
  return {
    send: () => void setImmediate(() => exit(1)),
    onMessage: () => undefined,
    onExit: (listener) => void (exit = listener),
    stop: () => undefined,
  };
}

/** The true services over a data folder of their own, with what they told. */
export interface TestServices extends AsyncDisposable {
  readonly services: Services;
  readonly root: string;
  readonly events: readonly ShellEvent[];
  /** Resolves with the first event of this type (for this session), also one that came before. */
  event<T extends ShellEvent['type']>(type: T, sessionId?: string): Promise<Extract<ShellEvent, { type: T }>>;
  /** Closes these services and starts others on the same folder, as after a new start of the app. */
  restart(ports?: Partial<ShellPorts>): Promise<TestServices>;
}

export async function testServices(ports: Partial<ShellPorts> = {}): Promise<TestServices> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-services-'));
  return servicesIn(join(folder, 'data'), ports, () => rm(folder, { recursive: true, force: true }));
}

async function servicesIn(
  root: string,
  ports: Partial<ShellPorts>,
  remove: () => Promise<void>,
): Promise<TestServices> {
  const none: ShellPorts = {
    printReport: () => Promise.reject(new Error('no printer in this test')),
    choosePdfPath: () => Promise.resolve(null),
    startAnalysis: startAnalysisThread,
  };
  const services = await makeServices({ ...none, ...ports }, root);
  const events: ShellEvent[] = [];
  const waiting = new Set<() => void>();
  services.on((event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  const event = <T extends ShellEvent['type']>(
    type: T,
    sessionId?: string,
  ): Promise<Extract<ShellEvent, { type: T }>> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find(
          (one) => one.type === type && (sessionId === undefined || one.sessionId === sessionId),
        );
        if (!found) return;
        waiting.delete(look);
        resolve(found as Extract<ShellEvent, { type: T }>);
      };
      waiting.add(look);
      look();
    });
  return {
    services,
    root,
    events,
    event,
    restart: async (changed = ports) => {
      await services.close();
      return servicesIn(root, changed, remove);
    },
    [Symbol.asyncDispose]: async () => {
      await services.close();
      await remove();
    },
  };
}
