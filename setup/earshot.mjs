/** `npm run --silent earshot -- …`: the command in a checkout. */
import { runEntry } from './entry.mjs';

await runEntry('main/cli/earshot.ts');
