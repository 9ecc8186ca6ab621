/** `npm run corpus`: Earshot beside nDPI over the real captures (docs/corpus-differences.md). */
import { runEntry } from './entry.mjs';

await runEntry('test/corpus/run.ts');
