import type { BrowserWindowConstructorOptions, ForkOptions, IpcMainInvokeEvent, SaveDialogReturnValue } from 'electron';
import { acrossBridge } from './bridge.ts';
import { Listeners } from './modelled.ts';
import { makeSession, type SessionModel } from './session.ts';
import { makeWindow, type WindowModel } from './window.ts';
import { refuseUnsafeSettings } from './safe-settings.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** A utility process that never starts: what was sent to it, and a way to answer in its place. */
export interface ForkModel {
  readonly program: string;
  readonly options: ForkOptions;
  readonly received: unknown[];
  readonly events: Listeners;
  killed: boolean;
}

/** Everything the stand-in remembers. One per test file; `reset` before each test. */
export class World {
  readonly appListeners = new Listeners();
  readonly switches = new Map<string, string>();
  readonly schemes = new Map<string, object>();
  readonly sessions = new Map<string, SessionModel>();
  readonly windows: WindowModel[] = [];
  readonly handlers = new Map<string, Handler>();
  readonly forks: ForkModel[] = [];
  readonly exposed = new Map<string, unknown>();
  readonly filePaths = new Map<File, string>();
  /** The window whose preload is running. */
  current: WindowModel | null = null;
  ready = false;
  sandboxed = false;
  exited = false;
  exitCode: number | null = null;
  menuSet = false;
  saveAnswer: SaveDialogReturnValue = { canceled: true, filePath: '' };
  readonly saveAsked: object[] = [];

  session(partition: string): SessionModel {
    if (!this.ready) throw new Error('A session can only be had once the app is ready');
    const known = this.sessions.get(partition);
    if (known !== undefined) return known;
    const made = makeSession(partition, (scheme) => this.schemes.has(scheme));
    this.sessions.set(partition, made);
    return made;
  }

  open(options: BrowserWindowConstructorOptions): WindowModel {
    if (!this.ready) throw new Error('A window can only be opened once the app is ready');
    refuseUnsafeSettings(options);
    const session = [...this.sessions.values()].find((model) => model.session === options.webPreferences?.session);
    if (session === undefined) throw new Error('The window has a session that the stand-in did not make');
    const model = makeWindow(options, session, () => this.#closed());
    this.windows.push(model);
    this.appListeners.emit('web-contents-created', {}, model.contents);
    return model;
  }

  exit(code: number): void {
    this.exited = true;
    this.exitCode ??= code;
  }

  /** The last window is gone: an app that does not listen for that is ended. */
  #closed(): void {
    if (this.windows.some((model) => !model.destroyed)) return;
    if (this.appListeners.count('window-all-closed') === 0) this.exit(0);
    else this.appListeners.emit('window-all-closed');
  }

  fork(program: string, options: ForkOptions): ForkModel {
    const model = { program, options, received: [], events: new Listeners(), killed: false };
    this.forks.push(model);
    return model;
  }

  /** `ipcRenderer.invoke`: clones what goes in and what comes out, and lets through nothing of an error but its text. */
  async invoke(event: IpcMainInvokeEvent, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    try {
      return structuredClone(await handler(event, ...structuredClone(args)));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }

  expose(name: string, api: unknown): void {
    if (this.exposed.has(name)) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
    this.exposed.set(name, acrossBridge(api));
  }

  reset(): void {
    Object.assign(this, new World());
  }
}

export const world = new World();
