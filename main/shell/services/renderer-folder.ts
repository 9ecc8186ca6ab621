import { fileURLToPath } from 'node:url';

/** Where set-up puts the built pages. */
export const RENDERER_FOLDER = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));
