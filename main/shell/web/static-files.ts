import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { ServerResponse } from 'node:http';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** react-aria-components writes one style element of its own; its hash is all that inline styles may be. The end-to-end
 *  test fails on any message about this policy. */
const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REACT_ARIA_STYLE}`,
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers on every answer: the page talks to nobody and is shown by nobody else. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Sends one file of the built renderer. What is not a plain path below the folder is not found. */
export async function sendStatic(folder: string, urlPath: string, response: ServerResponse): Promise<void> {
  const path = normalize(join(folder, urlPath === '/' ? 'index.html' : decodePath(urlPath)));
  const type = TYPES[extname(path)];
  const body = path.startsWith(folder + sep) && type !== undefined ? await readFile(path).catch(() => null) : null;
  if (!body || type === undefined) {
    response.writeHead(404, SAFE_HEADERS).end();
    return;
  }
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': type }).end(body);
}

function decodePath(urlPath: string): string {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return '';
  }
}
