/** `npm run identifiers`: what is found of what captures hold (docs/identifiers.md). */
import { runEntry } from './entry.mjs';

await runEntry('test/identifiers/run.ts');
