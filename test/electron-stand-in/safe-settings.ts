import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** What a window must say out loud, whatever Electron's defaults are today. */
const MUST: Partial<WebPreferences> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
};
const MUST_NOT = ['enableBlinkFeatures', 'additionalArguments', 'partition'] as const;

/** Throws on a window that would give its page more than a page has. */
export function refuseUnsafeSettings({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  for (const [name, value] of Object.entries(MUST)) {
    const set = webPreferences[name as keyof WebPreferences];
    if (set !== value)
      throw new Error(`Unsafe window: ${name} is ${JSON.stringify(set)} and must be ${JSON.stringify(value)}`);
  }
  for (const name of MUST_NOT) {
    if (webPreferences[name] !== undefined) throw new Error(`Unsafe window: ${name} must not be set`);
  }
  if (webPreferences.session === undefined) throw new Error('Unsafe window: it has no session of its own');
}
