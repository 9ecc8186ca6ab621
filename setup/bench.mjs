/** `npm run bench`: Earshot's time and memory beside its peers' (docs/performance.md). */
import { runEntry } from './entry.mjs';

await runEntry('bench/run.ts', 'command');
