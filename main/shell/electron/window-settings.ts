import type { BrowserWindowConstructorOptions, Session, WebPreferences } from 'electron';

/** What every window has: a page that is nothing but a page. Written out although most are Electron's defaults, so that
 *  a change of default cannot open a door. */
const CLOSED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  // The spell checker fetches its dictionaries from the network.
  spellcheck: false,
} as const satisfies WebPreferences;

export function mainWindowSettings(session: Session, preload: string): BrowserWindowConstructorOptions {
  return {
    title: 'Earshot',
    width: 1180,
    height: 820,
    minWidth: 420,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...CLOSED, session, preload },
  };
}

/** A window that no one sees: it draws the report for the PDF. */
export function printWindowSettings(session: Session, preload: string): BrowserWindowConstructorOptions {
  return { show: false, webPreferences: { ...CLOSED, session, preload } };
}
