/** The address of everything the windows may show. Nothing is ever fetched from anywhere else. */
export const SCHEME = 'app';
export const PAGES = `${SCHEME}://earshot`;

/** The renderer's own page says the same in a `<meta>`; this one also holds where that cannot (`frame-ancestors`). */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
