/** `npm run fuzz`: damaged, changed and flooding captures (docs/fuzzing.md). */
import { runEntry } from './entry.mjs';

await runEntry('test/fuzz/run.ts');
