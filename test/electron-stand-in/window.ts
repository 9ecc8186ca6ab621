import { runInNewContext } from 'node:vm';
import type Electron from 'electron';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMainInvokeEvent,
  PrintToPDFOptions,
  WebContents,
  WebFrameMain,
} from 'electron';
import { type Listener, Listeners, modelled, stoppable } from './modelled.ts';
import type { SessionModel } from './session.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** A window as a test sees it. */
export interface WindowModel {
  readonly options: BrowserWindowConstructorOptions;
  readonly window: BrowserWindow;
  readonly contents: WebContents;
  readonly session: SessionModel;
  readonly windowListeners: Listeners;
  readonly contentsListeners: Listeners;
  readonly printed: PrintToPDFOptions[];
  /** What the main process sent, each structured-cloned. */
  readonly sent: { channel: string; args: unknown[] }[];
  readonly onSent: Listeners;
  url: string;
  shown: boolean;
  destroyed: boolean;
  webRtcPolicy: string | null;
  /** The `data-` attributes of the page's `<html>`: what `executeJavaScript` sees. */
  readonly dataset: Record<string, string>;
  /** Would a click on a link to `url` be followed? */
  navigates(url: string): boolean;
  /** Would `window.open(url)` open anything? */
  opens(url: string): boolean;
  /** An `ipcRenderer.invoke` as the main process gets it, from the page or from a frame within it. */
  invokeEvent(from?: { url?: string; inFrame?: boolean }): IpcMainInvokeEvent;
}

let lastId = 0;

/** @param onClosed told when the window is gone */
export function makeWindow(
  options: BrowserWindowConstructorOptions,
  session: SessionModel,
  onClosed: () => void,
): WindowModel {
  const id = ++lastId;
  let openHandler: OpenHandler | null = null;
  const contents: WebContents = modelled<WebContents>('webContents', {
    id,
    on: (event: string, listener: Listener) => {
      model.contentsListeners.add(event, listener);
      return contents;
    },
    setWindowOpenHandler: (handler) => void (openHandler = handler),
    setWebRTCIPHandlingPolicy: (policy) => void (model.webRtcPolicy = policy),
    isDestroyed: () => model.destroyed,
    send: (channel, ...args: unknown[]) => {
      if (model.destroyed) throw new Error('Object has been destroyed');
      const cloned = structuredClone(args);
      model.sent.push({ channel, args: cloned });
      model.onSent.emit(channel, ...cloned);
    },
    executeJavaScript: (code) =>
      Promise.resolve(runInNewContext(code, { document: { documentElement: { dataset: model.dataset } } }) as unknown),
    printToPDF: (given) => {
      if (model.url === '') return Promise.reject(new Error('Nothing is loaded'));
      model.printed.push(structuredClone(given));
      return Promise.resolve(Buffer.from('%PDF-1.7 stand-in'));
    },
  });
  const window: BrowserWindow = modelled<BrowserWindow>('BrowserWindow', {
    webContents: contents,
    loadURL: async (url) => {
      const response = await session.fetch(url);
      if (response === null || !response.ok) throw new Error(`ERR_FAILED loading ${url}`);
      model.url = url;
      model.windowListeners.emit('ready-to-show');
    },
    on: (event: string, listener: Listener) => {
      model.windowListeners.add(event, listener);
      return window;
    },
    once: (event: string, listener: Listener) => {
      model.windowListeners.add(event, listener, true);
      return window;
    },
    show: () => void (model.shown = true),
    destroy: () => {
      model.destroyed = true;
      model.windowListeners.emit('closed');
      onClosed();
    },
  });
  const model: WindowModel = {
    options,
    window,
    contents,
    session,
    windowListeners: new Listeners(),
    contentsListeners: new Listeners(),
    printed: [],
    sent: [],
    onSent: new Listeners(),
    url: '',
    shown: false,
    destroyed: false,
    webRtcPolicy: null,
    dataset: {},
    navigates(url) {
      const event = Object.assign(stoppable(), { url, isMainFrame: true });
      for (const name of ['will-frame-navigate', 'will-navigate', 'will-redirect'])
        model.contentsListeners.emit(name, event, url);
      return !event.defaultPrevented;
    },
    opens(url) {
      if (openHandler === null) return true;
      const details = modelled<Electron.HandlerDetails>('details', {
        url,
        frameName: '',
        features: '',
        disposition: 'new-window',
      });
      return openHandler(details).action === 'allow';
    },
    invokeEvent({ url = model.url, inFrame = false } = {}) {
      const top = modelled<WebFrameMain>('frame', { url: model.url, parent: null });
      const frame = modelled<WebFrameMain>('frame', { url, parent: inFrame ? top : null });
      return modelled<IpcMainInvokeEvent>('event', { sender: contents, senderFrame: frame });
    },
  };
  return model;
}
