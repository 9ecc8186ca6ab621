/** The stand-in is only worth something if it refuses: each refusal is seen here. */
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { app, BrowserWindow, contextBridge, ipcMain, protocol, session } from 'electron';
import { beforeEach, expect, test } from 'vitest';
import { mainWindowSettings } from '../../main/shell/electron/window-settings.ts';
import { acrossBridge } from './bridge.ts';
import { world } from './world.ts';

beforeEach(async () => {
  world.reset();
  await app.whenReady();
});

const withPreferences = (change: Partial<WebPreferences>): BrowserWindowConstructorOptions => {
  const settings = mainWindowSettings(session.fromPartition('earshot'), '/preload.cjs');
  return { ...settings, webPreferences: { ...settings.webPreferences, ...change } };
};

test.each<Partial<WebPreferences>>([
  { sandbox: false },
  { contextIsolation: false },
  { nodeIntegration: true },
  { nodeIntegrationInWorker: true },
  { nodeIntegrationInSubFrames: true },
  { webSecurity: false },
  { allowRunningInsecureContent: true },
  { experimentalFeatures: true },
  { webviewTag: true },
  { navigateOnDragDrop: true },
  { enableBlinkFeatures: 'X' },
  { partition: 'persist:x' },
])('refuses a window with %j', (change) => {
  expect(() => new BrowserWindow(withPreferences(change))).toThrow(/Unsafe window/);
  expect(world.windows).toEqual([]);
});

test('refuses a window that leaves a setting to its default', () => {
  expect(() => new BrowserWindow({ webPreferences: { session: session.fromPartition('earshot') } })).toThrow(
    /sandbox is undefined/,
  );
  expect(() => new BrowserWindow()).toThrow(/Unsafe window/);
  expect(() => new BrowserWindow(withPreferences({}))).not.toThrow();
});

test('throws on any call that it does not model', () => {
  expect(() => app.relaunch()).toThrow('does not model app.relaunch');
  expect(() => session.fromPartition('earshot').clearCache()).toThrow('does not model session.clearCache');
  expect(() => new BrowserWindow(withPreferences({})).webContents.openDevTools()).toThrow(
    'does not model webContents.openDevTools',
  );
  expect(() => BrowserWindow.getAllWindows()).toThrow('does not model BrowserWindow.getAllWindows');
});

test('refuses what Electron refuses once the app is ready', () => {
  expect(() => protocol.registerSchemesAsPrivileged([{ scheme: 'app' }])).toThrow();
  expect(() => app.enableSandbox()).toThrow();
  expect(() => app.commandLine.appendSwitch('x')).toThrow();
  expect(() => session.fromPartition('earshot').protocol.handle('app', () => new Response())).toThrow(/not registered/);
});

test('clones messages both ways, and keeps of an error its text alone', async () => {
  const window = new BrowserWindow(withPreferences({}));
  const model = world.windows[0]!;
  const sent = { list: [1] };
  const kept: { list: number[] }[] = [];
  ipcMain.handle('x', (_event, message: { list: number[] }) => {
    kept.push(message);
    return message;
  });
  const back = await world.invoke(model.invokeEvent(), 'x', [sent]);
  expect(back).toEqual(sent);
  expect(kept[0]).not.toBe(sent);
  expect(back).not.toBe(kept[0]);
  await expect(world.invoke(model.invokeEvent(), 'x', [() => 1])).rejects.toThrow(/could not be cloned/);
  ipcMain.handle('y', () => Promise.reject(Object.assign(new Error('no'), { code: 'E' })));
  await expect(world.invoke(model.invokeEvent(), 'y', [])).rejects.not.toHaveProperty('code');
  expect(() => ipcMain.handle('y', () => 1)).toThrow(/second handler/);
  expect(() => window.webContents.send('z', Symbol('s'))).toThrow(/could not be cloned/);
});

test('the bridge to the page takes an error’s own data away, and leaves plain data whole', async () => {
  const api = {
    fails: () => Promise.reject(Object.assign(new Error('no'), { code: 'E' })),
    refuses: () => Promise.reject({ code: 'E' }),
  };
  const seen = acrossBridge(api) as typeof api;
  await expect(seen.fails()).rejects.not.toHaveProperty('code');
  await expect(seen.refuses()).rejects.toEqual({ code: 'E' });
  expect(() => contextBridge.exposeInMainWorld('a', { s: Symbol('s') })).toThrow();
});

test('ends the app with its last window, unless it listens for that', async () => {
  new BrowserWindow(withPreferences({})).destroy();
  expect([world.exited, world.exitCode]).toEqual([true, 0]);
  world.reset();
  await app.whenReady();
  let heard = 0;
  app.on('window-all-closed', () => void (heard += 1));
  const [first, second] = [new BrowserWindow(withPreferences({})), new BrowserWindow(withPreferences({}))];
  first.destroy();
  expect(heard).toBe(0);
  second.destroy();
  expect([heard, world.exited]).toEqual([1, false]);
});

test('enableSandbox takes back the switch that turns the sandbox off', () => {
  world.reset();
  world.switches.set('no-sandbox', '');
  expect(app.commandLine.hasSwitch('no-sandbox')).toBe(true);
  app.enableSandbox();
  expect(app.commandLine.hasSwitch('no-sandbox')).toBe(false);
});
