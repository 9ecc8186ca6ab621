/** Stands in for the module `electron` in tests: the binary cannot be had on every machine. Each part is checked against
 *  Electron's own typings, throws on whatever it does not model, refuses unsafe windows and really clones messages. It is
 *  no proof that Electron does the same; README says which lines have only run here. */
import type * as Electron from 'electron';
import { modelled, modelledClass, type Listener } from './modelled.ts';
import { world } from './world.ts';

const theApp: Electron.App = modelled<Electron.App>('app', {
  commandLine: modelled<Electron.CommandLine>('commandLine', {
    appendSwitch: (name, value = '') => {
      if (world.ready) throw new Error('Switches must be set before the app is ready');
      world.switches.set(name, value);
    },
    hasSwitch: (name) => world.switches.has(name),
  }),
  enableSandbox: () => {
    if (world.ready) throw new Error('enableSandbox must be called before the app is ready');
    // As Electron does: the switch is gone, and every page from now on would be sandboxed.
    world.switches.delete('no-sandbox');
    world.sandboxed = true;
  },
  whenReady: async () => {
    await Promise.resolve();
    world.ready = true;
  },
  on: (event: string, listener: Listener) => {
    world.appListeners.add(event, listener);
    return theApp;
  },
  quit: () => world.appListeners.emit('will-quit', { preventDefault: () => {} }),
  exit: (code = 0) => world.exit(code),
});

const theIpcRenderer: Electron.IpcRenderer = modelled<Electron.IpcRenderer>('ipcRenderer', {
  invoke: (channel, ...args: unknown[]) => world.invoke(page().invokeEvent(), channel, args),
  on: (channel, listener) => {
    page().onSent.add(channel, eventFirst(listener));
    return theIpcRenderer;
  },
  off: (channel, listener) => {
    page().onSent.remove(channel, eventFirst(listener));
    return theIpcRenderer;
  },
});

const wrappers = new WeakMap<object, Listener>();

/** A page's listener gets an event first; the same listener always has the same wrapper, so that `off` finds it. */
function eventFirst(listener: (event: Electron.IpcRendererEvent, ...args: unknown[]) => void): Listener {
  const known = wrappers.get(listener);
  if (known !== undefined) return known;
  const wrapper = (...args: unknown[]): void => listener(modelled<Electron.IpcRendererEvent>('event', {}), ...args);
  wrappers.set(listener, wrapper);
  return wrapper;
}

function page(): NonNullable<typeof world.current> {
  if (world.current === null) throw new Error('No page is loaded: set world.current to a window first');
  return world.current;
}

function fork(program: string, args: string[] = [], options: Electron.ForkOptions = {}): Electron.UtilityProcess {
  if (!world.ready) throw new Error('utilityProcess.fork can only be called after the app is ready');
  if (args.length > 0) throw new Error('The stand-in models no arguments: others on the machine could read them');
  const model = world.fork(program, options);
  const child: Electron.UtilityProcess = modelled<Electron.UtilityProcess>('utilityProcess', {
    postMessage: (message: unknown) => void model.received.push(structuredClone(message)),
    on: (event: string, listener: Listener) => {
      model.events.add(event, listener);
      return child;
    },
    kill: () => (model.killed = true),
  });
  return child;
}

const standIn = {
  app: theApp,
  BrowserWindow: modelledClass<typeof Electron.BrowserWindow>(
    'BrowserWindow',
    (options = {}) => world.open(options).window,
  ),
  contextBridge: modelled<Electron.ContextBridge>('contextBridge', {
    exposeInMainWorld: (name, api) => world.expose(name, api),
  }),
  dialog: modelled<Electron.Dialog>('dialog', {
    showSaveDialog: (...args: unknown[]) => {
      world.saveAsked.push(args.at(-1) as object);
      return Promise.resolve(world.saveAnswer);
    },
  }),
  ipcMain: modelled<Electron.IpcMain>('ipcMain', {
    handle: (channel, listener) => {
      if (world.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      world.handlers.set(channel, listener);
    },
  }),
  ipcRenderer: theIpcRenderer,
  Menu: modelledClass<typeof Electron.Menu>(
    'Menu',
    () => {
      throw new Error('The stand-in makes menus from templates only');
    },
    {
      setApplicationMenu: () => void (world.menuSet = true),
      buildFromTemplate: () => modelled<Electron.Menu>('menu', {}),
    },
  ),
  protocol: modelled<Electron.Protocol>('protocol', {
    registerSchemesAsPrivileged: (schemes) => {
      if (world.ready) throw new Error('Schemes must be registered before the app is ready');
      for (const { scheme, privileges = {} } of schemes) world.schemes.set(scheme, privileges);
    },
  }),
  session: modelledClass<typeof Electron.session>(
    'session',
    () => {
      throw new Error('A session is not made by hand');
    },
    { fromPartition: (partition) => world.session(partition).session },
  ),
  utilityProcess: modelledClass<typeof Electron.utilityProcess>(
    'utilityProcess',
    () => {
      throw new Error('A utility process is not made by hand');
    },
    { fork },
  ),
  webUtils: modelled<Electron.WebUtils>('webUtils', {
    getPathForFile: (file) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File');
      return world.filePaths.get(file) ?? '';
    },
  }),
} satisfies Partial<typeof Electron>;

export const {
  app,
  BrowserWindow,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  Menu,
  protocol,
  session,
  utilityProcess,
  webUtils,
} = standIn;
