import type { CallbackResponse, OnBeforeRequestListenerDetails, Protocol, Session, WebRequest } from 'electron';
import { type Listener, Listeners, modelled } from './modelled.ts';

type RequestFilter = (details: OnBeforeRequestListenerDetails, answer: (response: CallbackResponse) => void) => void;
type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

/** A session as a test sees it: what was set on it, and what it does with a request. */
export interface SessionModel {
  readonly partition: string;
  readonly session: Session;
  readonly listeners: Listeners;
  permissionRequest: PermissionRequest | null;
  permissionCheck: PermissionCheck | null;
  device: ((details: never) => boolean) | null;
  displayMediaSet: boolean;
  spellCheck: boolean;
  /** Fetches as a page would: through the request filter, then through the scheme's own handler. Null: blocked. */
  fetch(url: string, method?: string): Promise<Response | null>;
}

export function makeSession(partition: string, isRegistered: (scheme: string) => boolean): SessionModel {
  const listeners = new Listeners();
  const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  let filter: RequestFilter | null = null;
  const session: Session = modelled<Session>('session', {
    webRequest: modelled<WebRequest>('webRequest', {
      onBeforeRequest: (...args: unknown[]) => {
        if (args.length !== 1) throw new Error('The stand-in models onBeforeRequest without a filter only');
        filter = args[0] as RequestFilter;
      },
    }),
    protocol: modelled<Protocol>('protocol', {
      handle: (scheme, handler) => {
        if (!isRegistered(scheme)) throw new Error(`The scheme ${scheme} was not registered before ready`);
        handlers.set(scheme, handler);
      },
    }),
    setPermissionRequestHandler: (handler) => void (model.permissionRequest = handler),
    setPermissionCheckHandler: (handler) => void (model.permissionCheck = handler),
    setDevicePermissionHandler: (handler) => void (model.device = handler),
    setDisplayMediaRequestHandler: () => void (model.displayMediaSet = true),
    setSpellCheckerEnabled: (enabled) => void (model.spellCheck = enabled),
    on: (event: string, listener: Listener) => {
      listeners.add(event, listener);
      return session;
    },
  });
  const model: SessionModel = {
    partition,
    session,
    listeners,
    permissionRequest: null,
    permissionCheck: null,
    device: null,
    displayMediaSet: false,
    spellCheck: true,
    async fetch(url, method = 'GET') {
      if (filter !== null && (await isCancelled(filter, url))) return null;
      const handler = handlers.get(new URL(url).protocol.slice(0, -1));
      if (handler === undefined) throw new Error(`The stand-in has no network, and nothing serves ${url}`);
      return handler(new Request(url, { method }));
    },
  };
  return model;
}

function isCancelled(filter: RequestFilter, url: string): Promise<boolean> {
  const details = modelled<OnBeforeRequestListenerDetails>('details', { url });
  return new Promise((resolve) => filter(details, ({ cancel = false }) => resolve(cancel)));
}
