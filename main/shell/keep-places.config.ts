import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const TOP = fileURLToPath(new URL('../../', import.meta.url));

/** Sources find knowledge, sample and helper by their own place in the tree. Bundled, they keep saying where they stood:
 *  a checkout and a package have the same folders below the top one.
 *  @param out the folder of the bundle
 *  @param rewrite what stands for `import.meta.url`, given the expression that tells the place; null: left as it is */
export function keepPlaces(out: string, rewrite: (place: string, id: string) => string | null): Plugin {
  return {
    name: 'earshot-keep-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(`${TOP}main${sep}`) || !code.includes('import.meta.url')) return null;
      const place = JSON.stringify(relative(out, id).replaceAll(sep, '/'));
      const url = rewrite(`new URL(${place}, import.meta.url).href`, id);
      return url === null ? null : { code: code.replaceAll('import.meta.url', `(${url})`), map: null };
    },
  };
}
