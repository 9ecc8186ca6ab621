import type { App, Session, WebContents } from 'electron';
import { PAGES } from './content-policy.ts';

/** The one thing a page may ask for: putting text on the clipboard after a click ("Copy" beside a display filter). It
 *  reads nothing. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Chromium's own traffic would end up in the very capture: off, and every host name mapped to nothing. */
export function silenceChromium(app: App): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

export function isOurAddress(url: string): boolean {
  return url.startsWith(`${PAGES}/`);
}

/** Nothing leaves a window, nothing is granted to it, nothing is downloaded. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(GRANTED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurAddress(url) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** A page stays where it is: no other address, no other window, no page within the page. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
