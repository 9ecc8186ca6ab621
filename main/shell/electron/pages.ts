import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Session } from 'electron';
import { PAGE_POLICY, SCHEME } from './content-policy.ts';
import { isOurAddress } from './guard.ts';

/** Everything the build puts into a page. What has another ending is not there. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Answers for `app://earshot/…` out of one folder; nothing else exists. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const path = method === 'GET' && isOurAddress(url) ? pathIn(folder, new URL(url).pathname) : null;
    const type = path === null ? undefined : TYPES[extname(path)];
    if (path === null || type === undefined) return notThere();
    try {
      return found(await readFile(path), type);
    } catch {
      return notThere(); // missing, or a folder: the page learns no more than that
    }
  });
}

/** @returns null for whatever would lie outside the folder */
function pathIn(folder: string, pathname: string): string | null {
  try {
    const path = resolve(folder, `.${decodeURIComponent(pathname)}`);
    return path.startsWith(resolve(folder) + sep) ? path : null;
  } catch {
    return null; // a broken percent sign names no file
  }
}

function found(body: Uint8Array<ArrayBuffer>, type: string): Response {
  const headers = {
    'content-type': type,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
  return new Response(body, { headers });
}

function notThere(): Response {
  return new Response(null, { status: 404 });
}
